"""Where each key of the replayer leads."""

import pytest

from adapters.cli.replay_cursor import Cursor

STREETS = ["preflop", "preflop", "preflop", "flop", "flop", "turn", "end"]


@pytest.fixture
def cursor() -> Cursor:
    return Cursor(STREETS)


def press(cursor: Cursor, *keys: str) -> Cursor:
    for key in keys:
        cursor.press(key)
    return cursor


@pytest.mark.parametrize(
    ("keys", "step"),
    [
        (["right"], 1),
        ([" ", "n"], 2),
        (["right", "left"], 0),
        (["n", "n", "p"], 1),
        (["n", "backspace"], 0),
        (["left"], 0),
        (["end"], 6),
        (["G", "right"], 6),
        (["G", "home"], 0),
        (["G", "g"], 0),
        (["s"], 3),
        (["s", "s"], 5),
        (["s", "s", "s"], 6),
        (["s"] * 5, 6),
        (["4", "enter"], 4),
        (["0", "4", "enter"], 4),
        (["n", "enter"], 1),
        (["n", "4", "escape", "enter"], 1),
        (["4", "5", "backspace", "enter"], 4),
        (["4", "n"], 1),
        (["n", "x", ""], 1),
    ],
)
def test_keys_lead_to_steps(cursor: Cursor, keys: list[str], step: int) -> None:
    assert press(cursor, *keys).step == step
    assert not cursor.left


def test_a_number_that_is_no_step_is_said_until_the_next_key(cursor: Cursor) -> None:
    press(cursor, "n", "7", "enter")
    assert (cursor.step, cursor.notice) == (1, "There are the steps 0 to 6.")
    assert press(cursor, "x").notice == ""


def test_what_is_typed_is_shown_and_never_grows_long(cursor: Cursor) -> None:
    assert press(cursor, "1", "2").typed == "12"
    assert press(cursor, *"34567890").typed == "567890"


def test_help_is_shown_until_it_is_asked_for_again_or_escaped(cursor: Cursor) -> None:
    assert press(cursor, "?").helping
    assert press(cursor, "n").helping
    assert not press(cursor, "?").helping
    assert not press(cursor, "?", "escape").helping


@pytest.mark.parametrize("key", ["q", "eof"])
def test_one_leaves(cursor: Cursor, key: str) -> None:
    assert press(cursor, key).left
