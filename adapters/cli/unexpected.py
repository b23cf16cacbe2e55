"""What a person sees of a fault of the program itself: one line, with the traceback in a file."""

import os
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType

import typer

from adapters.data_folder import data_folder


def report_unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Serve as `sys.excepthook`. With CARDROOM_LOG_LEVEL=debug the traceback goes to standard error too."""
    if os.environ.get("CARDROOM_LOG_LEVEL", "").lower() == "debug":
        sys.__excepthook__(kind, error, trace)
    said = next(iter(str(error).splitlines()), "")
    line = f"cardroom: a fault of the program: {kind.__name__}{': ' if said else ''}{said}"
    typer.echo(f"{line} ({_kept(traceback.format_exception(kind, error, trace))})", err=True)


def _kept(lines: list[str]) -> str:
    """Append the traceback to the file of faults, which only its owner may read; return where it is."""
    path = data_folder() / "faults.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {''.join(lines)}\n")
    except OSError:
        return "set CARDROOM_LOG_LEVEL=debug to see where"
    return f"details in {path}"
