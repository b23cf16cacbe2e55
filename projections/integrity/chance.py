"""How probable it is that chance alone does this or more: the tails of the distributions that signals are judged by.

All are exact sums or closed forms in floats; none gives less than FLOOR, so that logarithms stay finite.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from itertools import count as _count_from
from math import erfc, exp, lgamma, log, log1p, sqrt

FLOOR = 1e-300
NEGLIGIBLE = 1e-17
"""A term below this share of the sum so far ends it."""


def normal_tail(z: float) -> float:
    """The chance of a standard normal value of at least `z`."""
    return _bounded(erfc(z / sqrt(2)) / 2)


def beta_binomial_tail(made: int, of: int, mean: float, concentration: float) -> float:
    """The chance of at least `made` in `of` tries whose rate is itself not known better than a beta distribution:
    around `mean`, as sure as if it had been seen in `concentration` tries."""
    if made <= 0:
        return 1.0
    if made <= mean * of:
        return _bounded(1 - beta_binomial_tail(of - made + 1, of, 1 - mean, concentration))
    hits, misses = mean * concentration, (1 - mean) * concentration
    first = exp(_choices(of, made) + _log_beta(hits + made, misses + of - made) - _log_beta(hits, misses))
    return _summed(first, ((of - x) / (x + 1) * (hits + x) / (misses + of - x - 1) for x in range(made, of)))


def beta_binomial_lower_tail(made: int, of: int, mean: float, concentration: float) -> float:
    """The chance of at most `made` in `of` tries; see `beta_binomial_tail`."""
    return beta_binomial_tail(of - made, of, 1 - mean, concentration)


def binomial_tail(made: int, of: int, rate: float) -> float:
    """The chance of at least `made` in `of` tries that each succeed at this rate."""
    if made <= 0 or rate >= 1:
        return 1.0
    if rate <= 0:
        return FLOOR
    if made <= rate * of:
        return _bounded(1 - binomial_tail(of - made + 1, of, 1 - rate))
    first = exp(_choices(of, made) + made * log(rate) + (of - made) * log1p(-rate))
    odds = rate / (1 - rate)
    return _summed(first, ((of - x) / (x + 1) * odds for x in range(made, of)))


def negative_binomial_tail(count: int, mean: float, shape: float) -> float:
    """The chance of at least `count` where `mean` are expected, at a rate that is itself spread like a gamma
    distribution of this shape: the greater, the surer (a Poisson count in the limit)."""
    if count <= 0:
        return 1.0
    if mean <= 0:
        return FLOOR
    share = mean / (mean + shape)
    if count <= mean:
        none = exp(shape * log1p(-share))
        return _bounded(1 - _summed(none, ((x + shape) / (x + 1) * share for x in range(count - 1))))
    first = exp(lgamma(count + shape) - lgamma(shape) - lgamma(count + 1) + shape * log1p(-share) + count * log(share))
    return _summed(first, ((x + shape) / (x + 1) * share for x in _count_from(count)))


def hypergeometric_tail(common: int, first: int, second: int, of: int) -> float:
    """The chance that two who chose `first` and `second` out of `of` places by themselves have at least `common` of
    them in common."""
    if common <= max(0, first + second - of):
        return 1.0
    if common * of <= first * second:
        return _bounded(1 - hypergeometric_tail(second - common + 1, of - first, second, of))
    begin = exp(_choices(first, common) + _choices(of - first, second - common) - _choices(of, second))
    most = min(first, second)
    steps = ((first - x) * (second - x) / ((x + 1) * (of - first - second + x + 1)) for x in range(common, most))
    return _summed(begin, steps)


def poisson_binomial_tail(count: int, rates: Iterable[float]) -> float:
    """The chance that at least `count` of several happen, each at a rate of its own."""
    chances = [1.0]
    for rate in rates:
        chances = [
            (chances[k] if k < len(chances) else 0.0) * (1 - rate) + (chances[k - 1] * rate if k else 0.0)
            for k in range(len(chances) + 1)
        ]
    return _bounded(sum(chances[count:]))


def together(chances: Sequence[float]) -> float:
    """Several independent tests as one (Fisher): the chance of tails that are this small all together."""
    half = -sum(log(_bounded(chance)) for chance in chances)
    terms = accumulate(range(1, len(chances)), lambda term, k: term * half / k, initial=1.0)
    return _bounded(exp(-half) * sum(terms))


def either(chances: Sequence[float]) -> float:
    """The stronger of several tests, at the price of having made them all (Bonferroni)."""
    return _bounded(min(chances) * len(chances))


def both_of(weights: Sequence[float], first: int, second: int, count: int) -> float:
    """The chance that two named ones are among `count` who were struck, when each is struck independently with odds of
    its weight: what is known is how many were struck, not whom."""
    others = [weight for place, weight in enumerate(weights) if place not in (first, second)]
    whole = _products(weights)[count] if count <= len(weights) else 0.0
    rest = _products(others)[count - 2] if 2 <= count <= len(weights) else 0.0
    return min(1.0, weights[first] * weights[second] * rest / whole) if whole else 0.0


def _products(weights: Sequence[float]) -> list[float]:
    """Element `k` sums the products of all choices of `k` weights."""
    sums = [1.0]
    for weight in weights:
        sums = [*sums, 0.0]
        for k in range(len(sums) - 1, 0, -1):
            sums[k] += sums[k - 1] * weight
    return sums


def _summed(first: float, ratios: Iterator[float]) -> float:
    """A term and those that follow, each by its ratio to the one before."""
    total = term = first
    for ratio in ratios:
        term *= ratio
        total += term
        if ratio < 1 and term <= NEGLIGIBLE * total:
            break
    return _bounded(total)


def _choices(of: int, count: int) -> float:
    """The logarithm of the number of ways to choose `count`."""
    return lgamma(of + 1) - lgamma(count + 1) - lgamma(of - count + 1)


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def _bounded(chance: float) -> float:
    return min(1.0, max(FLOOR, chance))
