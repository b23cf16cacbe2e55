"""Names on one line, without characters that mean something, each once."""

from dataclasses import replace

import pytest

from adapters.histories.names import safe, safe_names
from domain.hand.events import HandStarted
from tests.support.hands import Play, start


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ann", "Ann"),
        ("Žofie ♠ 李", "Žofie ♠ 李"),
        ("Al: folds", "Al_ folds"),
        ("*** SUMMARY ***", "___ SUMMARY ___"),
        ("Bo (100 in chips)", "Bo _100 in chips_"),
        ("[As Ks]", "_As Ks_"),
        ("$5 #1 'x' | \"y\"", "_5 _1 _x_ _ _y_"),
        ("  two\n lines\t", "two lines"),
        ("bell\x07 and \u202e", "bell_ and _"),
        ("\n", ""),
    ],
)
def test_doubtful_characters_are_replaced(name: str, said: str) -> None:
    assert safe(name) == said


def started(*names: str) -> HandStarted:
    fact = Play(start(*[500] * len(names))).facts[0]
    assert isinstance(fact, HandStarted)
    return replace(fact, names=names)


def test_who_has_no_name_is_called_by_the_seat() -> None:
    assert safe_names(started("Ann", "", "\n")) == {0: "Ann", 1: "Seat 2", 2: "Seat 3"}


def test_the_same_name_is_told_apart_by_the_account() -> None:
    assert safe_names(started("Ann", "Bo", "Ann")) == {0: "Ann-ount:0", 1: "Bo", 2: "Ann-ount:2"}


def test_names_that_become_the_same_are_told_apart_too() -> None:
    assert len(set(safe_names(started("A:b", "A;b", "A b")).values())) == 3
