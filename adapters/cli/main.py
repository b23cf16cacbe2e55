"""The `cardroom` command: its subcommands, and the promise that no traceback reaches a person."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from adapters.cli import (
    activity,
    analytics,
    audit,
    config,
    hands,
    integrity,
    leaderboards,
    ledger,
    migrate,
    play,
    projections,
    sessions,
    statistics,
    tables,
    templates,
)
from adapters.cli import run as run_role
from adapters.cli.unexpected import report_unexpected
from adapters.fault import Fault
from adapters.sealing.secrets_file import BadSecrets
from application.ports import JournalUnavailable
from domain.refusals import Refusal

COMMANDS = (
    play,
    run_role,
    migrate,
    config,
    hands,
    templates,
    ledger,
    audit,
    analytics,
    tables,
    projections,
    statistics,
    leaderboards,
    sessions,
    activity,
    integrity,
)
"""The modules of this folder that bring commands. Each has `register(app)` and imports what is slow to import only
inside its commands, so that `cardroom --help` answers at once."""

app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode="rich")
for module in COMMANDS:
    module.register(app)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"cardroom {version('cardroom')}")
        raise typer.Exit


@app.callback()
def cardroom(
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """A poker room that lives in Telegram, for play chips. Settings: see `cardroom config --explain`."""


def main() -> None:
    """Run the command of this process and end it: status 0, 1 for a fault, 2 for wrong usage, 130 for Ctrl-C."""
    sys.excepthook = report_unexpected
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; return its exit status. What is wrong goes to standard error, one line for each fault."""
    try:
        status: object = typer.main.get_command(app).main(arguments, prog_name="cardroom", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except typer.TyperException as error:
        complaint = error.format_message()  # empty where help was printed because nothing was asked
        return _stopped(error.exit_code, *([f"{complaint} (see cardroom --help)"] if complaint else []))
    except Fault as fault:
        return _stopped(fault.exit_status, *fault.lines)
    except (Refusal, JournalUnavailable, BadSecrets) as error:
        return _stopped(1, str(error))
    except OSError as error:
        return _stopped(1, f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except typer.Abort:
        return _stopped(1, "stopped")


def _stopped(status: int, *lines: str) -> int:
    for line in lines:
        typer.echo(f"cardroom: {line}", err=True)
    return status
