"""Time-out rings: players who let their turns run out in the same hands.

Only hands with several time-outs count, and of these it is taken as given how many there were: who was struck is the
question. So a bad minute of the room, which strikes everybody, says nothing about anybody, and whoever has a bad line
(time-outs in other hands) is expected to be struck more often.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from projections.integrity.book import Book
from projections.integrity.chance import both_of, poisson_binomial_tail
from projections.integrity.signal import Signal, groups, scored, told
from projections.integrity.sums import PlayerSums
from projections.integrity.tally import MissedTogether, Pair

LEAST = 1.5
"""Pairs with a lower score join no ring."""
FEWEST = 3
"""Nobody is suspected for fewer hands."""
USUAL_HANDS = 100.0
"""So many hands at the room's rate of time-outs are put to everybody's own."""


@dataclass(slots=True)
class _Struck:
    """Of two players: how often both were struck, and how probable that was in each hand that had several."""

    count: int = 0
    rates: list[float] = field(default_factory=list)


def time_out_ring(book: Book) -> Iterator[Signal]:
    """A signal for each group of players who time out together."""
    struck = _struck(book)
    chances = {
        pair: poisson_binomial_tail(each.count, each.rates)
        for pair, each in struck.items()
        if each.count >= FEWEST and book.house.isdisjoint(pair)
    }
    strong = {pair: chance for pair, chance in chances.items() if scored(chance, len(struck)) >= LEAST}
    for ring in groups(strong):
        own = {pair: chance for pair, chance in sorted(strong.items()) if pair[0] in ring}
        sentences = (
            f"{book.name(pair[0])} and {book.name(pair[1])} both timed out in {struck[pair].count} hands, "
            f"{sum(struck[pair].rates):.1f} expected ({told(chance)})"
            for pair, chance in own.items()
        )
        best = min(own.values())
        explanation = (
            f"Of {len(book.missed)} hands with several time-outs: {'; '.join(sentences)}. For one of {len(struck):,} "
            "pairs who were dealt into such hands."
        )
        yield Signal("time_out_ring", ring, scored(best, len(struck)), explanation)


def _struck(book: Book) -> dict[Pair, _Struck]:
    """Every pair that was dealt into a hand with several time-outs."""
    usual = (book.room.missed + 1) / (book.room.hands + 2)
    shared = Counter(player for hand in book.missed for player in hand.missed)
    struck: dict[Pair, _Struck] = {}
    for hand in book.missed:
        weights = [_weight(book.players[player], shared[player], usual) for player in hand.players]
        for first, second in combinations(range(len(hand.players)), 2):
            each = struck.setdefault(_pair(hand, first, second), _Struck())
            each.rates.append(both_of(weights, first, second, len(hand.missed)))
            each.count += hand.players[first] in hand.missed and hand.players[second] in hand.missed
    return struck


def _weight(sums: PlayerSums, shared: int, usual: float) -> float:
    """The odds of a time-out of a player in a hand, from those hands in which nobody else timed out."""
    rate = (sums.missed - shared + USUAL_HANDS * usual) / (sums.hands + USUAL_HANDS)
    return rate / (1 - rate)


def _pair(hand: MissedTogether, first: int, second: int) -> Pair:
    one, other = sorted((hand.players[first], hand.players[second]))
    return one, other
