"""Table activity for people."""

from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.cli.template_text import WIDE
from projections.activity.figures import Activity, Step

COLUMNS = (
    *("hands", "per hour", "players", "pot", "in bb", "see flop", "seats", "people", "rake"),
    *("decisions", "time-outs", "mean s", "95 % s", "pauses: mean s", "95 % s"),
)
WHEN: dict[Step, str] = {"hour": "%Y-%m-%d %H:00", "day": "%Y-%m-%d"}


def print_activity(activity: Sequence[Activity], step: Step) -> None:
    """A line for each hour or day."""
    console = Console(highlight=False, width=WIDE)
    if not activity:
        console.print(Text("Nobody sat at a table in this time.", style="dim"))
        return
    table = Table(f"{step} (UTC)", box=None, pad_edge=False)
    for name in COLUMNS:
        table.add_column(name, justify="right")
    for each in activity:
        table.add_row(*map(Text, (f"{datetime.fromtimestamp(each.at, UTC):{WHEN[step]}}", *_row(each))))
    console.print(table, soft_wrap=True)


def _row(each: Activity) -> tuple[str, ...]:
    voided = f" (+{each.voided} voided)" if each.voided else ""
    return (
        f"{each.hands:,}{voided}",
        _number(each.hands_per_hour, 0),
        _number(each.players),
        _number(each.pot),
        _number(each.pot_in_blinds),
        _percent(each.players_per_flop),
        _percent(each.occupancy),
        _percent(each.person_seconds / each.seat_seconds if each.seat_seconds else None),
        f"{each.rake:,}",
        f"{each.decisions:,}",
        f"{each.timeouts:,}",
        _number(each.decision_seconds),
        _number(each.decision_p95),
        _number(each.pause_seconds),
        _number(each.pause_p95),
    )


def _number(value: float | None, digits: int = 1) -> str:
    return "" if value is None else f"{value:,.{digits}f}"


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"
