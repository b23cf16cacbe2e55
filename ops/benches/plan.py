"""How long and how often a benchmark measures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """So many rounds of slices of so many seconds."""

    rounds: int
    seconds: float


FULL = Plan(rounds=7, seconds=1.5)

QUICK = Plan(rounds=3, seconds=0.5)
