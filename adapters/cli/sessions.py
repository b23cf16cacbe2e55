"""`cardroom sessions`: a player's sittings at tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.workplace import at_work

if TYPE_CHECKING:
    from adapters.compose import Foundation
    from projections.sitting import Sitting


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(sessions)


def sessions(
    player: Annotated[str, typer.Argument(help="The player's id or name.", show_default=False)],
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="So many sessions at most, the latest.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="The sessions as a JSON list.")] = False,
) -> None:
    """Show when a player sat where, for how many hands, and what became of the chips; the latest session first."""
    found, now = at_work(lambda base: _read(base, player, limit))
    if as_json:
        import json

        typer.echo(json.dumps([_told(sitting, now) for sitting in found]))
    else:
        from adapters.cli.sessions_text import print_sessions

        print_sessions(found, now)


async def _read(base: Foundation, player: str, limit: int) -> tuple[Sequence[Sitting], float]:
    from adapters.cli.only_one import only_one
    from adapters.compose import readers
    from adapters.postgres.sessions_reader import SessionsReader
    from adapters.roles import catch_up

    await catch_up(base)
    async with readers(base) as read_models:
        reader = SessionsReader(read_models.pool)
        nobody = f"No player called {player!r} has ever sat down at a table of the room."
        found = only_one(await reader.players(player), nobody, f"Several players sat down as {player!r}")
        return await reader.sessions(found, limit), base.clock.now()


def _told(sitting: Sitting, now: float) -> dict[str, object]:
    """A session for machines."""
    from dataclasses import asdict

    counted = {"net": sitting.net, "running": sitting.running, "seconds": round(sitting.seconds(now), 3)}
    return {**asdict(sitting), **counted}
