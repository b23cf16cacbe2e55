"""Ties: equal shares, and odd chips one each to the first winners left of the button (TDA 20)."""

import pytest

from domain.hand.events import PotAwarded
from domain.hand.pots import divide
from tests.support.hands import Play, stacked, start

PLAYED_BOARD = "AsKsQsJsTs"
"""A royal flush that everyone plays."""


def shares(play: Play) -> dict[int, int]:
    """What each seat was awarded."""
    return {fact.seat: fact.amount for fact in play.told(PotAwarded)}


def checked_down(play: Play) -> Play:
    while not play.hand.over:
        play.does("check" if not play.turn.to_call else "call")
    return play


@pytest.mark.parametrize(
    ("amount", "count", "expected"),
    [(100, 1, [100]), (100, 2, [50, 50]), (101, 2, [51, 50]), (11, 3, [4, 4, 3]), (2, 3, [1, 1, 0])],
)
def test_divided(amount: int, count: int, expected: list[int]) -> None:
    assert divide(amount, count) == expected


def test_board_plays_and_everyone_gets_an_equal_share() -> None:
    hole = ["2c3c", "2d3d", "2h3h"]
    play = checked_down(Play(start(1_000, 1_000, 1_000, deck=stacked(hole, PLAYED_BOARD))))
    assert shares(play) == {0: 100, 1: 100, 2: 100}


def test_the_odd_chip_goes_to_the_first_winner_left_of_the_button() -> None:
    """Big blind 5, small blind 3 folds: 13 chips for seats 1 and 2."""
    deck = stacked(["2c3c", "2d3d", "2h3h"], PLAYED_BOARD)
    play = Play(start(1_000, 1_000, 1_000, blinds=(3, 5, 0), big_blind=5, deck=deck)).by(2, "call").by(0, "fold")
    assert shares(checked_down(play)) == {1: 7, 2: 6}


def test_two_odd_chips_go_to_two_winners() -> None:
    """Three times 5 and a dead 2: 17 chips for three."""
    deck = stacked(["2c3c", "2d3d", "2h3h", "4c5c"], PLAYED_BOARD)
    play = Play(start(1_000, 1_000, 1_000, 1_000, blinds=(2, 5, 0, 0), big_blind=5, deck=deck))
    play.by(2, "call").by(3, "call").by(0, "fold")
    assert shares(checked_down(play)) == {1: 6, 2: 6, 3: 5}


def test_the_button_gets_no_odd_chip_when_another_winner_sits_left_of_it() -> None:
    """Heads-up the big blind sits left of the button; an ante of 1 from the third, who folded, is the odd chip."""
    deck = stacked(["2c3c", "2d3d", "2h3h"], PLAYED_BOARD)
    play = Play(start(1_000, 1_000, 1_000, blinds=(1, 4, 0), big_blind=4, deck=deck)).by(2, "call").by(0, "fold")
    assert shares(checked_down(play)) == {1: 5, 2: 4}


def test_odd_chips_of_each_pot_are_divided_on_their_own() -> None:
    """Main pot 3 x 25 and a dead 10 for three, side pot 2 x 50 and a dead 10 - 0 for two: both begin left of the
    button."""
    deck = stacked(["2c3c", "2d3d", "2h3h", "4c5c"], PLAYED_BOARD)
    play = Play(start(1_000, 25, 1_000, 1_000, blinds=(51, 100, 0, 0), deck=deck))
    play.by(2, "call").by(3, "call").by(0, "fold")
    awards = [(fact.pot, fact.seat, fact.amount) for fact in checked_down(play).told(PotAwarded)]
    # Main pot: 4 x 25 = 100 for three. Side pot: 75 + 75 + 26 = 176 for two.
    assert awards == [(1, 2, 88), (1, 3, 88), (0, 1, 34), (0, 2, 33), (0, 3, 33)]
