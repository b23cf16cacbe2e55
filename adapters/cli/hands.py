"""`cardroom hands`: recorded hands in and out of the room."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.export import export
from adapters.cli.replay import replay
from adapters.cli.workplace import at_work

if TYPE_CHECKING:
    from adapters.compose import Foundation
    from adapters.phh.importing import Outcome
    from application.verifying import Verified

hands = typer.Typer(no_args_is_help=True, help="Recorded hands in and out of the room.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    hands.command()(export)
    hands.command()(replay)
    app.add_typer(hands, name="hands")


@hands.command(name="import")
def import_(
    paths: Annotated[list[Path], typer.Argument(help="PHH files, or folders of them.", show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help="The outcome as one JSON object.")] = False,
) -> None:
    """Play recorded hands again, through the same rules and journal as everyone's, and compare the final stacks."""
    outcome = at_work(lambda base: _import(base, paths))
    for line in (*outcome.refused, *outcome.differences):
        typer.echo(line, err=True)
    typer.echo(_as_json(outcome) if as_json else _as_text(outcome))
    if outcome.differences or outcome.refused:
        raise typer.Exit(1)


async def _import(base: Foundation, paths: list[Path]) -> Outcome:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from adapters.phh.files import find
    from adapters.phh.importing import import_files
    from adapters.roles import catch_up

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        files = list(find(paths))
        task = progress.add_task("files", total=len(files))
        outcome = await import_files(base.room, base.journal, files, lambda: progress.advance(task))
        progress.update(task, description="read models")
        await catch_up(base)
    return outcome


@hands.command()
def verify(
    as_json: Annotated[bool, typer.Option("--json", help="The outcome as one JSON object.")] = False,
) -> None:
    """Referee every stored hand again by the rules installed now, and compare everything that was paid."""
    found = at_work(_verify)
    for line in found.differences:
        typer.echo(line, err=True)
    if as_json:
        import json

        typer.echo(json.dumps({"hands": found.hands, "differences": len(found.differences)}))
    else:
        typer.echo(f"{found.hands} hands, {len(found.differences)} differences")
    if found.differences:
        raise typer.Exit(1)


async def _verify(base: Foundation) -> Verified:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("events", total=await base.journal.end())
        return await base.verifying.verify(lambda position: progress.update(task, completed=position))


def _as_json(outcome: Outcome) -> str:
    import json

    return json.dumps(
        {
            "hands": outcome.hands,
            "differences": len(outcome.differences),
            "refused": len(outcome.refused),
            "events": outcome.events,
            "hands_per_second": round(outcome.hands / outcome.seconds, 1),
        }
    )


def _as_text(outcome: Outcome) -> str:
    rate = outcome.hands / outcome.seconds
    return (
        f"{outcome.hands} hands, {len(outcome.differences)} differences, {len(outcome.refused)} refused, "
        f"{outcome.events} events, {rate:.0f} hands/s"
    )
