"""`cardroom leaderboard`: who won most in a day, a week, a month, a season, or of all time."""

from __future__ import annotations

from typing import Annotated

import typer

from adapters.cli.workplace import at_work
from projections.periods import Period, PeriodKind, day_of, period_of
from projections.standings import Leaderboard, Ranking, Standing, Wanted, least_hands

Day = Annotated[
    str | None, typer.Option("--at", metavar="DATE", help="A day (UTC) in it, 2026-11-21.", show_default="today")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(leaderboard)


def leaderboard(
    period: Annotated[PeriodKind, typer.Option(help="Weeks begin on Monday, seasons are quarters.")] = "week",
    at: Day = None,
    by: Annotated[Ranking, typer.Option(help="Chips won, big blinds won per 100 hands, or hands played.")] = "net",
    min_hands: Annotated[
        int | None, typer.Option(min=1, help="Hands that a place needs.", show_default="100 by bb100, else 1")
    ] = None,
    house: Annotated[bool, typer.Option("--house", help="House bots too.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="So many players at most.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="The board as one JSON object.")] = False,
) -> None:
    """Show who stands where at the room's tables. Whoever is level shares a place; voided hands count for nothing."""
    if min_hands is not None and min_hands < least_hands(by):
        raise typer.BadParameter(f"--min-hands is at least {least_hands(by)} by bb100: fewer tell no win rate")
    wanted = Wanted(_period(period, at), by, min_hands, house, limit)
    board = _read(wanted)
    if as_json:
        import json

        typer.echo(json.dumps(_told(board)))
    else:
        from adapters.cli.leaderboard_text import print_board

        print_board(board)


def _period(kind: PeriodKind, at: str | None) -> Period:
    from datetime import UTC, datetime

    try:
        return period_of(kind, datetime.now(UTC).date() if at is None else day_of(at))
    except ValueError as error:
        raise typer.BadParameter(f"--at: {error}") from None


def _read(wanted: Wanted) -> Leaderboard:
    from adapters.compose import Foundation, readers
    from adapters.postgres.leaderboards_reader import LeaderboardsReader
    from adapters.roles import catch_up

    async def read(base: Foundation) -> Leaderboard:
        await catch_up(base)
        async with readers(base) as read_models:
            return await LeaderboardsReader(read_models.pool).leaderboard(wanted)

    return at_work(read)


def _told(board: Leaderboard) -> dict[str, object]:
    """A board for machines; all time has no days."""
    period, ever = board.period, board.period.kind == "all"
    return {
        "period": period.kind,
        "label": period.label,
        "first": None if ever else period.first.isoformat(),
        "last": None if ever else period.last.isoformat(),
        "by": board.ranking,
        "min_hands": board.min_hands,
        "players": board.players,
        "lines": [_line(standing) for standing in board.standings],
    }


def _line(standing: Standing) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(standing)
