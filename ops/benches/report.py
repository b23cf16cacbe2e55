"""Prints what was measured and whether the goals were reached, and keeps the figures."""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from rich.console import Console
from rich.table import Table

from ops.benches.machine import description
from ops.benches.rounds import Round, Spread
from ops.benches.server import RESULTS


@dataclass(frozen=True, slots=True)
class Goal:
    """What was to be reached: `wanted` is the least value, or the greatest where `at_most` is set."""

    name: str
    found: Spread
    wanted: float
    unit: str
    at_most: bool = False

    @property
    def reached(self) -> bool:
        """By the median."""
        return self.found.median <= self.wanted if self.at_most else self.found.median >= self.wanted


def show(console: Console, rounds: Sequence[Round], goals: Sequence[Goal]) -> None:
    """The measurements and the goals as two tables."""
    console.print(_measurements(rounds))
    show_goals(console, goals)


def show_goals(console: Console, goals: Sequence[Goal]) -> None:
    """The goals as a table."""
    console.print(_goals(goals))


def keep(name: str, rounds: Sequence[Round], goals: Sequence[Goal]) -> None:
    """Write all slices and goals to a file of their own among the results."""
    figures = {
        "machine": description(),
        "rounds": [{what: asdict(found) for what, found in each.items()} for each in rounds],
        "goals": [{**asdict(goal), "reached": goal.reached} for goal in goals],
    }
    path = RESULTS / f"{name}-{time.strftime('%Y%m%d-%H%M%S')}.json"
    path.write_text(json.dumps(figures, indent=1))


def _measurements(rounds: Sequence[Round]) -> Table:
    table = Table(title=f"{len(rounds)} rounds: medians (least – greatest)")
    for heading in ("", "per second", "p95 ms", "CPU µs each"):
        table.add_column(heading, justify="right" if heading else "left", no_wrap=True)
    for name in rounds[0]:
        slices = [each[name] for each in rounds]
        p95 = [found.p95 * 1e3 for found in slices if found.p95 is not None]
        cpu = [found.cpu * 1e6 for found in slices if found.cpu is not None]
        rate = _text(Spread.of([found.rate for found in slices]), ",.0f")
        table.add_row(
            name, rate, _text(Spread.of(p95), ".2f") if p95 else "", _text(Spread.of(cpu), ".1f") if cpu else ""
        )
    return table


def _goals(goals: Sequence[Goal]) -> Table:
    table = Table(title="Goals")
    for heading in ("", "wanted", "median", "least – greatest", ""):
        table.add_column(heading, no_wrap=True)
    for goal in goals:
        sign = "≤" if goal.at_most else "≥"
        spread = f"{goal.found.least:.2f} – {goal.found.greatest:.2f} {goal.unit}"
        verdict = "[green]reached[/]" if goal.reached else "[red]not reached[/]"
        table.add_row(
            goal.name, f"{sign} {goal.wanted:g} {goal.unit}", f"{goal.found.median:.2f} {goal.unit}", spread, verdict
        )
    return table


def _text(spread: Spread, style: str) -> str:
    return f"{spread.median:{style}} ({spread.least:{style}} – {spread.greatest:{style}})"
