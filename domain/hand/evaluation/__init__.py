"""What cards are worth in every game of the room, and what a dealer calls them; pure table look-ups and arithmetic.

A ranking is named by its id: `high` (hold'em, stud), `short_deck`, `omaha`, `omaha_low`, `eight_low` (stud hi-lo),
`ace_to_five` (razz), `deuce_to_seven`, `badugi`. Cards are written like `Td`; others raise KeyError. With fewer cards
than make a hand, everything speaks of what there is so far.
"""

from collections.abc import Iterable

from domain.hand.evaluation.badugi import Badugi
from domain.hand.evaluation.cards import RANKS, card_by_suit
from domain.hand.evaluation.lows import AceToFive, DeuceToSeven, EightLow
from domain.hand.evaluation.omaha import Omaha, OmahaLow
from domain.hand.evaluation.ranking import High, Ranking
from domain.hand.evaluation.scale import (
    FLUSH,
    FULL_HOUSE,
    HIGH_CARD,
    PAIR,
    QUADS,
    SHORT_DECK,
    STANDARD,
    STRAIGHT,
    STRAIGHT_FLUSH,
    TRIPS,
    TWO_PAIR,
)
from domain.hand.evaluation.strength import Strength

__all__ = [
    "FLUSH",
    "FULL_HOUSE",
    "HIGH_CARD",
    "PAIR",
    "QUADS",
    "RANKINGS",
    "RANKS",
    "STRAIGHT",
    "STRAIGHT_FLUSH",
    "TRIPS",
    "TWO_PAIR",
    "Strength",
    "card_by_suit",
    "describe",
    "evaluate",
    "name",
    "rank",
    "showing_high",
    "showing_low",
    "value",
]

RANKINGS: dict[str, Ranking] = {
    "high": High(STANDARD),
    "short_deck": High(SHORT_DECK),
    "omaha": Omaha(),
    "omaha_low": OmahaLow(),
    "eight_low": EightLow(),
    "ace_to_five": AceToFive(),
    "deuce_to_seven": DeuceToSeven(),
    "badugi": Badugi(),
}


def value(ranking: str, hole: Iterable[str], board: Iterable[str] = ()) -> int | None:
    """The worth of the best hand, or None if none qualifies: within a ranking the greater wins and equal ones split."""
    return RANKINGS[ranking].value(tuple(hole), tuple(board))


def rank(ranking: str, hole: Iterable[str], board: Iterable[str] = ()) -> Strength | None:
    """The best hand with its cards and its name, or None if none qualifies; `value` alone is many times faster."""
    rules, own, shared = RANKINGS[ranking], tuple(hole), tuple(board)
    worth = rules.value(own, shared)
    if worth is None:
        return None
    kind, ranks = rules.spelled(worth)
    return Strength(worth, rules.cards(kind, ranks, own, shared), rules.name(kind, ranks), kind)


def describe(ranking: str, hole: Iterable[str], board: Iterable[str] = (), low: str | None = None) -> str:
    """What a player holds, in words, at any point of a hand, or nothing; with a second ranking for the other half
    of a split pot both: `Two pair, aces and tens / 8-6-4-2-A low`."""
    own, shared = tuple(hole), tuple(board)
    halves = [RANKINGS[half] for half in (ranking, low) if half]
    made = [(rules, rules.value(own, shared)) for rules in halves]
    return " / ".join(rules.name(*rules.spelled(worth)) for rules, worth in made if worth is not None)


def evaluate(cards: Iterable[str]) -> Strength:
    """The best five-card high hand among five to seven cards."""
    strength = rank("high", cards)
    assert strength is not None
    return strength


def name(cards: Iterable[str]) -> str:
    """What up to seven cards make high, in words; with fewer than five only equal ranks and high cards count."""
    return describe("high", cards)


def showing_high(cards: Iterable[str]) -> int:
    """The worth of one to four exposed cards of stud, by equal ranks and high cards: the greatest acts first."""
    return STANDARD.worth(tuple(cards))


def showing_low(cards: Iterable[str]) -> int:
    """The worth of one to four exposed cards of razz, ace low: the greatest is the lowest hand, which acts first."""
    worth = value("ace_to_five", cards)
    assert worth is not None
    return worth
