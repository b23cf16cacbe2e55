"""The tails against sums over all outcomes, closed forms and known values."""

from itertools import combinations
from math import comb, exp, factorial, isclose, log, prod

import pytest

from projections.integrity.chance import (
    FLOOR,
    beta_binomial_lower_tail,
    beta_binomial_tail,
    binomial_tail,
    both_of,
    either,
    hypergeometric_tail,
    negative_binomial_tail,
    normal_tail,
    poisson_binomial_tail,
    together,
)


@pytest.mark.parametrize(
    ("made", "of", "rate"), [(7, 10, 0.3), (2, 10, 0.3), (49, 50, 0.2), (1, 3, 0.999), (10, 10, 0.5)]
)
def test_binomial(made: int, of: int, rate: float) -> None:
    whole = sum(comb(of, x) * rate**x * (1 - rate) ** (of - x) for x in range(made, of + 1))
    assert isclose(binomial_tail(made, of, rate), whole, rel_tol=1e-9)


def test_binomial_at_its_ends() -> None:
    assert binomial_tail(0, 5, 0.1) == 1.0
    assert binomial_tail(3, 5, 1.0) == 1.0
    assert binomial_tail(1, 5, 0.0) == FLOOR


@pytest.mark.parametrize("made", range(11))
def test_a_beta_binomial_of_mean_one_half_and_two_tries_is_uniform(made: int) -> None:
    assert isclose(beta_binomial_tail(made, 10, 0.5, 2.0), (11 - made) / 11, rel_tol=1e-9)
    assert isclose(beta_binomial_lower_tail(made, 10, 0.5, 2.0), (made + 1) / 11, rel_tol=1e-9)


def test_a_beta_binomial_that_is_sure_of_its_rate_is_a_binomial() -> None:
    assert isclose(beta_binomial_tail(9, 12, 0.4, 1e9), binomial_tail(9, 12, 0.4), rel_tol=1e-5)


def test_far_from_the_tail_the_chance_is_one() -> None:
    assert beta_binomial_tail(10, 5_000, 0.9, 50) == 1.0
    assert binomial_tail(10, 5_000, 0.9) == 1.0
    assert negative_binomial_tail(3, 900.0, 4.0) > 0.999


def test_far_in_the_tail_the_chance_is_small_but_never_nothing() -> None:
    assert FLOOR <= beta_binomial_tail(5_000, 5_000, 0.1, 1e6) < 1e-100
    assert negative_binomial_tail(1_000, 0.5, 8.0) >= FLOOR


@pytest.mark.parametrize("count", range(1, 8))
def test_a_negative_binomial_of_shape_one_is_geometric(count: int) -> None:
    assert isclose(negative_binomial_tail(count, 3.0, 1.0), 0.75**count, rel_tol=1e-9)


def test_a_negative_binomial_that_is_sure_is_a_poisson_count() -> None:
    poisson = 1 - sum(exp(-2) * 2**k / factorial(k) for k in range(5))
    assert isclose(negative_binomial_tail(5, 2.0, 1e7), poisson, rel_tol=1e-5)


@pytest.mark.parametrize(
    ("common", "first", "second", "of"), [(3, 5, 6, 20), (1, 5, 6, 20), (4, 4, 9, 12), (0, 2, 2, 9)]
)
def test_hypergeometric(common: int, first: int, second: int, of: int) -> None:
    ways = sum(comb(first, x) * comb(of - first, second - x) for x in range(common, min(first, second) + 1))
    assert isclose(hypergeometric_tail(common, first, second, of), ways / comb(of, second), rel_tol=1e-9)


def test_places_that_must_be_common_are_no_surprise() -> None:
    assert hypergeometric_tail(2, 6, 6, 10) == 1.0


def test_normal_at_its_best_known_points() -> None:
    assert isclose(normal_tail(1.959963985), 0.025, rel_tol=1e-7)
    assert isclose(normal_tail(0.0), 0.5)
    assert isclose(normal_tail(-3.090232306), 0.999, rel_tol=1e-7)


def test_several_happenings_at_rates_of_their_own() -> None:
    rates = (0.1, 0.5, 0.8)
    exact = 0.1 * 0.5 * 0.2 + 0.1 * 0.5 * 0.8 + 0.1 * 0.5 * 0.8 + 0.9 * 0.5 * 0.8
    assert isclose(poisson_binomial_tail(2, rates), exact, rel_tol=1e-9)
    assert poisson_binomial_tail(0, rates) == 1.0


def test_independent_tests_together() -> None:
    assert isclose(together([0.05]), 0.05)
    product = 0.05 * 0.02
    assert isclose(together([0.05, 0.02]), product * (1 - log(product)), rel_tol=1e-9)
    half = -log(0.1 * 0.2 * 0.3)
    assert isclose(together([0.1, 0.2, 0.3]), exp(-half) * (1 + half + half**2 / 2), rel_tol=1e-9)


def test_the_stronger_test_costs_the_number_of_tests() -> None:
    assert either([0.01, 0.5]) == 0.02
    assert either([0.9, 0.8]) == 1.0


@pytest.mark.parametrize("count", [2, 3, 4])
def test_who_is_struck_when_so_many_are(count: int) -> None:
    weights = (2.0, 0.5, 1.0, 3.0)
    chosen = {who: prod(weights[place] for place in who) for who in combinations(range(4), count)}
    exact = sum(weight for who, weight in chosen.items() if {0, 3} <= set(who)) / sum(chosen.values())
    assert isclose(both_of(weights, 0, 3, count), exact, rel_tol=1e-9)


def test_one_alone_is_not_both() -> None:
    assert both_of((1.0, 1.0, 1.0), 0, 1, 1) == 0.0
