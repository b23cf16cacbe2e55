"""What cards are worth: the best five of five to seven cards, high, by the ranking of Robert's Rules §2."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

RANKS = "23456789TJQKA"
SINGULAR = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "jack", "queen", "king", "ace")
PLURAL = tuple("sixes" if name == "six" else name + "s" for name in SINGULAR)
HIGH_CARD, PAIR, TWO_PAIR, TRIPS, STRAIGHT, FLUSH, FULL_HOUSE, QUADS, STRAIGHT_FLUSH = range(9)
WHEEL = 0b1000000001111


@dataclass(frozen=True, slots=True)
class Strength:
    """A hand's worth: greater `value` wins, equal ones split; `cards` are the five that make it, best first."""

    value: int
    category: int
    cards: tuple[str, ...]

    @property
    def name(self) -> str:
        """The hand in words, as a dealer calls it: `Two pair, kings and queens`."""
        return _describe(self.category, [RANKS.index(card[0]) for card in self.cards])


def evaluate(cards: Sequence[str]) -> Strength:
    """The best five-card high hand among five or more cards such as `Td`."""
    ordered = sorted(cards, key=lambda card: -RANKS.index(card[0]))
    flush = _flush(ordered)
    if flush and (run := _straight(flush)):
        return _strength(STRAIGHT_FLUSH, run, run[:1])
    groups = sorted(_groups(ordered), key=lambda group: -len(group))
    best = _by_groups(groups)
    if best.category >= FULL_HOUSE:
        return best
    if flush:
        return _strength(FLUSH, flush[:5], flush[:5])
    if run := _straight(ordered):
        return _strength(STRAIGHT, run, run[:1])
    return best


def name(cards: Sequence[str]) -> str:
    """What two to seven cards make, in words; with fewer than five only pairs and high cards count."""
    if len(cards) >= 5:
        return evaluate(cards).name
    ordered = sorted(cards, key=lambda card: -RANKS.index(card[0]))
    groups = sorted(_groups(ordered), key=lambda group: -len(group))
    category = PAIR if groups and len(groups[0]) == 2 else HIGH_CARD
    return _describe(category, [RANKS.index(card[0]) for group in groups for card in group]) if cards else ""


def _groups(ordered: Sequence[str]) -> list[list[str]]:
    return [list(same) for _, same in groupby(ordered, key=lambda card: card[0])]


def _by_groups(groups: list[list[str]]) -> Strength:
    """The best hand by equal ranks; `groups` come largest first, then highest first."""
    first, second = len(groups[0]), len(groups[1]) if len(groups) > 1 else 0
    if first == 4:
        kicker = max((card for group in groups[1:] for card in group), key=lambda card: RANKS.index(card[0]))
        return _strength(QUADS, [*groups[0], kicker])
    if first == 3 and second >= 2:
        pairs = max(groups[1:], key=lambda group: (len(group) >= 2, RANKS.index(group[0][0])))
        return _strength(FULL_HOUSE, [*groups[0], *pairs[:2]])
    if first == 3:
        return _strength(TRIPS, [*groups[0], *_kickers(groups[1:], 2)])
    if first == 2 and second == 2:
        return _strength(TWO_PAIR, [*groups[0], *groups[1], *_kickers(groups[2:], 1)])
    if first == 2:
        return _strength(PAIR, [*groups[0], *_kickers(groups[1:], 3)])
    return _strength(HIGH_CARD, _kickers(groups, 5))


def _kickers(groups: list[list[str]], count: int) -> list[str]:
    singles = sorted((card for group in groups for card in group), key=lambda card: -RANKS.index(card[0]))
    return singles[:count]


def _flush(ordered: Sequence[str]) -> list[str]:
    for suit in "cdhs":
        suited = [card for card in ordered if card[1] == suit]
        if len(suited) >= 5:
            return suited
    return []


def _straight(ordered: Sequence[str]) -> list[str]:
    """The highest run of five among the cards, best first (the ace ends it in a wheel), or nothing."""
    by_rank = {RANKS.index(card[0]): card for card in reversed(ordered)}
    mask = sum(1 << rank for rank in by_rank)
    for top in range(12, 3, -1):
        if mask >> (top - 4) & 0b11111 == 0b11111:
            return [by_rank[rank] for rank in range(top, top - 5, -1)]
    if mask & WHEEL == WHEEL:
        return [by_rank[rank] for rank in (3, 2, 1, 0, 12)]
    return []


def _strength(category: int, cards: list[str], deciding: Sequence[str] | None = None) -> Strength:
    value = category
    for place in range(5):
        deciders = cards if deciding is None else deciding
        value = value << 4 | (RANKS.index(deciders[place][0]) if place < len(deciders) else 0)
    return Strength(value, category, tuple(cards))


def _describe(category: int, ranks: Sequence[int]) -> str:
    top = ranks[0]
    second = next((rank for rank in ranks if rank != top), top)
    words = {
        STRAIGHT_FLUSH: "Royal flush" if top == 12 else f"Straight flush, {SINGULAR[top]} high",
        QUADS: f"Four of a kind, {PLURAL[top]}",
        FULL_HOUSE: f"Full house, {PLURAL[top]} full of {PLURAL[second]}",
        FLUSH: f"Flush, {SINGULAR[top]} high",
        STRAIGHT: f"Straight, {SINGULAR[top]} high",
        TRIPS: f"Three of a kind, {PLURAL[top]}",
        TWO_PAIR: f"Two pair, {PLURAL[top]} and {PLURAL[second]}",
        PAIR: f"Pair of {PLURAL[top]}",
    }
    return words.get(category, f"{SINGULAR[top].capitalize()} high")
