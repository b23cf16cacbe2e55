"""Interleaved rounds: every measurement once a round, in a new order each time, so that drift hits all alike."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from rich.progress import Progress

from ops.benches.plan import Plan

DRIFT = 2.0
"""A round in which a calibration is off its median by more than this factor says nothing."""


@dataclass(frozen=True, slots=True)
class Slice:
    """One measurement: operations a second, the 95th percentile of their latency in seconds, and the CPU seconds
    that one of them cost this process; the last two where they are known."""

    rate: float
    p95: float | None = None
    cpu: float | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """A median with the least and the greatest value."""

    median: float
    least: float
    greatest: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Of at least one value."""
        return cls(median(values), min(values), max(values))


Measurement = Callable[[float], Slice]
"""Measures for that many seconds."""

Round = Mapping[str, Slice]


def measured(measurements: Mapping[str, Measurement], plan: Plan) -> list[Round]:
    """All rounds, in the order in which they were run."""
    rounds: list[Round] = []
    with Progress(transient=True) as progress:
        steps = progress.add_task("measuring", total=plan.rounds * len(measurements))
        for _ in range(plan.rounds):
            slices: dict[str, Slice] = {}
            for name in random.sample(list(measurements), len(measurements)):
                progress.update(steps, description=name)
                slices[name] = measurements[name](plan.seconds)
                progress.advance(steps)
            rounds.append({name: slices[name] for name in measurements})
    return rounds


def steady(rounds: Sequence[Round], calibrations: Sequence[str]) -> list[Round]:
    """The rounds in which no calibration drifted too far."""
    usual = {name: median(each[name].rate for each in rounds) for name in calibrations}
    return [
        each
        for each in rounds
        if all(usual[name] / DRIFT <= each[name].rate <= usual[name] * DRIFT for name in calibrations)
    ]


def ratios(rounds: Sequence[Round], subject: str, calibration: str) -> Spread:
    """The subject's rate over the calibration's, round by round."""
    return Spread.of([each[subject].rate / each[calibration].rate for each in rounds])
