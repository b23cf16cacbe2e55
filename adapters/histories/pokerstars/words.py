"""Hands in PokerStars' words."""

from collections.abc import Sequence

from domain.hand.evaluation import (
    FLUSH,
    FULL_HOUSE,
    HIGH_CARD,
    PAIR,
    QUADS,
    STRAIGHT,
    STRAIGHT_FLUSH,
    TRIPS,
    TWO_PAIR,
    Strength,
    rank,
)
from domain.variants import Ruleset, Variant

SINGULAR = {
    "2": "Deuce",
    "3": "Three",
    "4": "Four",
    "5": "Five",
    "6": "Six",
    "7": "Seven",
    "8": "Eight",
    "9": "Nine",
    "T": "Ten",
    "J": "Jack",
    "Q": "Queen",
    "K": "King",
    "A": "Ace",
}
PLURAL = {letter: word + ("es" if letter == "6" else "s") for letter, word in SINGULAR.items()}
PATTERNS = {
    HIGH_CARD: "high card {top}",
    PAIR: "a pair of {tops}",
    TWO_PAIR: "two pair, {tops} and {nexts}",
    TRIPS: "three of a kind, {tops}",
    STRAIGHT: "a straight, {low} to {top}",
    FLUSH: "a flush, {top} high",
    FULL_HOUSE: "a full house, {tops} full of {nexts}",
    QUADS: "four of a kind, {tops}",
    STRAIGHT_FLUSH: "a straight flush, {low} to {top}",
}


def describe(ruleset: Ruleset, hole: Sequence[str], board: Sequence[str]) -> str:
    """What a player shows: `two pair, Aces and Kings`, `HI: a pair of Sevens; LO: 6,5,4,2,A`, `Lo: 8,7,6,4,2` or
    `Badugi: 8,4,3,A`; empty where the cards make nothing yet."""
    variant = ruleset.variant
    if variant.high is None:
        return _low(variant, hole, board)
    high = rank(variant.high, hole, board)
    if high is None or variant.low is None:
        return _high(high)
    low = rank(variant.low, hole, board)
    return f"HI: {_high(high)}" + (f"; LO: {_listed(low)}" if low else "")


def with_article(description: str) -> str:
    """How a description follows `with` in a summary: `a Badugi: 8,4,3,A`, `a 3-card: T,7,2`; others stay."""
    return f"a {description}" if description.startswith("Badugi:") or "-card:" in description else description


def _low(variant: Variant, hole: Sequence[str], board: Sequence[str]) -> str:
    assert variant.low is not None
    made = rank(variant.low, hole, board)
    if made is None:
        return ""
    if variant.low == "badugi":
        size = len(made.cards)
        return f"{'Badugi' if size == 4 else f'{size}-card'}: {_listed(made)}"
    return f"Lo: {_listed(made) if made.category == HIGH_CARD else _high(made)}"


def _high(made: Strength | None) -> str:
    if made is None:
        return ""
    ranks = [card[0] for card in made.cards]
    if made.category == STRAIGHT_FLUSH and ranks[0] == "A":
        return "a Royal Flush"
    following = next((each for each in ranks if each != ranks[0]), ranks[0])
    return PATTERNS[made.category].format(
        top=SINGULAR[ranks[0]], tops=PLURAL[ranks[0]], nexts=PLURAL[following], low=SINGULAR[ranks[-1]]
    )


def _listed(made: Strength) -> str:
    return ",".join(card[0] for card in made.cards)
