"""Shows on standard error how far a build is, how fast it goes, and how long it will take."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from adapters.postgres.upkeep.build import BuildProgress

LINE_SECONDS = 10.0
"""So often a line is written where there is no terminal."""

Watch = Callable[[BuildProgress], None]


class _Rate(ProgressColumn):
    """Events a second."""

    def render(self, task: Task) -> Text:
        """Empty until something was measured."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "")


@contextmanager
def watching() -> Iterator[Watch]:
    """Whom to tell how far the build is: a bar on a terminal, a line now and then elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines(console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("events", total=None)
        yield lambda told: progress.update(task, completed=told.position, total=told.goal)


def _lines(console: Console) -> Watch:
    first: BuildProgress | None = None
    began = written = time.monotonic()

    def tell(told: BuildProgress) -> None:
        nonlocal first, began, written
        now = time.monotonic()
        if first is None:
            first, began = told, now
        elif now - written >= LINE_SECONDS and told.position > first.position:
            written = now
            rate = (told.position - first.position) / (now - began)
            left = (told.goal - told.position) / rate
            line = f"{told.position:,} of {told.goal:,} events, {rate:,.0f}/s, {left:,.0f} s left"
            console.print(line, soft_wrap=True, highlight=False)

    return tell
