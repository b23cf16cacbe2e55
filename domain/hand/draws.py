"""Exchanging cards: whose turn it is, what may be given up, and the reshuffle when the stub is short (sheet 4)."""

from collections.abc import Iterator

from domain.event import Event
from domain.hand.events import DeckReshuffled, DrawMade
from domain.hand.hand import Hand
from domain.hand.player import Player
from domain.hand.refusals import IllegalDraw, UnfitHand


def drawer(hand: Hand, street: str) -> Player | None:
    """The next live seat left of the button that has not drawn on a street, all-in or not; None after the last."""
    return next((player for player in hand.live if player.drew != street), None)


def draw(hand: Hand, player: Player, discarded: tuple[int, ...], turn: int, timed_out: bool = False) -> Iterator[Event]:
    """Give up cards and get as many at once; raises IllegalDraw for cards that the seat does not
    hold, and UnfitHand where a stacked deck ends.

    Where the stub is too short, or would give back a card that this player discarded, what is left of it and all
    earlier discards but the player's own are shuffled and make the new stub (PokerStars' rule; `fairness`, 5)."""
    if len(set(discarded)) != len(discarded) or not set(discarded) <= set(player.numbers):
        raise IllegalDraw(f"You hold the cards {_list(player.numbers)}; {_list(discarded)} cannot be given up.")
    if not discarded:
        yield DrawMade(turn, player.seat, -1, (), (), timed_out)
        return
    burn = hand.burned_for_draw != hand.street
    first = hand.dealt + burn
    drawn = tuple(range(first, first + len(discarded)))
    if not _enough(hand, player, discarded, drawn):
        again = DeckReshuffled(hand.reshuffles + 1, _again(hand, player, discarded))
        size = len(hand.ruleset.variant.deck)
        if len(hand.deck.reshuffled(hand.dealt, again.numbers, again.count, size).cards) <= drawn[-1]:
            raise UnfitHand("The deck that the hand was dealt from does not say which cards follow the reshuffle.")
        yield again
    yield DrawMade(turn, player.seat, hand.dealt if burn else -1, discarded, drawn, timed_out)


def _enough(hand: Hand, player: Player, discarded: tuple[int, ...], drawn: tuple[int, ...]) -> bool:
    if drawn[-1] >= min(hand.stub_end, len(hand.deck.cards)):
        return False
    own = set(hand.cards((*player.discards, *discarded)))
    return not own.intersection(hand.cards(drawn))


def _again(hand: Hand, player: Player, discarded: tuple[int, ...]) -> tuple[int, ...]:
    """The numbers that are shuffled again: the stub and others' discards, each card once; not those that the player
    discarded, that somebody holds, or that were burned."""
    own = set(hand.cards((*player.discards, *discarded, *hand.burned)))
    stub = range(hand.dealt, min(hand.stub_end, len(hand.deck.cards)))
    others = [number for other in hand.players if other is not player for number in other.discards]
    held = {card for other in hand.players for card in hand.cards(other.numbers)}
    found: dict[str, int] = {}
    for number in (*stub, *others):
        card = hand.deck.cards[number]
        if card not in own and card not in held:
            found.setdefault(card, number)
    return tuple(sorted(found.values()))


def _list(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers)) or "none"
