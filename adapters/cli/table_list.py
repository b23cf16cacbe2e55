"""The open tables for people, a line for each."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.cli.printable import printable
from adapters.cli.template_text import WIDE
from projections.lobby import LobbyTable


def print_list(tables: Sequence[LobbyTable]) -> None:
    """Ids stay whole, so that they can be copied; a narrower terminal breaks the lines itself."""
    listed = Table("table", "name", "game", "players", "", box=None, pad_edge=False)
    for table in tables:
        more = f", {len(table.games)} games" if len(table.games) > 1 else ""
        players, running = f"{table.players} of {table.seat_count}", "hand running" if table.hand_running else ""
        row = (table.table, printable(table.name), f"{table.played.name}{more}", players, running)
        listed.add_row(*map(Text, row))
    shown = listed if tables else Text("No table is open; `cardroom play` opens the room.")
    Console(highlight=False, width=WIDE).print(shown, soft_wrap=True)
