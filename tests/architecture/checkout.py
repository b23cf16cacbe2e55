"""What belongs to this checkout: the files that git keeps, so that a developer's own litter does not count."""

import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("domain", "application", "projections", "adapters")


@cache
def kept() -> tuple[str, ...]:
    """Paths from the root, with slashes; skips the test outside a git checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout, so there is no telling which files belong to it")
    return tuple(path for path in listed.stdout.split("\0") if (ROOT / path).is_file())


def kept_with(*suffixes: str) -> list[str]:
    """The kept files with one of the suffixes."""
    return [path for path in kept() if path.endswith(suffixes)]


def text_of(path: str) -> str:
    """The text of a kept file; empty for a binary one."""
    content = (ROOT / path).read_bytes()
    return "" if b"\0" in content else content.decode(errors="replace")
