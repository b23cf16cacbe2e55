"""How the cards go out: hole cards one at a time and clockwise, a burned card before every later street (RR §6, §8)."""

from collections.abc import Iterator

from domain.event import Event
from domain.hand.events import HoleCardsDealt, StreetDealt, UpCardsDealt
from domain.hand.hand import Hand
from domain.variants import Street

NO_CARD = -1


def hole_cards(hand: Hand) -> Iterator[Event]:
    """The cards before the first betting round; in stud two face down and one face up."""
    plan, count = hand.plan, len(hand.players)
    seats = tuple(player.seat for player in hand.players)
    numbers = tuple(tuple(place + lap * count for lap in range(plan.down)) for place in range(count))
    yield HoleCardsDealt(plan.name, NO_CARD, seats, numbers)
    if plan.up:
        yield _up(hand, plan, NO_CARD, plan.down * count)


def next_street(hand: Hand) -> Iterator[Event]:
    """The cards of the street after the present one; a draw turns up none. What is on a second board already is
    left as it is, so that run-outs can be dealt one after the other."""
    plan = hand.ruleset.variant.streets[hand.street_index + 1]
    if plan.board:
        yield from _boards(hand, plan, hand.dealt)
    elif (plan.up or plan.down) and _short(hand):
        yield _shared(hand, plan)
    elif plan.up:
        yield _up(hand, plan, hand.dealt, hand.dealt + 1)
    elif plan.down:
        yield _down(hand, plan)


def undealt_streets(hand: Hand) -> Iterator[StreetDealt]:
    """What would have come on all boards, had the hand gone on."""
    dealt = hand.dealt
    for plan in hand.ruleset.variant.streets[hand.street_index + 1 :]:
        if plan.board and len(hand.boards[0]) < 5:
            yield from _boards(hand, plan, dealt)
            dealt += 1 + plan.board * len(hand.boards)


def _boards(hand: Hand, plan: Street, dealt: int) -> Iterator[StreetDealt]:
    """A street for every board of the hand, with one card burned for all (two boards are dealt side by side)."""
    first = dealt + 1
    for board in range(len(hand.boards)):
        burned = dealt if board == 0 else NO_CARD
        numbers = tuple(range(first + board * plan.board, first + (board + 1) * plan.board))
        yield StreetDealt(plan.name, board, burned, numbers, hand.cards(numbers))


def runout(hand: Hand, board: int) -> Iterator[StreetDealt]:
    """What one board still lacks, street by street, each after a burned card."""
    dealt, have = hand.dealt, len(hand.boards[board])
    for plan in hand.ruleset.variant.streets:
        have -= plan.board
        if plan.board and have < 0:
            numbers = tuple(range(dealt + 1, dealt + 1 + plan.board))
            yield StreetDealt(plan.name, board, dealt, numbers, hand.cards(numbers))
            dealt, have = numbers[-1] + 1, 0


def lacking(hand: Hand) -> int:
    """How many cards, burned ones included, one board still needs."""
    have, cards = len(hand.boards[0]), 0
    for plan in hand.ruleset.variant.streets:
        have -= plan.board
        if plan.board and have < 0:
            cards, have = cards + 1 + plan.board, 0
    return cards


def _short(hand: Hand) -> bool:
    """Whether the deck cannot burn one and give each live seat another (stud on seventh street)."""
    return hand.stub_end - hand.dealt < 1 + len(hand.live)


def _shared(hand: Hand, plan: Street) -> StreetDealt:
    """One card for everyone, face up; it is burned before only where a card is left to burn (PokerStars' rule)."""
    burn = hand.stub_end - hand.dealt > 1
    number = hand.dealt + burn
    return StreetDealt(plan.name, 0, hand.dealt if burn else NO_CARD, (number,), hand.cards((number,)))


def _up(hand: Hand, plan: Street, burned: int, first: int) -> UpCardsDealt:
    seats = tuple(player.seat for player in hand.live)
    numbers = tuple(range(first, first + len(seats)))
    return UpCardsDealt(plan.name, burned, seats, numbers, hand.cards(numbers))


def _down(hand: Hand, plan: Street) -> HoleCardsDealt:
    seats = tuple(player.seat for player in hand.live)
    first = hand.dealt + 1
    return HoleCardsDealt(plan.name, hand.dealt, seats, tuple((first + place,) for place in range(len(seats))))
