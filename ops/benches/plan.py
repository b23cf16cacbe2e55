"""How long and how often a benchmark measures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """So many rounds of slices of so many seconds; `long` where also what takes many minutes is compared."""

    rounds: int
    seconds: float
    long: bool = False


FULL = Plan(rounds=7, seconds=1.5)

QUICK = Plan(rounds=3, seconds=0.5)
