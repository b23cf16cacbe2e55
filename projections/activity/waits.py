"""How long people waited, as a small histogram: waits add up by hour, day and table, and still tell a percentile."""

from bisect import bisect_left
from collections.abc import Sequence

BOUNDS = (0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 45, 60, 90, 120)
"""The longest wait of each bin in seconds; whatever is longer is in one more bin at the end."""

BINS = len(BOUNDS) + 1

_LONGEST = [round(bound * 1000) for bound in BOUNDS]


def bin_of(milliseconds: int) -> int:
    """Which bin a wait belongs to, from 0."""
    return bisect_left(_LONGEST, milliseconds)


def percentile(bins: Sequence[int], share: float) -> float | None:
    """Seconds that this share of the waits did not exceed, on a straight line through its bin; of waits beyond the
    last bound only that bound is known. None where nobody waited."""
    rest = share * sum(bins)
    if not rest:
        return None
    for place, count in enumerate(bins[: len(BOUNDS)]):
        if count and rest <= count:
            shortest = BOUNDS[place - 1] if place else 0.0
            return shortest + (BOUNDS[place] - shortest) * rest / count
        rest -= count
    return float(BOUNDS[-1])
