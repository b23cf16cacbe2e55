"""`cardroom audit`: check with the key ring what players were promised."""

from __future__ import annotations

from typing import Annotated

import typer

from adapters.cli.workplace import at_work

audits = typer.Typer(no_args_is_help=True, help="Check with the key ring what players were promised.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(audits, name="audit")


@audits.command()
def fairness(
    hand: Annotated[str, typer.Argument(help="The hand's id, hand:0190….")],
    as_json: Annotated[bool, typer.Option("--json", help="The outcome as one JSON object.")] = False,
) -> None:
    """Open a finished hand's seed, recompute its deck, and compare every card shown; the audit is recorded."""
    findings = at_work(lambda base: base.auditing.audit(hand, _auditor()))
    if as_json:
        import json

        typer.echo(json.dumps({"hand": hand, "findings": findings}))
    else:
        typer.echo("\n".join(findings) or f"{hand}: every card is the one that was committed and cut.")
    if findings:
        raise typer.Exit(1)


def _auditor() -> str:
    import getpass

    return getpass.getuser()
