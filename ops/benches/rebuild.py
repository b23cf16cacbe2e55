"""Goals 9 and 10: all read models rebuilt against reading and decoding the log alone; how soon they show a commit."""

import asyncio
import tempfile
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from ops.benches.plan import FULL, Plan
from ops.benches.rebuild_lag import Lag, measure_lag
from ops.benches.rebuild_library import LibraryReading
from ops.benches.rebuild_log import fill, import_hands
from ops.benches.rebuild_work import Work
from ops.benches.report import Goal, keep, show
from ops.benches.rounds import Round, Spread, measured, ratios, steady
from ops.benches.server import throwaway_server
from projections.catalogue import PROJECTIONS

EVENTS, FEW_EVENTS = 1_000_000, 100_000
ROUNDS = 3
"""A round takes a minute; three show how far it can be trusted."""

READING = "cursor + decode"
READING_PAUSED = "the same, garbage collection paused"
REBUILDING = f"all {len(PROJECTIONS)} read models rebuilt"
FOLLOWING = "followed, step by step"
LIBRARY_LOG = "eventsourcing: notification log"
LIBRARY_RUNNER = "eventsourcing: ProjectionRunner"


def run(plan: Plan, console: Console) -> None:
    """Measure, print and keep."""
    with throwaway_server() as url, tempfile.TemporaryDirectory() as folder:
        events = _filled(url, EVENTS if plan.seconds >= FULL.seconds else FEW_EVENTS, Path(folder))
        work, library = Work(url, events), LibraryReading(url)
        followed = work.following()
        measurements = {
            READING: work.reading,
            READING_PAUSED: work.reading_paused,
            REBUILDING: work.rebuilding,
            LIBRARY_LOG: library.log,
            LIBRARY_RUNNER: library.runner,
        }
        rounds = measured(measurements, Plan(min(plan.rounds, ROUNDS), plan.seconds))
        console.print(_compared(work))
        lag = measure_lag(url, Path(folder), 4 * plan.seconds)
    kept = steady(rounds, (READING,))
    if not kept:
        raise SystemExit("The machine was too busy to measure anything; try again.")
    goals = _goals(kept, work, lag)
    show(console, [{**each, FOLLOWING: followed} for each in kept], goals)
    console.print(_told(events, lag))
    keep("rebuild", [{**each, FOLLOWING: followed} for each in kept], goals)


def _filled(url: str, wanted: int, folder: Path) -> int:
    """A log of simulated play and of recorded hands, where there are some."""
    with Progress(transient=True) as progress:
        task = progress.add_task("playing", total=wanted)
        recorded = asyncio.run(import_hands(url, folder))
        return recorded + fill(url, wanted - recorded, lambda stored: progress.update(task, completed=stored))


def _compared(work: Work) -> str:
    """Raises SystemExit where a rebuilt row is not the same as the one that was built step by step."""
    outcomes = work.verified()
    for outcome in outcomes:
        if not outcome.good or outcome.comparison is None:
            raise SystemExit(f"{outcome.projection.NAME} is not the same when it is rebuilt: {outcome}")
    rows = sum(outcome.comparison.rows for outcome in outcomes if outcome.comparison)
    return f"{rows:,} rows of {len(outcomes)} read models are the same rebuilt as they were built step by step."


def _goals(rounds: list[Round], work: Work, lag: Lag) -> list[Goal]:
    visible = Spread.of([lag.visible / lag.insert])
    quarter = len(work.resident) // len(rounds) // 4
    grown = Spread.of([work.resident[-1] / work.resident[quarter]])
    share = ratios(rounds, REBUILDING, READING)
    return [
        Goal("all read models over cursor + decode", share, 0.45, "×"),
        Goal("… with garbage collection paused in both", ratios(rounds, REBUILDING, READING_PAUSED), 0.45, "×"),
        Goal("stretch: over cursor + decode", share, 0.70, "×"),
        Goal("in CPU of the process: over cursor + decode", _cpu(rounds, READING), 0.45, "×"),
        Goal("… with garbage collection paused in both", _cpu(rounds, READING_PAUSED), 0.45, "×"),
        Goal("all read models over the library's log", ratios(rounds, REBUILDING, LIBRARY_LOG), 3.0, "×"),
        Goal("commit to visible over insert, p95", visible, 3.0, "×", at_most=True),
        Goal("memory at the end over a quarter of the way", grown, 1.1, "×", at_most=True),
    ]


def _cpu(rounds: list[Round], reading: str) -> Spread:
    return Spread.of([(each[reading].cpu or 0.0) / (each[REBUILDING].cpu or 1.0) for each in rounds])


def _told(events: int, lag: Lag) -> str:
    return (
        f"{events:,} events. At {lag.rate:,.0f} events/s, half of what one process of projectors can follow: insert "
        f"p95 {lag.insert * 1e3:.1f} ms, and until every read model shows it p95 {lag.visible * 1e3:.1f} ms more."
    )
