"""The layout of the house: the agreed names at the top, and files that hold one thing."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from tests.architecture.checkout import PACKAGES, ROOT, kept, kept_with, text_of

TOP = {
    *PACKAGES,
    *("migrations", "tests", "ops"),
    *("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"),
}
LINES = 300
LONGER = {
    "tests/application/test_commands.py": "every command of the room, an outcome each",
    "tests/projections/table_view/test_sight.py": "every fact that somebody may not see",
    "tests/projections/test_hand_history.py": "one read model, every game",
    "projections/table_view/sight.py": "one list of everything that anyone may see",
    "tests/projections/stories.py": "one teller of everything that can happen",
    "adapters/miniapp/src/wire.ts": "written by the program from the server's models",
    "tests/application/test_session.py": "one stateful machine: everything that can happen at tables of an evening",
}
"""Files past that length, each with the reason why it is one thing all the same."""

SOURCES = (".py", ".sql", ".sh", ".ts", ".js", ".svelte", ".css", ".html")
A_MACHINE = re.compile(r"(?<![\w.~])/(?:work|root|Users/\w+|home/\w+)/")
AN_INDEX = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)/|deb\.debian\.org", re.IGNORECASE)


def test_only_the_agreed_names_are_at_the_top() -> None:
    top = {path.partition("/")[0] for path in kept()}

    assert {name for name in top if not name.startswith(".")} <= TOP


@pytest.mark.parametrize("package", PACKAGES)
def test_each_package_is_imported_from_this_repository(package: str) -> None:
    found = importlib.import_module(package).__file__

    assert found is not None
    assert Path(found) == ROOT / package / "__init__.py"


def test_every_module_says_why_it_exists() -> None:
    assert [path for path in kept_with(".py") if not ast.get_docstring(ast.parse(text_of(path)))] == []


def test_no_file_is_long_without_a_reason() -> None:
    long = {path for path in kept_with(*SOURCES) if len(text_of(path).splitlines()) > LINES}

    assert long == set(LONGER)


def test_no_file_names_a_place_of_one_machine() -> None:
    assert [path for path in kept() if A_MACHINE.search(text_of(path))] == []


def test_no_file_names_the_host_of_a_package_index() -> None:
    assert [path for path in kept() if AN_INDEX.search(text_of(path))] == []
