"""A replay on the whole terminal, step by step with keys."""

from rich.console import Console
from rich.control import Control
from rich.layout import Layout
from rich.table import Table
from rich.text import Text

from adapters.cli.keyboard import keyboard
from adapters.cli.replay_cursor import HELP, Cursor
from adapters.cli.replay_pages import ReplayPages

LOOK_SECONDS = 0.25
"""So soon a terminal that was made larger or smaller is drawn anew."""
KEYS = "→ next  ← back  s street  g first  G last  number⏎ step  ? help  q quit"


def watch(pages: ReplayPages, console: Console, file: int) -> None:
    """Show a replay until the watcher leaves; `file` is the terminal's input. Afterwards all is as it was."""
    cursor = Cursor(pages.streets())
    with keyboard(file) as keys, console.screen() as screen:
        size = None
        key = ""
        while not cursor.left:
            if key or size != console.size:
                size = console.size
                console.control(Control.home())
                screen.update(_drawn(pages, cursor))
            if key := keys.next(LOOK_SECONDS):
                cursor.press(key)


def _drawn(pages: ReplayPages, cursor: Cursor) -> Layout:
    """What does not fit is cut off above the last line, which always tells the keys."""
    layout = Layout()
    page = Layout(_help() if cursor.helping else pages.page(cursor.step))
    layout.split_column(page, Layout(_foot(cursor), size=1))
    return layout


def _foot(cursor: Cursor) -> Text:
    if cursor.notice:
        return Text(cursor.notice, style="bold red")
    if cursor.typed:
        return Text(f"go to step {cursor.typed}▏ Enter goes there", style="bold")
    return Text(KEYS, style="dim", no_wrap=True, overflow="ellipsis")


def _help() -> Table:
    table = Table("key", "what it does", box=None)
    for key, meaning in HELP:
        table.add_row(Text(key, style="bold"), Text(meaning))
    return table
