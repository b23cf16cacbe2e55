"""Sums over hands become the figures that a reader sees: made of opportunities, ratios, and win rates with their
interval."""

from collections import Counter
from dataclasses import dataclass, field
from math import sqrt

from projections.analysis.catalogue import BITS, CATALOGUE

LEAST_HANDS = 100
"""Below so many hands no win rate is told: it would say nothing."""
STANDARD_ERRORS = 1.96
"""So many to each side make the interval that holds the true rate nineteen times of twenty."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One statistic of some hands: the `made` of so many `opportunities` (of a ratio, one count and the other), and the
    `value` that they come to: per cent of a share, the quotient of a ratio, big blinds per hundred hands of a rate,
    whose `made` is big blinds. None where there was no opportunity, or too few hands for a rate. `margin` is what a
    rate may be off to either side, at 95 %."""

    statistic: str
    made: float
    opportunities: int
    value: float | None
    margin: float | None


@dataclass(slots=True)
class Results:
    """The sum and the sum of squares of the hands' results in big blinds."""

    total: float = 0.0
    squares: float = 0.0


@dataclass(slots=True)
class Tally:
    """Sums over some of a player's hands; `net` in whole chips, `rake` in chips."""

    hands: int = 0
    net: int = 0
    rake: float = 0.0
    aggressive: int = 0
    calls: int = 0
    folds: int = 0
    had: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    results: dict[str, Results] = field(default_factory=lambda: {"net": Results(), "ev": Results()})

    def count(self, had: int, made: int, hands: int = 1) -> None:
        """Add hands with the same opportunities, made and not."""
        self.hands += hands
        for key, bit in BITS.items():
            if had & bit:
                self.had[key] += hands
                if made & bit:
                    self.made[key] += hands

    def figures(self) -> tuple[Figure, ...]:
        """Every statistic, in the order of the catalogue."""
        return tuple(self.figure(key) for key in CATALOGUE)

    def figure(self, key: str) -> Figure:
        """One statistic by its key; raises KeyError for one that there is not."""
        match CATALOGUE[key].measure:
            case "ratio":
                return Figure(key, self.aggressive, self.calls, _quotient(self.aggressive, self.calls), None)
            case "rate":
                return _rate(key, self.results[key], self.hands)
            case "share":
                made, had = self._share(key)
                return Figure(key, made, had, _quotient(100 * made, had), None)

    def _share(self, key: str) -> tuple[int, int]:
        if key == "afq":
            return self.aggressive, self.aggressive + self.calls + self.folds
        return self.made[key], self.had[key]


def _quotient(made: float, opportunities: int) -> float | None:
    return made / opportunities if opportunities else None


def _rate(key: str, results: Results, hands: int) -> Figure:
    if hands < LEAST_HANDS:
        return Figure(key, results.total, hands, None, None)
    mean = results.total / hands
    variance = max(0.0, results.squares - hands * mean**2) / (hands - 1)
    return Figure(key, results.total, hands, 100 * mean, STANDARD_ERRORS * 100 * sqrt(variance / hands))
