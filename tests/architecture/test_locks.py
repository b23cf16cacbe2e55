"""The locks: every package with its hash, none with the address of where it came from."""

import json
import re

import pytest

from tests.architecture.checkout import ROOT
from tests.architecture.test_dependencies import declared

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-node.lock")
PIN = re.compile(r"([a-z0-9-]+)==(\S+)((?: ; .+?)?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def lock(name: str) -> str:
    return (ROOT / "ops" / name).read_text()


def pins(name: str) -> set[tuple[str, str, str]]:
    """Name, version and marker of everything locked."""
    return {(found[1], found[2], found[3]) for found in PIN.finditer(lock(name))}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_pins_with_hashes_and_nothing_else(name: str) -> None:
    rest = PIN.sub("", lock(name))

    assert pins(name)
    assert [line for line in rest.splitlines() if line and not line.startswith("#")] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    assert "://" not in lock(name)


def test_the_lock_for_developers_holds_the_one_for_players() -> None:
    assert pins("requirements.lock") < pins("requirements-dev.lock")


@pytest.mark.parametrize(("name", "groups"), [("requirements.lock", ["build"]), ("requirements-dev.lock", ["dev"])])
def test_everything_declared_is_locked(name: str, groups: list[str]) -> None:
    assert declared(*groups) <= {pin[0] for pin in pins(name)}


def test_the_npm_lock_has_integrity_and_no_address() -> None:
    packages = json.loads((ROOT / "adapters/miniapp/package-lock.json").read_text())["packages"]
    fetched = {name: package for name, package in packages.items() if name}

    assert fetched
    assert [name for name, package in fetched.items() if "resolved" in package] == []
    assert [name for name, package in fetched.items() if not package["integrity"].startswith("sha512-")] == []
