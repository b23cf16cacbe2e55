"""A leaderboard for people."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.cli.printable import printable
from adapters.cli.template_text import WIDE
from projections.standings import SAMPLE_HANDS, Leaderboard, Ranking, Standing

RANKED: dict[Ranking, str] = {"net": "chips won", "bb100": "big blinds won per 100 hands", "hands": "hands played"}


def print_board(board: Leaderboard) -> None:
    """A line for each standing."""
    console = Console(highlight=False, width=WIDE)
    console.print(Text(_heading(board), style="bold"))
    if not board.standings:
        console.print(Text(f"Nobody has played {_hands(board.min_hands)} in it.", style="dim"))
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("place", justify="right")
    table.add_column("player")
    for name in ("hands", "net", "bb/100", "± 95 %"):
        table.add_column(name, justify="right")
    for standing in board.standings:
        table.add_row(*map(Text, _row(standing)))
    console.print(table, soft_wrap=True)
    if any(standing.bb100 is None for standing in board.standings):
        console.print(Text(f"bb/100 needs {SAMPLE_HANDS} hands.", style="dim"))


def _heading(board: Leaderboard) -> str:
    period = board.period
    days = {"all": "all time", "day": f"{period.first}"}.get(
        period.kind, f"{period.label}, {period.first} to {period.last}"
    )
    shown = f"{len(board.standings)} of {board.players}" if len(board.standings) < board.players else board.players
    return f"{days} (UTC), by {RANKED[board.ranking]}; {shown} with {_hands(board.min_hands)} or more"


def _hands(count: int) -> str:
    return "a hand" if count == 1 else f"{count} hands"


def _row(standing: Standing) -> tuple[str, ...]:
    name = printable(standing.name) + (" (house)" if standing.house else "")
    rate = "" if standing.bb100 is None else f"{standing.bb100:+,.1f}"
    margin = "" if standing.margin is None else f"{standing.margin:,.1f}"
    return (str(standing.place), name, f"{standing.hands:,}", f"{standing.net:+,}", rate, margin)
