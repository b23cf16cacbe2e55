"""The benchmarks measure on durable servers only, discard what drifted, and say what was not reached."""

import json
from functools import partial
from pathlib import Path

import pytest
from rich.console import Console

from ops.benches import disk, journal, report, server
from ops.benches.plan import Plan
from ops.benches.report import Goal
from ops.benches.rounds import Slice, Spread, measured, ratios, steady


def rounds_of(*rates: tuple[float, float]) -> list[dict[str, Slice]]:
    """Rounds with the rates of a subject and its calibration."""
    return [{"subject": Slice(subject), "calibration": Slice(calibration)} for subject, calibration in rates]


def test_ratio_is_taken_round_by_round() -> None:
    assert ratios(rounds_of((20, 10), (90, 30), (4, 4)), "subject", "calibration") == Spread(2, 1, 3)


def test_round_in_which_a_calibration_drifted_is_discarded() -> None:
    rounds = rounds_of((1, 10), (1, 23), (1, 4), (1, 11), (1, 19))
    assert steady(rounds, ["calibration"]) == rounds_of((1, 10), (1, 11), (1, 19))


def test_every_measurement_is_made_once_a_round() -> None:
    made: list[str] = []

    def measure(name: str, _: float) -> Slice:
        made.append(name)
        return Slice(len(made))

    rounds = measured({name: partial(measure, name) for name in "abc"}, Plan(rounds=4, seconds=0))
    assert [list(each) for each in rounds] == [["a", "b", "c"]] * 4
    assert [sorted(made[start : start + 3]) for start in range(0, 12, 3)] == [["a", "b", "c"]] * 4


@pytest.mark.parametrize(
    ("median", "at_most", "reached"), [(2.5, False, True), (2.4, False, False), (2.6, True, False)]
)
def test_goal_is_reached_by_the_median(median: float, at_most: bool, reached: bool) -> None:
    assert Goal("goal", Spread(median, 0, 9), 2.5, "×", at_most).reached is reached


def test_server_that_does_not_flush_is_refused(database_url: str) -> None:
    with pytest.raises(server.NotDurable, match="fsync is off"):
        server.check_durable(database_url)


@pytest.mark.timeout(300)
def test_journal_benchmark_prints_and_keeps_its_goals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (disk, report, server):
        monkeypatch.setattr(module, "RESULTS", tmp_path)
    console = Console(record=True, width=120)
    journal.run(Plan(rounds=1, seconds=0.1), console)
    (kept,) = tmp_path.glob("journal-*.json")
    figures = json.loads(kept.read_text())
    assert set(figures["rounds"][0]) >= {journal.PGBENCH_32, journal.OURS_32, journal.OURS_256, journal.LIBRARY}
    assert all(found["rate"] > 0 for found in figures["rounds"][0].values())
    assert [goal["name"] for goal in figures["goals"]]
    assert "reached" in console.export_text()
    assert list(tmp_path.glob("server-*")) == []
