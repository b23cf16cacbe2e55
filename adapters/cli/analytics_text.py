"""How `cardroom analytics` shows views and answers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from adapters.fault import Fault
from adapters.histories.csv_cells import cell
from adapters.postgres.analyst_question import Answer
from adapters.postgres.views.catalogue import VIEWS
from adapters.postgres.views.view import SCHEMA, View


class UnknownView(Fault):
    """There is no view of this name."""


def told_views(name: str | None) -> str:
    """All views, or one, as JSON. Raises UnknownView."""
    wanted = VIEWS if name is None else (_find(name),)
    return json.dumps([_told(view) for view in wanted])


def _told(view: View) -> dict[str, object]:
    columns = [asdict(column) for column in view.columns]
    return {"view": view.name, "meaning": view.meaning, "identities": view.identities, "columns": columns}


def print_views() -> None:
    """All views with what they hold."""
    table = Table("view", "what it holds", box=None)
    for view in VIEWS:
        table.add_row(f"{SCHEMA}.{view.name}", escape(view.meaning))
    Console().print(table)


def print_columns(name: str) -> None:
    """A view's columns with what they mean. Raises UnknownView."""
    table = Table("column", "type", "meaning", box=None)
    for column in _find(name).columns:
        table.add_row(column.name, escape(column.type), escape(column.meaning))
    Console().print(table)


def _find(name: str) -> View:
    for view in VIEWS:
        if view.name == name.removeprefix(f"{SCHEMA}."):
            return view
    raise UnknownView(f"There is no view {name!r}; there are {', '.join(view.name for view in VIEWS)}.")


def print_answer(answer: Answer) -> None:
    """The rows as a table, as wide as it must be where nobody looks at it."""
    table = Table(box=None, pad_edge=False)
    for place, name in enumerate(answer.columns):
        numbers = all(isinstance(row[place], int | float | Decimal | None) for row in answer.rows)
        table.add_column(escape(name), justify="right" if numbers else "left", overflow="fold")
    for row in answer.rows:
        table.add_row(*(escape(_text(value)) for value in row))
    Console().print(table)


def as_lines(answer: Answer, as_json: bool) -> Iterator[str]:
    """The rows as one JSON array of objects, or as CSV with a header; line by line."""
    return _json(answer) if as_json else _csv(answer)


def _json(answer: Answer) -> Iterator[str]:
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    yield json.dumps(rows, default=_plain, ensure_ascii=False) + "\n"


def _csv(answer: Answer) -> Iterator[str]:
    for row in (answer.columns, *answer.rows):
        line = io.StringIO()
        csv.writer(line).writerow([cell(_text(value)) if isinstance(value, str) else _text(value) for value in row])
        yield line.getvalue()


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat(sep=" ")
        case list():
            return " ".join(map(_text, value))
        case _:
            return str(value)


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else _text(value)
