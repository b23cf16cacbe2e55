"""Signals as a person reads them in a terminal."""

from collections.abc import Sequence
from datetime import UTC, datetime

import typer
from rich.console import Console
from rich.table import Table

from adapters.cli.integrity_work import Shown
from adapters.cli.printable import printable
from projections.integrity.reviewed import Reviewed, Said

SHORT = len("signal:") + 8
"""So much of an id is enough to name a signal."""


def print_list(signals: Sequence[Reviewed]) -> None:
    """A line for each signal."""
    if not signals:
        typer.echo("Nothing is suspected.")
        return
    table = Table()
    for heading in ("signal", "kind", "score", "state", "accounts"):
        table.add_column(heading, justify="right" if heading == "score" else "left", overflow="fold")
    for each in signals:
        signal = each.signal
        state = "new, again" if each.again else each.state
        table.add_row(signal.id[:SHORT], _words(signal.kind), f"{signal.score:.1f}", state, "\n".join(signal.accounts))
    Console().print(table)


def print_signal(shown: Shown) -> None:
    """Everything about one signal, with a command for each hand to look at."""
    signal, reviewed = shown.reviewed.signal, shown.reviewed
    again = ", dismissed before" if reviewed.again else ""
    lines = [
        f"{signal.id}  {_words(signal.kind)}, score {signal.score:.1f}, {reviewed.state}{again}",
        *(f"  {account}  {printable(name)}" for account, name in zip(signal.accounts, shown.names, strict=True)),
        "",
        printable(signal.explanation),
        "",
        shown.advice,
        *(_exhibit(exhibit.stream, exhibit.version, exhibit.note) for exhibit in shown.exhibits),
    ]
    if reviewed.history:
        lines += ["", *map(_said, reviewed.history)]
    typer.echo("\n".join(lines))


def _exhibit(stream: str, version: int, note: str) -> str:
    where = f"cardroom hands replay {stream}" if stream.startswith("hand:") else stream
    return f"  {where}  event {version}: {printable(note)}"


def _said(said: Said) -> str:
    at = datetime.fromtimestamp(said.at, UTC).isoformat(sep=" ", timespec="minutes")
    why = f": {printable(said.reason)}" if said.reason else ""
    return f"{at[:16]} UTC  {printable(said.reviewer)}: {said.state} at a score of {said.score:.1f}{why}"


def _words(kind: str) -> str:
    return kind.replace("_", " ")
