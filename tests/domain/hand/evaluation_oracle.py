"""Another judge of cards, slow and plain: every hand that may be made is tried, and compared card by card.

It shares nothing with the code it judges, not even a table.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

Key = tuple[int, ...]
"""Compares as hands do: the greater wins."""


def best(ranking: str, hole: Sequence[str], board: Sequence[str]) -> Key | None:
    """The best of all hands that the ranking lets these cards make, or None if none qualifies."""
    keys = [KEYS[ranking](cards) for cards in choices(ranking, hole, board)]
    return max((key for key in keys if key), default=None)


def choices(ranking: str, hole: Sequence[str], board: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every choice of cards that may be a hand."""
    if ranking.startswith("omaha"):
        yield from (two + three for two in combinations(hole, 2) for three in combinations(board, 3))
    elif ranking == "badugi":
        yield from (some for count in range(1, 5) for some in combinations((*hole, *board), count))
    else:
        yield from combinations((*hole, *board), 5)


def _places(cards: Sequence[str], ranks: str) -> list[int]:
    """The cards' places among the ranks: those that come most often first, then the highest first."""
    counts = Counter(ranks.index(card[0]) for card in cards)
    return sorted((ranks.index(card[0]) for card in cards), key=lambda place: (-counts[place], -place))


def _shape(places: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(Counter(places).values(), reverse=True))


SHAPES = [(1, 1, 1, 1, 1), (2, 1, 1, 1), (2, 2, 1), (3, 1, 1), (3, 2), (4, 1)]


def _by_shape(cards: Sequence[str], ranks: str, ladder: Sequence[str], lowest_straight: str | None) -> Key:
    """A hand by the ladder of its kinds, worst first."""
    places = _places(cards, ranks)
    kinds = ["high", "pair", "two pair", "trips", "full house", "quads"]
    kind = kinds[SHAPES.index(_shape(places))]
    if kind == "high":
        is_flush = len({card[1] for card in cards}) == 1
        if lowest_straight and {card[0] for card in cards} == set(lowest_straight):
            places = [-1]
        is_straight = places == [-1] or places[0] - places[4] == 4
        kind = {(1, 1): "straight flush", (1, 0): "flush", (0, 1): "straight", (0, 0): "high"}[is_flush, is_straight]
    return ladder.index(kind), *places


LADDER = ["high", "pair", "two pair", "trips", "straight", "flush", "full house", "quads", "straight flush"]
SHORT_LADDER = ["high", "pair", "two pair", "trips", "straight", "full house", "flush", "quads", "straight flush"]


def _high(cards: Sequence[str]) -> Key:
    return _by_shape(cards, "23456789TJQKA", LADDER, "A2345")


def _short_deck(cards: Sequence[str]) -> Key:
    return _by_shape(cards, "6789TJQKA", SHORT_LADDER, "A6789")


def _deuce_to_seven(cards: Sequence[str]) -> Key:
    return tuple(-number for number in _by_shape(cards, "23456789TJQKA", LADDER, None))


def _ace_to_five(cards: Sequence[str]) -> Key:
    places = _places(cards, "A23456789TJQK")
    return -SHAPES.index(_shape(places)), *(-place for place in places)


def _eight_low(cards: Sequence[str]) -> Key:
    places = _places(cards, "A23456789TJQK")
    return tuple(-place - 1 for place in places) if len(set(places)) == 5 and places[0] <= 7 else ()


def _badugi(cards: Sequence[str]) -> Key:
    ranks, suits = {card[0] for card in cards}, {card[1] for card in cards}
    if not len(ranks) == len(suits) == len(cards):
        return ()
    return len(cards), *(-place for place in _places(cards, "A23456789TJQK"))


KEYS: dict[str, Callable[[Sequence[str]], Key]] = {
    "high": _high,
    "short_deck": _short_deck,
    "omaha": _high,
    "omaha_low": _eight_low,
    "eight_low": _eight_low,
    "ace_to_five": _ace_to_five,
    "deuce_to_seven": _deuce_to_seven,
    "badugi": _badugi,
}
