"""`cardroom play`: the whole room in one process, on its own database unless the settings name another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from socket import socket

    from adapters.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(play)


def play() -> None:
    """Open the room: database, tables with house bots, web server and, with a token, the Telegram bot."""
    from adapters.database import database
    from adapters.postgres.migrations import migrate
    from adapters.settings import load_settings
    from adapters.telemetry.log import configure_log
    from adapters.web.server import listen

    settings = load_settings()
    configure_log(settings.log_format, settings.log_level)
    with listen(settings.host, settings.port) as listener:
        _say("Opening the database …")
        with database(settings) as url:
            migrate(url)
            _run(settings, url, listener)
    _say("The room is closed. Everything is kept.")


def _run(settings: Settings, url: str, listener: socket) -> None:
    import uvloop

    from adapters.roles import play_everything

    uvloop.run(play_everything(settings, url, listener, _say))


def _say(line: str) -> None:
    typer.echo(line)
