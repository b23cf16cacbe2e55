"""Histograms of waits: which bin, and which percentile."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.activity.waits import BINS, BOUNDS, bin_of, percentile


def bins_of(waits: Sequence[int]) -> list[int]:
    bins = [0] * BINS
    for wait in waits:
        bins[bin_of(wait)] += 1
    return bins


@pytest.mark.parametrize(
    ("milliseconds", "place"),
    [(0, 0), (250, 0), (251, 1), (1_000, 3), (1_001, 4), (120_000, BINS - 2), (120_001, BINS - 1), (10**9, BINS - 1)],
)
def test_a_bin_holds_the_waits_up_to_its_bound(milliseconds: int, place: int) -> None:
    assert bin_of(milliseconds) == place


def test_a_percentile_lies_on_a_straight_line_through_its_bin() -> None:
    """Ten waits up to 3 s and ten between 15 and 20 s: the 75th percentile is half way through the latter."""
    waits = bins_of([2_600] * 10 + [16_000] * 10)
    assert percentile(waits, 0.75) == 17.5
    assert percentile(waits, 0.5) == 3.0
    assert percentile(waits, 0.25) == 2.75
    assert percentile(waits, 1.0) == 20.0


def test_of_waits_beyond_the_last_bound_only_that_is_told() -> None:
    assert percentile(bins_of([500_000] * 3), 0.95) == 120.0


def test_nobody_who_waited_has_no_percentile() -> None:
    assert percentile([0] * BINS, 0.95) is None


@given(st.lists(st.integers(0, 120_000), min_size=1), st.floats(0.01, 1.0))
def test_a_percentile_is_in_the_bin_of_the_wait_that_it_stands_for(waits: list[int], share: float) -> None:
    told = percentile(bins_of(waits), share)
    assert told is not None
    rank = max(int(-(-share * len(waits) // 1)), 1)
    place = bin_of(sorted(waits)[min(rank, len(waits)) - 1])
    shortest = BOUNDS[place - 1] if place else 0.0
    assert shortest - 1e-9 <= told <= BOUNDS[place] + 1e-9
