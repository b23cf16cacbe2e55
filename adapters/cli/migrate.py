"""`cardroom migrate`: bring the database's schema up to this version of the program."""

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(migrate)


def migrate() -> None:
    """Apply the migrations that the database lacks; nothing happens when it is up to date."""
    from adapters.database import shared_database
    from adapters.postgres.migrations import migrate as apply
    from adapters.settings import load_settings

    with shared_database(load_settings()) as url:
        version = apply(url)
    typer.echo(f"The schema is at version {version}, which this program needs.")
