"""The locked packages and the `cardroom` command in the environment."""

from pathlib import Path

from ops.installer.environment import install
from ops.installer.paths import ROOT, STATE
from ops.installer.stamp import Stamp

RUNTIME = ROOT / "ops" / "requirements.lock"
DEVELOPMENT = ROOT / "ops" / "requirements-dev.lock"
"""Holds the run-time lock too."""


def install_packages(development: bool) -> bool:
    """Install what the lock names, each package with a hash; return whether anything had to be done. Raises Fault."""
    lock = DEVELOPMENT if development else RUNTIME
    if not install_lock(lock, f"the packages of {lock.relative_to(ROOT)}"):
        return False
    _stamp(RUNTIME).set()
    return True


def install_lock(lock: Path, what: str) -> bool:
    """Install one lock file unless it is; return whether that was needed. Raises Fault."""
    stamp = _stamp(lock)
    if stamp.fits():
        return False
    with stamp.renewal():
        install("--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement", lock, what=what)
    return True


def install_project() -> bool:
    """Install this checkout, in place, and its `cardroom` command; return whether that was needed. Raises Fault."""
    stamp = Stamp(STATE / "project", [(ROOT / "pyproject.toml").read_bytes()])
    if stamp.fits():
        return False
    with stamp.renewal():
        install("--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT, what="the cardroom command")
    return True


def _stamp(lock: Path) -> Stamp:
    return Stamp(STATE / lock.stem, [lock.read_bytes()])
