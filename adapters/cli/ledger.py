"""`cardroom ledger`: where all the room's chips are, and whether the books are right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.workplace import at_work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.compose import Foundation
    from projections.ledger import LedgerBalance


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(ledger)


def ledger(as_json: Annotated[bool, typer.Option("--json", help="The balances as one JSON object.")] = False) -> None:
    """Show where all chips are, in whole chips, and check every entry; status 1 when the books are wrong."""
    from dataclasses import asdict

    balance, faults = at_work(_books)
    if as_json:
        import json

        typer.echo(json.dumps({**asdict(balance), "faults": faults}))
    else:
        for name, chips in asdict(balance).items():
            typer.echo(f"{name:10}{chips:>20,}")
    for fault in faults:
        typer.echo(fault, err=True)
    if faults:
        raise typer.Exit(1)


async def _books(base: Foundation) -> tuple[LedgerBalance, Sequence[str]]:
    from adapters.compose import readers
    from adapters.roles import catch_up

    await catch_up(base)
    async with readers(base) as read_models:
        return await read_models.ledger_balance(), list(await read_models.ledger_faults())
