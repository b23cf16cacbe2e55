"""`cardroom stats`: what players do of what they could have done, and the hands that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from adapters.cli.workplace import at_work

if TYPE_CHECKING:
    from adapters.cli.statistics_asked import Answer, Asked
    from adapters.compose import Foundation

By = Literal["position", "variant", "stakes", "pot", "day", "month"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(stats)


def stats(
    player: Annotated[str | None, typer.Argument(help="A name or an account's id.", show_default=False)] = None,
    everyone: Annotated[bool, typer.Option("--all", help="All players, a line each.")] = False,
    variant: Annotated[str | None, typer.Option(help="Only this game, such as nlhe.", show_default=False)] = None,
    stakes: Annotated[str | None, typer.Option(help="Only these blinds or bets: 50/100.", show_default=False)] = None,
    position: Annotated[str | None, typer.Option(help="Only from here: BTN, CO, SB, …", show_default=False)] = None,
    first: Annotated[str | None, typer.Option("--from", help="From this UTC day on.", show_default=False)] = None,
    last: Annotated[str | None, typer.Option("--to", help="Up to this UTC day.", show_default=False)] = None,
    origin: Annotated[
        Literal["room", "recorded"] | None, typer.Option(help="Only hands of the room, or imports.", show_default=False)
    ] = None,
    by: Annotated[By | None, typer.Option(help="A line for each of these.", show_default=False)] = None,
    explain: Annotated[
        str | None, typer.Option(help="List the hands that count: vpip, three_bet, …", show_default=False)
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1_000, help="So many hands at most, the latest first.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="The answer as one JSON object.")] = False,
) -> None:
    """Show a player's statistics with their formulas and counts, or the hands behind one of them."""
    from adapters.cli import statistics_asked as ask
    from adapters.cli.statistics_text import as_json_text, as_text
    from projections.player_figures import WantedHands

    wanted = WantedHands(
        variant=ask.game(variant),
        stakes=ask.stakes(stakes),
        position=ask.position(position),
        first=ask.day("--from", first),
        last=ask.day("--to", last),
        origin=origin,
    )
    asked = ask.asked_of(player, everyone, wanted, by, explain, limit)
    answer = at_work(lambda base: _answer(base, asked))
    typer.echo(as_json_text(answer) if as_json else as_text(answer))


async def _answer(base: Foundation, asked: Asked) -> Answer:
    from adapters.cli.statistics_asked import answer
    from adapters.compose import readers
    from adapters.postgres.statistics_reader import StatisticsReader
    from adapters.roles import catch_up

    await catch_up(base)
    async with readers(base) as read_models:
        return await answer(StatisticsReader(read_models.pool), asked)
