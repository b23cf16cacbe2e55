"""`cardroom tables`: the room's tables, and how each was at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.workplace import at_work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.compose import Foundation
    from application.past_tables import PastTable
    from projections.lobby import LobbyTable

tables = typer.Typer(no_args_is_help=True, help="The room's tables, and how each was at any time.")

Json = Annotated[bool, typer.Option("--json", help="The answer as JSON.")]
NAMED_AT_MOST = 5
"""So many tables of one name are told apart."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(tables, name="tables")


@tables.command(name="list")
def list_(as_json: Json = False) -> None:
    """List the open tables: what is played there, and how many sit at them."""
    from dataclasses import asdict

    found = at_work(_open_tables)
    if as_json:
        import json

        typer.echo(json.dumps([{**asdict(table), "players": table.players} for table in found]))
    else:
        from adapters.cli.table_list import print_list

        print_list(found)


# `-2h` is no option but a time.
@tables.command(context_settings={"ignore_unknown_options": True})
def at(
    table: Annotated[str, typer.Argument(help="The table's id or name.", show_default=False)],
    time: Annotated[str, typer.Argument(help="ISO 8601 (UTC unless it names a zone), or -2h.", show_default=False)],
    as_json: Json = False,
) -> None:
    """Show a table as a spectator saw it at a time."""
    past = at_work(lambda base: _past(base, table, time))
    if as_json:
        import json
        from dataclasses import asdict

        typer.echo(json.dumps(asdict(past)))
    else:
        _print(past)


async def _open_tables(base: Foundation) -> Sequence[LobbyTable]:
    from adapters.compose import readers
    from adapters.roles import catch_up

    await catch_up(base)
    async with readers(base) as read_models:
        return await read_models.lobby()


async def _past(base: Foundation, table: str, time: str) -> PastTable:
    from adapters.cli.past_time import NoTime, past_time
    from adapters.fault import Fault

    try:
        at = past_time(time, base.clock.now())
    except NoTime as error:
        raise Fault(str(error)) from None
    return await base.past_tables.table(await _id_of(base, table), at)


async def _id_of(base: Foundation, table: str) -> str:
    """The table of this name, where it is not an id already."""
    from adapters.fault import Fault
    from adapters.roles import catch_up

    if table.startswith("table:"):
        return table
    await catch_up(base)
    found = await _called(base, table)
    if not found:
        raise Fault(f"There is no table called {table!r}; `cardroom tables list` lists the open ones.")
    if len(found) > 1:
        more = " …" if len(found) > NAMED_AT_MOST else ""
        ids = ", ".join(found[:NAMED_AT_MOST])
        raise Fault(f"Several tables are called {table!r}; name one by its id: {ids}{more}")
    return found[0]


async def _called(base: Foundation, name: str) -> Sequence[str]:
    from psycopg_pool import AsyncConnectionPool

    from adapters.postgres.table_names_reader import TableNamesReader

    async with AsyncConnectionPool(base.database_url, min_size=1, max_size=1, open=False) as pool:
        return await TableNamesReader(pool).called(name, NAMED_AT_MOST + 1)


def _print(past: PastTable) -> None:
    from rich.text import Text

    from adapters.cli.card_faces import faces_for
    from adapters.cli.console import console
    from adapters.cli.past_time import told_time
    from adapters.cli.table_picture import picture, state

    out = console()
    out.print(Text(f"at {told_time(past.at)}, as it had been since {told_time(past.since)}", style="cyan"))
    out.print()
    out.print(picture(past.view, faces_for(out.encoding)))
    out.print()
    out.print(Text("The table is closed.", style="dim") if past.closed else state(past.view))
