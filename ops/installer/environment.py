"""The virtual environment in `.venv`: made, checked, and made anew when it is broken, half done or was moved."""

import importlib.util
import subprocess
import sys
import venv
from pathlib import Path

from ops.installer.fault import Fault
from ops.installer.paths import ENVIRONMENT, STATE
from ops.installer.program import run
from ops.installer.stamp import Stamp

PYTHON = ENVIRONMENT / "bin" / "python"
HALF_DONE = STATE / "half-done"
"""Stands while pip writes into the environment, and after pip was killed doing so."""

PIP_SETTINGS = {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_PROGRESS_BAR": "off"}


def make_environment() -> bool:
    """Make sure that a sound environment stands; return whether it had to be made. Raises Fault and OSError."""
    if PYTHON.exists() and not HALF_DONE.exists() and _stamp().fits():
        return False
    if not _has("ensurepip") and not _has("pip"):
        raise Fault(f"{sys.executable} comes without pip; install it (Debian, Ubuntu: apt install python3-venv)")
    print(f"setup: .venv with Python {sys.version.split()[0]}", flush=True)
    try:
        venv.create(ENVIRONMENT, clear=True, symlinks=True, with_pip=_has("ensurepip"))
    except subprocess.CalledProcessError as error:
        raise Fault(f"{sys.executable} cannot make an environment; install python3-venv, then run it again") from error
    _stamp().set()
    return True


def install(*arguments: str | Path, what: str) -> None:
    """Let pip install into the environment. Raises Fault."""
    run([*_pip(), "install", "--retries", "2", *arguments], what, PIP_SETTINGS, on_line=_mark)
    HALF_DONE.unlink(missing_ok=True)


def _mark(line: str) -> None:
    """Until pip says this it only resolves and downloads, which harms nothing when it fails."""
    if line.startswith("Installing collected packages"):
        HALF_DONE.touch()


def _stamp() -> Stamp:
    """Tied to the place, which installed scripts name, and to the interpreter, which changes with the system."""
    question = "import sys; print(sys.version)"
    answer = subprocess.run([PYTHON, "-c", question], capture_output=True, check=False).stdout
    return Stamp(STATE / "environment", [bytes(ENVIRONMENT), answer])


def _pip() -> list[str | Path]:
    if (ENVIRONMENT / "bin" / "pip").exists():
        return [PYTHON, "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", PYTHON]


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None
