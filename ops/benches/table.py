"""Goals 2, 3 and 5: what an action costs beside a bare relay and a naive stack, and how long it takes.

An action is a player's frame, checked, played by the rules, durable, and seen by all six seats."""

import time
from collections.abc import Callable, Sequence
from statistics import median

from rich.console import Console

from adapters.postgres.cannot_start import CannotStart
from ops.benches.plan import Plan
from ops.benches.report import Goal, keep, show
from ops.benches.rounds import Round, Slice, Spread, measured, steady
from ops.benches.server import RESULTS, NotDurable
from ops.benches.table_cpu import CpuUnknown
from ops.benches.table_load import LoadFailed
from ops.benches.table_plot import draw
from ops.benches.table_server import NotServing
from ops.benches.table_socket import ConnectionEnded
from ops.benches.table_stack import Played
from ops.benches.table_stacks import (
    ECHO,
    INSERT,
    NAIVE_BUSY,
    RELAY,
    ROOM_BUSY,
    ROOM_CALM,
    running_stacks,
)

LEAST_ROUNDS = 5
SLICES = 2.0
"""Slices twice as long as the plan's: fewer seconds show no queue."""

SHARES = (0.1, 0.3, 0.5, 0.7, 0.9)
"""Of the saturation, at which the latency is drawn."""

RELAY_GOAL = "CPU of an action over the relay's"
NAIVE_GOAL = "CPU of the naive stack over ours"
CALM_GOAL = "p95 at 30 % over a row's and an echo's"
BUSY_GOAL = "p95 at 80 % over a row's and an echo's"
MISSED_GOAL = "actions missed at 30 % and 80 %"

FAILURES = (CannotStart, NotDurable, NotServing, ConnectionEnded, LoadFailed, CpuUnknown, TimeoutError)

NOTE = (
    "An action's cost includes the dealer's steps between hands and what the servers do while idle, shared among all "
    "actions of a slice. The relay bears the room's rate. Six people at each table check and call, one turn in twenty "
    "raises; every hand reaches its showdown. Nobody cuts the deck, no socket compresses, and the read models are left "
    "to the projector's own process."
)


def run(plan: Plan, console: Console) -> None:
    """Measure, print and keep."""
    console.print(NOTE)
    seconds = SLICES * plan.seconds
    try:
        with running_stacks() as stacks:
            rounds = measured(stacks.measurements, Plan(max(LEAST_ROUNDS, plan.rounds), seconds))
            curve = [(share, stacks.room.at(share)(seconds)) for share in SHARES]
    except FAILURES as failure:
        raise SystemExit(f"Nothing was measured: {failure}") from failure
    kept = steady(rounds, (INSERT, ECHO))
    console.print(f"{len(rounds) - len(kept)} of {len(rounds)} rounds discarded: a calibration was off by more than 2×")
    if not kept:
        raise SystemExit("The machine was too busy to measure anything; try again.")
    found = goals(kept)
    show(console, kept, found)
    _show_parts(console, kept)
    keep("table", kept, found)
    _plot(kept, [(share, _p95(slice_) * 1e3) for share, slice_ in curve])


def goals(rounds: Sequence[Round]) -> list[Goal]:
    """What was to be reached, by the ratios within each round."""
    over_relay, under_naive = _ratio(rounds, _cpu, ROOM_BUSY, RELAY), _ratio(rounds, _cpu, NAIVE_BUSY, ROOM_BUSY)
    return [
        Goal(RELAY_GOAL, over_relay, 2.5, "×", at_most=True),
        Goal("stretch: over the relay", over_relay, 1.7, "×", at_most=True),
        Goal(NAIVE_GOAL, under_naive, 4.0, "×"),
        Goal("later: naive stack", under_naive, 6.0, "×"),
        Goal("stretch: naive stack", under_naive, 8.0, "×"),
        Goal(CALM_GOAL, _waits(rounds, ROOM_CALM), 1.5, "×", at_most=True),
        Goal(BUSY_GOAL, _waits(rounds, ROOM_BUSY), 3.0, "×", at_most=True),
        Goal(MISSED_GOAL, _missed(rounds), 0.0, "%", at_most=True),
    ]


def _ratio(rounds: Sequence[Round], of: Callable[[Slice], float], subject: str, calibration: str) -> Spread:
    return Spread.of([of(each[subject]) / of(each[calibration]) for each in rounds])


def _waits(rounds: Sequence[Round], subject: str) -> Spread:
    return Spread.of([_p95(each[subject]) / (_p95(each[INSERT]) + _p95(each[ECHO])) for each in rounds])


def _missed(rounds: Sequence[Round]) -> Spread:
    """One miss in one round is a miss: in place of the median stands the mean."""
    missed = [100 * _played(each[name]).missed for each in rounds for name in (ROOM_CALM, ROOM_BUSY)]
    return Spread(sum(missed) / len(missed), min(missed), max(missed))


def _plot(rounds: Sequence[Round], curve: Sequence[tuple[float, float]]) -> None:
    least = median(_p95(each[INSERT]) + _p95(each[ECHO]) for each in rounds) * 1e3
    path = RESULTS / f"table-{time.strftime('%Y%m%d-%H%M%S')}.svg"
    draw(
        path, "p95 from schedule to the last view, by share of the saturation; dashed: a row and an echo", curve, least
    )


def _show_parts(console: Console, rounds: Sequence[Round]) -> None:
    for name in (NAIVE_BUSY, ROOM_BUSY):
        stored = Spread.of([_played(each[name]).database * 1e6 for each in rounds])
        console.print(f"{name}: {stored.median:.0f} µs of it PostgreSQL's ({stored.least:.0f} – {stored.greatest:.0f})")


def _cpu(found: Slice) -> float:
    assert found.cpu is not None
    return found.cpu


def _p95(found: Slice) -> float:
    assert found.p95 is not None
    return found.p95


def _played(found: Slice) -> Played:
    assert isinstance(found, Played)
    return found
