"""Where low hands win: ace to five (razz), eight or better, deuce to seven."""

from collections.abc import Sequence
from itertools import combinations

from domain.hand.evaluation.cards import lowest
from domain.hand.evaluation.ranking import Low
from domain.hand.evaluation.scale import ACE_HIGH, ACE_LOW

EIGHT = 8
"""How many ranks count in an eight-or-better low: ace to eight."""


class AceToFive(Low):
    """The best five of any cards; straights and flushes do not count, pairs do."""

    def __init__(self) -> None:
        super().__init__(ACE_LOW)

    def _worth(self, hole: Sequence[str], board: Sequence[str]) -> int | None:
        cards = (*hole, *board)
        ranks = distinct(cards)
        if ranks.bit_count() >= 5:
            return lowest(ranks, 5)
        counts = [ACE_LOW.digits[card] for card in cards]
        # Of too few ranks for five, the least damage is found by trying.
        return min(map(ACE_LOW.unsuited, map(sum, combinations(counts, min(5, len(counts)))))) if counts else None


class EightLow(Low):
    """Five different ranks up to eight, of any cards."""

    def __init__(self) -> None:
        super().__init__(ACE_LOW)

    def _worth(self, hole: Sequence[str], board: Sequence[str]) -> int | None:
        ranks = up_to_eight(distinct((*hole, *board)))
        return lowest(ranks, 5) if ranks.bit_count() >= 5 else None


class DeuceToSeven(Low):
    """The lowest hand of at most five cards with the ace high, where straights and flushes count against it."""

    def __init__(self) -> None:
        super().__init__(ACE_HIGH)

    def _worth(self, hole: Sequence[str], board: Sequence[str]) -> int | None:
        cards = (*hole, *board)
        assert len(cards) <= 5, f"{len(cards)} cards are more than a draw hand"
        return ACE_HIGH.worth(cards) if cards else None


def distinct(cards: Sequence[str]) -> int:
    """The set of the cards' ranks, ace low."""
    ranks = 0
    for card in cards:
        ranks |= ACE_LOW.digits[card]
    return ranks


def up_to_eight(ranks: int) -> int:
    """Those of the ranks that count in an eight-or-better low."""
    return ranks & (1 << 4 * EIGHT) - 1
