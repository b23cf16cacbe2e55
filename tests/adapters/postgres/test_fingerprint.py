"""A projection's code is known by its fingerprint, which changes with what the code does and with nothing else."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from adapters.postgres import fingerprint as module
from adapters.postgres.fingerprint import fingerprint
from projections import hand_history, lobby
from tests.adapters.postgres.read_models import Positions

FOLD = '''"""A read model."""

from projections.helping_for_a_test import ADDED

def fold(batch: object) -> int:
    """Count."""
    return 1 + ADDED  # one
'''
HELP = "ADDED = 0\n"

Print = Callable[[str, str], str]


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Print:
    """The fingerprint of a projection with these sources: its own, and that of what it stands on."""

    def of(fold: str, helping: str) -> str:
        for name, source in (("made_for_a_test", fold), ("helping_for_a_test", helping)):
            path = tmp_path / f"{name}.py"
            path.write_text(source)
            made = ModuleType(f"projections.{name}")
            made.__file__ = str(path)
            monkeypatch.setitem(sys.modules, made.__name__, made)
        module._of_module.cache_clear()
        return fingerprint(sys.modules["projections.made_for_a_test"])

    return of


def test_the_same_code_has_the_same_fingerprint(printed: Print) -> None:
    assert printed(FOLD, HELP) == printed(FOLD, HELP)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("# one", "# the first"),
        ('"""Count."""', '"""Count all."""'),
        ('"""A read model."""', '"""Another one."""'),
        ("1 + ADDED", "(1 +\n        ADDED)"),
    ],
    ids=["a comment", "a docstring", "the module's docstring", "the layout"],
)
def test_words_for_people_make_no_difference(printed: Print, written: str, instead: str) -> None:
    assert printed(FOLD, HELP) == printed(FOLD.replace(written, instead), HELP)


@pytest.mark.parametrize(
    ("written", "instead"), [("1 + ADDED", "2 + ADDED"), ("1 + ADDED", "1 - ADDED"), ("fold(batch", "fold(page")]
)
def test_other_code_has_another_fingerprint(printed: Print, written: str, instead: str) -> None:
    assert printed(FOLD, HELP) != printed(FOLD.replace(written, instead), HELP)


@pytest.mark.parametrize("helping", ["ADDED = 1\n", "ADDED = False\n", 'ADDED = ""\n', "ADDED = None\n"])
def test_what_it_stands_on_counts(printed: Print, helping: str) -> None:
    assert printed(FOLD, HELP) != printed(FOLD, helping)


def test_every_projection_has_one_of_its_own() -> None:
    module._of_module.cache_clear()
    found = {fingerprint(each) for each in (hand_history, lobby, Positions())}
    assert len(found) == 3
    assert {len(each) for each in found} == {16}


def test_the_protocol_of_projections_counts_for_none() -> None:
    assert "projections.projection" not in module._modules("projections.lobby")
    assert "projections.table_view.sight" in module._modules("projections.hand_history")
