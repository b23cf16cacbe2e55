"""`cardroom run`: one role of the room as a process of its own, on a database that several share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from adapters.settings import Settings

SCHEMA_SECONDS = 60.0


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(run)


def run(role: Annotated[Literal["web", "bot", "projector"], typer.Argument(help="What this process does.")]) -> None:
    """Run one role until SIGTERM. It waits for the schema it needs; `cardroom migrate` brings that."""
    import uvloop

    from adapters.postgres.migrations import wait_for_schema
    from adapters.settings import load_settings
    from adapters.telemetry.log import configure_log

    settings = load_settings()
    configure_log(settings.log_format, settings.log_level)
    url = _database_url(settings)
    if role == "web":
        _run_web(settings, url)
        return
    from adapters.roles import serve_bot, serve_projector

    wait_for_schema(url, SCHEMA_SECONDS)
    serve = serve_bot if role == "bot" else serve_projector
    uvloop.run(serve(settings, url, typer.echo))


def _run_web(settings: Settings, url: str) -> None:
    import uvloop

    from adapters.postgres.migrations import wait_for_schema
    from adapters.roles import serve_web
    from adapters.web.server import listen

    with listen(settings.host, settings.port) as listener:
        wait_for_schema(url, SCHEMA_SECONDS)
        uvloop.run(serve_web(settings, url, listener, typer.echo))


def _database_url(settings: Settings) -> str:
    from adapters.fault import Fault

    if settings.database_url is None:
        raise Fault("CARDROOM_DATABASE_URL: roles share a database server; `cardroom play` brings its own.")
    return settings.database_url.get_secret_value()
