"""The end of a hand: who shows in which order, who wins which pot, and what is left in front of everyone."""

from collections.abc import Iterator

from domain.event import Event
from domain.hand.betting import opener
from domain.hand.evaluation import FLUSH, STRAIGHT_FLUSH, Strength, card_by_suit, describe, rank, value
from domain.hand.events import CardsMucked, CardsShown, HandSettled, PotAwarded, RakeTaken
from domain.hand.hand import Hand
from domain.hand.player import Player
from domain.hand.pots import Pot, divide, pots
from domain.hand.rake import rake
from domain.variants import Ranking


def uncalled(hand: Hand) -> tuple[int, int] | None:
    """The seat whose last chips nobody can match any more, and how many they are; None where all are called."""
    first, second = sorted(hand.players, key=lambda player: player.total, reverse=True)[:2]
    return (first.seat, first.total - second.total) if first.total > second.total else None


def uncontested(hand: Hand) -> Iterator[Event]:
    """Everyone else folded: the last player takes the pot, if anyone paid to it, and need not show (TDA 2024 rule
    17-B)."""
    if hand.pot:
        yield PotAwarded(0, 0, "", hand.live[0].seat, hand.pot, "uncontested", "", ())


def all_face_up(hand: Hand) -> Iterator[Event]:
    """Betting is closed with someone all-in: every live hand is tabled (TDA 2024 rule 16)."""
    for player in _in_order(hand):
        if set(player.numbers) > {*player.shown, *player.up_numbers}:
            yield _shown(hand, player)


def show_or_muck(hand: Hand) -> Iterator[Event]:
    """Each in turn shows a hand that can still win a share, and mucks a beaten one (TDA 2024 rule 17-A)."""
    best: dict[tuple[int, Ranking], int] = {}
    for player in _in_order(hand):
        values = {key: worth for key in _contests(hand) if (worth := _value(hand, player, *key)) is not None}
        wins = not best or any(worth >= best.get(key, worth) for key, worth in values.items())
        yield _shown(hand, player) if wins else CardsMucked(player.seat)
        best |= {key: max(worth, best.get(key, worth)) for key, worth in values.items()}


def rakes(hand: Hand) -> Iterator[RakeTaken]:
    """The room's share, where it takes one."""
    taken = rake(hand, [pot.amount for pot in pots(hand.players, hand.dead)])
    if any(taken):
        yield RakeTaken(taken)


def awards(hand: Hand) -> Iterator[PotAwarded]:
    """The side pots and then the main pot, each to its best hands (TDA 2024 rules 20 and 21). A pot is split
    between the boards, then between high and low; odd chips go to the first board and to the high."""
    taken = next((fact.amounts for fact in hand.facts if isinstance(fact, RakeTaken)), ())
    made = pots(hand.players, hand.pot + sum(taken) - sum(player.total for player in hand.players))
    for index, pot in reversed(list(enumerate(made))):
        amount = pot.amount - (taken[index] if taken else 0)
        for board, share in enumerate(divide(amount, len(hand.boards))):
            yield from _on_board(hand, index, pot, board, share)


def settle(hand: Hand) -> HandSettled:
    """The final stacks and what each seat won or lost; raises nothing, but proves that no chip came or went."""
    assert hand.started is not None
    assert hand.pot == 0, f"{hand.pot} chips were not awarded"
    raked = hand.raked or 0
    stacks = tuple(player.stack for player in hand.players)
    net = tuple(after - before for after, before in zip(stacks, hand.started.stacks, strict=True))
    assert sum(net) == -raked, f"{sum(net) + raked} chips came from nowhere"
    return HandSettled(hand.awarded + raked, raked, hand.started.seats, stacks, net)


def label(hand: Hand, player: Player) -> str:
    """What all of a player's cards make, on every board; empty while cards are to come."""
    if not hand.last_street or (hand.ruleset.variant.flop and any(len(board) < 5 for board in hand.boards)):
        return ""
    high, *low = hand.ruleset.variant.rankings
    hole = hand.cards(player.numbers)
    said = [describe(high, hole, board, low[0] if low else None) for board in hand.boards]
    return "; ".join(dict.fromkeys(said))


def _on_board(hand: Hand, index: int, pot: Pot, board: int, amount: int) -> Iterator[PotAwarded]:
    contests = [key for key in _contests(hand) if key[0] == board and _qualifies(hand, pot, *key)]
    if not amount:
        return
    for (_, ranking), share in zip(contests, divide(amount, len(contests)), strict=True):
        half = "" if len(contests) == 1 else "low" if ranking == hand.ruleset.variant.low else "high"
        yield from _award(hand, index, pot, board, half, ranking, share)


def _qualifies(hand: Hand, pot: Pot, board: int, ranking: Ranking) -> bool:
    return any(_value(hand, hand.at(seat), board, ranking) is not None for seat in pot.seats)


def _award(
    hand: Hand, index: int, pot: Pot, board: int, half: str, ranking: Ranking, amount: int
) -> Iterator[PotAwarded]:
    worth = {seat: _value(hand, hand.at(seat), board, ranking) for seat in pot.seats}
    best = max(found for found in worth.values() if found is not None)
    winners = [(seat, _strength(hand, seat, board, ranking)) for seat in pot.seats if worth[seat] == best]
    if hand.ruleset.variant.stud:
        ace_low = ranking == hand.ruleset.variant.low
        winners.sort(key=lambda winner: _by_suit(hand, winner[0], winner[1], ace_low), reverse=True)
    for (seat, strength), share in zip(winners, divide(amount, len(winners)), strict=True):
        if share:
            yield PotAwarded(index, board, half, seat, share, "showdown", strength.name, strength.cards)


def _by_suit(hand: Hand, seat: int, strength: Strength, ace_low: bool) -> list[int]:
    """The odd chip of stud games goes to the high card by suit in the winning five (TDA 2024 rule 20): the best suits
    that make them, and where the high card is shared the next one decides [E]."""
    held = (*hand.hole(seat), *hand.board)
    one_suit = {card[1] for card in strength.cards} if strength.category in (FLUSH, STRAIGHT_FLUSH) else set("cdhs")
    ranks = [card[0] for card in strength.cards]
    worth = [
        sorted(card_by_suit(card, ace_low=ace_low) for card in held if card[0] == rank and card[1] in one_suit)
        for rank in dict.fromkeys(ranks)
    ]
    best = [each[-ranks.count(rank) :] for each, rank in zip(worth, dict.fromkeys(ranks), strict=True)]
    return sorted((card for each in best for card in each), reverse=True)


def _contests(hand: Hand) -> list[tuple[int, Ranking]]:
    """What is compared: every board, high before low."""
    return [(board, ranking) for board in range(len(hand.boards)) for ranking in hand.ruleset.variant.rankings]


def _in_order(hand: Hand) -> list[Player]:
    """The live players, from the last aggressor of the last round, else from who acts first in it; who plays for a
    side pot comes before who is all-in for less (TDA 2024 rule 17-A, Robert's Rules §3)."""
    seats = [player.seat for player in hand.players]
    first = seats.index(opener(hand) if hand.aggressor is None or hand.at(hand.aggressor).folded else hand.aggressor)
    order = hand.players[first:] + hand.players[:first]
    return sorted((player for player in order if not player.folded), key=lambda player: -player.total)


def _shown(hand: Hand, player: Player) -> CardsShown:
    return CardsShown(player.seat, player.numbers, hand.cards(player.numbers), label(hand, player))


def _value(hand: Hand, player: Player, board: int, ranking: Ranking) -> int | None:
    return value(ranking, hand.cards(player.numbers), hand.boards[board])


def _strength(hand: Hand, seat: int, board: int, ranking: Ranking) -> Strength:
    strength = rank(ranking, hand.hole(seat), hand.boards[board])
    assert strength is not None
    return strength
