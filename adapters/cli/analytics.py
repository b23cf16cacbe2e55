"""`cardroom analytics`: the analysts' way to the room's data, without names and without cards nobody saw."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.workplace import at_work

if TYPE_CHECKING:
    from adapters.cli.analytics_work import Granted
    from adapters.postgres.analyst_question import Answer

analytics = typer.Typer(no_args_is_help=True, help="Stable views of everything played, for analysts.")

Name = Annotated[str, typer.Argument(help="The analyst's name in the database.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="The answer as JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(analytics, name="analytics")


@analytics.command()
def views(
    view: Annotated[str | None, typer.Argument(help="One of them, with its columns.", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """List the views, or the columns of one, with what they mean."""
    from adapters.cli.analytics_text import print_columns, print_views, told_views

    if as_json:
        typer.echo(told_views(view))
    elif view is None:
        print_views()
    else:
        print_columns(view)


@analytics.command()
def query(
    sql: Annotated[str, typer.Argument(help="One SELECT over the views.", show_default=False)],
    limit: Annotated[int, typer.Option(min=1, max=1_000_000, help="At most so many rows.")] = 1_000,
    timeout: Annotated[float, typer.Option(min=0.1, max=3_600, help="Seconds that it may take.")] = 60.0,
    as_csv: Annotated[bool, typer.Option("--csv", help="The rows as CSV (RFC 4180).")] = False,
    as_json: Json = False,
) -> None:
    """Ask a question of the views, with an analyst's rights: nothing can be changed."""
    from adapters.cli.analytics_text import as_lines, print_answer
    from adapters.cli.analytics_work import answered

    if as_csv and as_json:
        raise typer.BadParameter("choose one of --json and --csv")
    answer = at_work(lambda base: answered(base, sql, limit, timeout))
    if as_csv or as_json:
        for line in as_lines(answer, as_json):
            typer.echo(line, nl=False)
    else:
        print_answer(answer)
    _warn_of_more(answer)


def _warn_of_more(answer: Answer) -> None:
    if answer.more:
        typer.echo(f"There are more than these {len(answer.rows)} rows; --limit takes more.", err=True)


@analytics.command()
def grant(
    name: Name,
    identities: Annotated[
        bool, typer.Option("--identities", help="Let them know who is behind the pseudonyms, too.")
    ] = False,
    password_file: Annotated[
        Path | None,
        typer.Option(help="A file with the password, - for standard input; else one is made and shown once."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Let an analyst in: a database user who reads the views and nothing else. The journal records it."""
    from adapters.cli.analytics_work import granted, password_of

    password = None if password_file is None else password_of(password_file)
    done = at_work(lambda base: granted(base, name, identities, password))
    if as_json:
        import json

        typer.echo(json.dumps({"analyst": name, "identities": done.identities, "connection": done.address}))
    else:
        typer.echo(done.address)
    _advise(done)


def _advise(done: Granted) -> None:
    for line in done.advice:
        typer.echo(line, err=True)


@analytics.command()
def revoke(name: Name, as_json: Json = False) -> None:
    """Shut an analyst out at once, and remove the database user. The journal records it."""
    from adapters.cli.analytics_work import revoked

    gone = at_work(lambda base: revoked(base, name))
    if as_json:
        import json

        typer.echo(json.dumps({"analyst": name, "removed": gone}))
    else:
        typer.echo(f"{name} is shut out.")
    if not gone:
        typer.echo("The user stays, unable to log in: somebody gave it more than views.", err=True)


@analytics.command(name="list")
def list_(as_json: Json = False) -> None:
    """List who may read the views."""
    from dataclasses import asdict

    from adapters.cli.analytics_work import analysts

    found = at_work(analysts)
    if as_json:
        import json

        typer.echo(json.dumps([asdict(analyst) for analyst in found]))
    for analyst in () if as_json else found:
        sight = "identities" if analyst.identities else "pseudonyms"
        typer.echo(f"{analyst.name:24}{sight:14}{analyst.connections} connections")


@analytics.command()
def psql(
    name: Name,
    arguments: Annotated[list[str] | None, typer.Argument(help="What else psql is told, after --.")] = None,
) -> None:
    """Open psql as an analyst; it comes with the embedded database."""
    from adapters.cli.analytics_work import run_psql

    raise typer.Exit(run_psql(name, arguments or []))
