"""The mini-app's packages and its built pages."""

import os
from collections.abc import Iterator
from pathlib import Path

from ops.installer.node import find_node
from ops.installer.paths import MINI_APP
from ops.installer.program import run
from ops.installer.stamp import Stamp

MODULES = MINI_APP / "node_modules"
STATE = MODULES / ".setup"
PAGES = MINI_APP / "dist"
MADE = {MODULES.name, PAGES.name}
"""Folders that hold results, not sources."""

NPM_SETTINGS = {
    "npm_config_audit": "false",
    "npm_config_fund": "false",
    "npm_config_update_notifier": "false",
    "npm_config_fetch_retry_mintimeout": "1000",
    "npm_config_fetch_retry_maxtimeout": "5000",
}


def install_modules() -> bool:
    """Install the npm packages of the lock; return whether that was needed. Raises Fault."""
    stamp = Stamp(STATE / "modules", [(MINI_APP / name).read_bytes() for name in ("package.json", "package-lock.json")])
    if stamp.fits():
        return False
    with stamp.renewal():
        _npm("ci", "--ignore-scripts", "--include=dev", what="the mini-app's packages")
    return True


def build_pages() -> bool:
    """Build the mini-app from its sources; return whether that was needed. Raises Fault."""
    stamp = Stamp(STATE / "pages", _sources())
    if stamp.fits() and (PAGES / "index.html").is_file():
        return False
    with stamp.renewal():
        _npm("run", "build", what="the mini-app")
    return True


def _npm(*arguments: str, what: str) -> None:
    node = find_node()
    run([*node.npm, *arguments], what, node.settings | NPM_SETTINGS, MINI_APP)


def _sources() -> Iterator[bytes]:
    for folder, folders, files in os.walk(MINI_APP):
        folders[:] = sorted(set(folders) - MADE)
        for name in sorted(files):
            path = Path(folder, name)
            yield bytes(path.relative_to(MINI_APP))
            yield path.read_bytes()
