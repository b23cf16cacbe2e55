"""Goal 1: individually acknowledged, conflict-checked, durable appends against pgbench's commits of the same row."""

from functools import partial

from rich.console import Console

from adapters.postgres.mapper import RecordedMapper
from ops.benches.appends import Appends, action
from ops.benches.disk import flushes
from ops.benches.library import LibrarySaves
from ops.benches.pgbench import Pgbench
from ops.benches.plan import Plan
from ops.benches.report import Goal, keep, show
from ops.benches.rounds import Measurement, Round, Spread, measured, ratios, steady
from ops.benches.server import throwaway_server

DISK = "disk: 8 kB written and flushed"
PGBENCH_1, PGBENCH_8, PGBENCH_32 = (f"pgbench: {clients} clients" for clients in (1, 8, 32))
OURS_1, OURS_32, OURS_256 = (f"journal: {producers} producers" for producers in (1, 32, 256))
LIBRARY = "eventsourcing: Application.save"

CALIBRATIONS = (PGBENCH_1, PGBENCH_8, PGBENCH_32)


def run(plan: Plan, console: Console) -> None:
    """Measure, print and keep."""
    with throwaway_server() as url:
        rounds = measured(_measurements(url), plan)
    kept = steady(rounds, CALIBRATIONS)
    console.print(f"{len(rounds) - len(kept)} of {len(rounds)} rounds discarded: a calibration was off by more than 2×")
    if not kept:
        raise SystemExit("The machine was too busy to measure anything; try again.")
    goals = _goals(kept)
    show(console, kept, goals)
    keep("journal", kept, goals)


def _measurements(url: str) -> dict[str, Measurement]:
    appends = Appends(url)
    pgbench = Pgbench(url, RecordedMapper().state(action("hand:", 1_000)))
    return {
        DISK: flushes,
        PGBENCH_1: partial(pgbench.measure, 1),
        PGBENCH_8: partial(pgbench.measure, 8),
        PGBENCH_32: partial(pgbench.measure, 32),
        OURS_1: partial(appends.measure, 1),
        OURS_32: partial(appends.measure, 32),
        OURS_256: partial(appends.measure, 256),
        LIBRARY: LibrarySaves(url).measure,
    }


def _goals(rounds: list[Round]) -> list[Goal]:
    p95 = Spread.of([(each[OURS_32].p95 or 0.0) * 1e3 for each in rounds])
    return [
        Goal("32 producers over pgbench with 32 clients", ratios(rounds, OURS_32, PGBENCH_32), 2.5, "×"),
        Goal("256 producers over pgbench with 32 clients", ratios(rounds, OURS_256, PGBENCH_32), 3.5, "×"),
        Goal("p95 at 32 producers", p95, 2.0, "ms", at_most=True),
        Goal("stretch: 256 producers", ratios(rounds, OURS_256, PGBENCH_32), 5.0, "×"),
    ]
