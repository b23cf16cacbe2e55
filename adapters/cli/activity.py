"""`cardroom activity`: what happened at the tables by the hour or the day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.workplace import at_work
from projections.activity.figures import SECONDS, Activity, Span, Step

if TYPE_CHECKING:
    from adapters.compose import Foundation

HOUR = SECONDS["hour"]
LATEST: dict[Step, int] = {"hour": SECONDS["day"], "day": 30 * SECONDS["day"]}
"""How far back one looks unless asked to look further."""

Time = "ISO 8601 (UTC unless it names a zone), or -2h."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(activity)


def activity(
    table: Annotated[str | None, typer.Argument(help="The table's id or name; the whole room without.")] = None,
    from_: Annotated[str | None, typer.Option("--from", help=Time, show_default="a day or 30 days ago")] = None,
    to: Annotated[str | None, typer.Option(help=Time, show_default="now")] = None,
    by: Annotated[Step, typer.Option(help="How much one line sums up.")] = "hour",
    as_json: Annotated[bool, typer.Option("--json", help="The figures as a JSON list.")] = False,
) -> None:
    """Show hands, pots, rake, seats taken, time-outs and waits by the hour or day (UTC); hours without any are left
    out. A hand counts in the hour in which it ended."""
    found = at_work(lambda base: _read(base, table, from_, to, by))
    if as_json:
        import json
        from dataclasses import asdict

        typer.echo(json.dumps([asdict(each) for each in found]))
    else:
        from adapters.cli.activity_text import print_activity

        print_activity(found, by)


async def _read(base: Foundation, table: str | None, from_: str | None, to: str | None, by: Step) -> Sequence[Activity]:
    from adapters.cli.only_one import only_one
    from adapters.compose import readers
    from adapters.postgres.activity_reader import ActivityReader
    from adapters.roles import catch_up

    span = span_of(from_, to, by, base.clock.now())
    await catch_up(base)
    async with readers(base) as read_models:
        reader = ActivityReader(read_models.pool)
        if table is None:
            return await reader.activity(span)
        nothing = f"The room has no table {table!r}; `cardroom tables list` lists the open ones."
        found = only_one(await reader.tables(table), nothing, f"Several tables are called {table!r}")
        return await reader.activity(span, found)


def span_of(from_: str | None, to: str | None, by: Step, now: float) -> Span:
    """The hours from one time to another, whole ones, and for the latest days whole days. Raises Fault."""
    from adapters.cli.past_time import NoTime, past_time
    from adapters.fault import Fault

    try:
        end = now if to is None else past_time(to, now)
        start = (end - LATEST[by]) // SECONDS[by] * SECONDS[by] if from_ is None else past_time(from_, now)
    except NoTime as error:
        raise Fault(str(error)) from None
    if start >= end:
        raise Fault("--from must be a time before --to, or before now.")
    return Span(start // HOUR * HOUR, -(-end // HOUR) * HOUR, by, now)
