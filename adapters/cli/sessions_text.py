"""Sessions for people."""

from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.cli.printable import printable
from adapters.cli.template_text import WIDE
from projections.sitting import Sitting

ENDS = {"": "sits there", "asked": "left", "away": "was away", "closed": "table closed"}


def print_sessions(sessions: Sequence[Sitting], now: float) -> None:
    """A line for each, and what they come to; `now` is UTC, seconds since the epoch."""
    table = Table(box=None, pad_edge=False)
    for name in ("from (UTC)", "time", "table", "games"):
        table.add_column(name)
    for name in ("hands", "bought in", "added", "net", "stack"):
        table.add_column(name, justify="right")
    table.add_column("")
    for sitting in sessions:
        table.add_row(*map(Text, _row(sitting, now)), style="bold" if sitting.running else None)
    console = Console(highlight=False, width=WIDE)
    console.print(table, soft_wrap=True)
    hands, net = sum(sitting.hands for sitting in sessions), sum(sitting.net for sitting in sessions)
    total = f"{_counted(len(sessions), 'session')}, {_counted(hands, 'hand')}, net {net:+,}"
    console.print(Text(total, style="bold"))


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _row(sitting: Sitting, now: float) -> tuple[str, ...]:
    voided = f" (+{sitting.voided} voided)" if sitting.voided else ""
    return (
        f"{datetime.fromtimestamp(sitting.started_at, UTC):%Y-%m-%d %H:%M}",
        _time(sitting.seconds(now)),
        printable(sitting.table_name),
        _games(sitting.games),
        f"{sitting.hands:,}{voided}",
        f"{sitting.bought_in:,}",
        f"{sitting.added:,}" if sitting.top_ups else "",
        f"{sitting.net:+,}",
        f"{sitting.stack:,}",
        ENDS[sitting.reason],
    )


def _time(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def _games(games: Sequence[str]) -> str:
    return games[0] if len(games) == 1 else f"{len(games)} games" if games else ""
