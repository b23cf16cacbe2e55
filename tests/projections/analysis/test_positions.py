"""What positions are called, and how far they are from the button."""

from dataclasses import replace

import pytest

from domain.hand.commands import StartHand
from domain.hand.events import HandStarted
from domain.hand.opening import started
from projections.analysis.positions import positions
from tests.support.hands import start


def begun(count: int, begin: StartHand | None = None) -> HandStarted:
    return started(begin or start(*[1_000] * count))


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (2, "BB BTN"),
        (3, "SB BB BTN"),
        (4, "SB BB CO BTN"),
        (5, "SB BB HJ CO BTN"),
        (6, "SB BB UTG HJ CO BTN"),
        (7, "SB BB UTG LJ HJ CO BTN"),
        (8, "SB BB UTG UTG+1 LJ HJ CO BTN"),
        (9, "SB BB UTG UTG+1 UTG+2 LJ HJ CO BTN"),
        (10, "SB BB UTG UTG+1 UTG+2 UTG+3 LJ HJ CO BTN"),
    ],
)
def test_named_from_the_blinds_to_the_button(count: int, names: str) -> None:
    found = positions(begun(count))
    assert " ".join(position.name for position in found) == names
    assert [position.to_button for position in found] == list(range(count))[::-1]


def test_an_empty_button_counts_as_a_seat() -> None:
    dead = replace(begun(4), button=8)
    assert [(each.name, each.to_button) for each in positions(dead)] == [("SB", 4), ("BB", 3), ("HJ", 2), ("CO", 1)]


def test_a_dead_small_blind_leaves_the_others_their_names() -> None:
    begin = start(*[1_000] * 4, blinds=(100, 0, 0, 0))
    assert [each.name for each in positions(started(begin))] == ["BB", "HJ", "CO", "BTN"]


def test_a_small_blind_of_nothing_is_the_small_blind() -> None:
    begin = start(*[1_000] * 4, blinds=(0, 100, 0, 0), small_blind=0)
    assert [each.name for each in positions(started(begin))] == ["SB", "BB", "CO", "BTN"]


def test_straddles_and_posts_are_made_from_where_one_sits() -> None:
    begin = start(
        *[1_000] * 5, blinds=(50, 100, 200, 100, 0), kinds=("small_blind", "big_blind", "straddle", "post", "")
    )
    assert [each.name for each in positions(started(begin))] == ["SB", "BB", "HJ", "CO", "BTN"]


def test_where_the_button_alone_posts_nobody_is_in_the_blinds() -> None:
    kinds = ("", "", "", "button_blind")
    begin = start(*[1_000] * 4, ruleset="nlsd/1", blinds=(0, 0, 0, 100), kinds=kinds, antes=100)
    assert [each.name for each in positions(started(begin))] == ["UTG", "HJ", "CO", "BTN"]


def test_a_bomb_pot_has_the_names_of_a_hand_with_blinds() -> None:
    begin = start(*[1_000] * 4, antes=100, bomb=True)
    assert [each.name for each in positions(started(begin))] == ["SB", "BB", "CO", "BTN"]
