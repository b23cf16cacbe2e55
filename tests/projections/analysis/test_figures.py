"""From sums to what a reader sees: shares, ratios, win rates and how far they can be trusted."""

from math import sqrt
from statistics import stdev

import pytest

from projections.analysis import BITS, CATALOGUE, SHARES
from projections.analysis.figures import Figure, Tally


def results(*hands: float) -> Tally:
    """A tally of hands with these results in big blinds."""
    tally = Tally()
    for result in hands:
        tally.count(0, 0)
        tally.results["net"].total += result
        tally.results["net"].squares += result**2
    return tally


def test_a_share_is_per_cent_of_opportunities() -> None:
    tally = Tally()
    tally.count(BITS["vpip"] | BITS["pfr"], BITS["vpip"], hands=3)
    tally.count(BITS["vpip"], 0, hands=5)
    tally.count(0, 0)
    assert tally.hands == 9
    assert tally.figure("vpip") == Figure("vpip", 3, 8, 37.5, None)
    assert tally.figure("pfr") == Figure("pfr", 0, 3, 0.0, None)
    assert tally.figure("squeeze") == Figure("squeeze", 0, 0, None, None)


def test_aggression_is_a_ratio_to_calls_and_a_share_of_all_but_checks() -> None:
    tally = Tally(aggressive=6, calls=4, folds=2)
    assert tally.figure("af") == Figure("af", 6, 4, 1.5, None)
    assert tally.figure("afq") == Figure("afq", 6, 12, 50.0, None)


def test_without_a_call_there_is_no_aggression_factor() -> None:
    tally = Tally(aggressive=6)
    assert (tally.figure("af").value, tally.figure("afq").value) == (None, 100.0)


def test_a_win_rate_comes_with_its_interval() -> None:
    hands = [-1.0, 2.5, 0.0, -0.5] * 25
    figure = results(*hands).figure("net")
    assert (figure.made, figure.opportunities) == (25.0, 100)
    assert figure.value == pytest.approx(25.0)
    assert figure.margin == pytest.approx(1.96 * 100 * stdev(hands) / sqrt(100))


def test_below_a_hundred_hands_no_win_rate_is_told() -> None:
    assert results(*[1.0] * 99).figure("net") == Figure("net", 99.0, 99, None, None)
    assert results(*[1.0] * 100).figure("net") == Figure("net", 100.0, 100, 100.0, 0.0)


def test_every_statistic_has_a_figure_and_a_formula() -> None:
    assert [figure.statistic for figure in Tally().figures()] == list(CATALOGUE)
    assert all(each.formula == f"{each.made} / {each.opportunity}" for each in CATALOGUE.values())
    assert len(set(BITS.values())) == len(SHARES) == len({each.name for each in SHARES})
    assert max(BITS.values()) < 2**63


def test_a_statistic_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        Tally().figure("luck")
