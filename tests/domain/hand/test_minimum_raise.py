"""No-limit amounts: a raise is at least the largest full bet or raise of the round (TDA 43-A), at most all chips."""

import pytest

from tests.support.hands import Play, start

DEEP = (10_000,) * 4


def open_to(play: Play) -> tuple[int, int]:
    """Between which totals the present turn may raise."""
    return play.turn.min_to, play.turn.max_to


def test_the_first_raise_is_at_least_twice_the_big_blind() -> None:
    assert open_to(Play(start(*DEEP))) == (200, 10_000)


def test_a_raise_must_be_as_large_as_the_one_before() -> None:
    assert open_to(Play(start(*DEEP)).does("raise 350")) == (600, 10_000)


def test_a_smaller_reraise_cannot_follow_a_larger_raise() -> None:
    assert open_to(Play(start(*DEEP)).does("raise 350", "raise 600")) == (850, 10_000)


def test_a_call_in_between_changes_nothing() -> None:
    assert open_to(Play(start(*DEEP)).does("raise 350", "call")) == (600, 10_000)


@pytest.mark.parametrize("streets", [0, 1, 2])
def test_the_first_bet_of_every_later_street_is_at_least_the_big_blind(streets: int) -> None:
    play = Play(start(*DEEP)).does("raise 900", "call", "call", "call", *["check"] * 4 * streets)
    assert open_to(play) == (100, 9_100)


def test_after_the_flop_a_raise_is_at_least_the_bet() -> None:
    play = Play(start(*DEEP)).does("call", "call", "call", "check", "bet 250")
    assert open_to(play) == (500, 9_900)


def test_a_short_all_in_does_not_enlarge_the_minimum() -> None:
    """Bet 100, all-in 150: the next raise goes to 250, a full bet above it."""
    play = Play(start(10_000, 10_000, 250, 10_000)).does("call", "call", "call", "check")
    play.by(0, "bet", 100).by(1, "fold").by(2, "raise", 150)
    assert open_to(play) == (250, 9_900)


def test_after_a_bet_below_the_minimum_a_raise_adds_a_full_bet() -> None:
    """All-in for 60 where the big blind is 100: a raise goes to 160."""
    play = Play(start(160, 10_000, 10_000)).does("call", "call", "check")
    play.by(0, "bet", 60)
    assert open_to(play) == (160, 9_900)


def test_the_minimum_is_all_chips_where_they_are_less() -> None:
    play = Play(start(10_000, 10_000, 150))
    assert open_to(play) == (150, 150)


def test_no_raise_with_just_enough_chips_to_call() -> None:
    play = Play(start(10_000, 300, 10_000)).does("raise 300", "fold")
    assert (play.turn.to_call, *open_to(play)) == (200, 0, 0)


def test_no_raise_against_players_who_have_nothing_left_to_answer_with() -> None:
    play = Play(start(500, 10_000, 10_000)).by(2, "fold").by(0, "raise", 500)
    assert (play.seat, play.turn.to_call, *open_to(play)) == (1, 400, 0, 0)


def test_a_raise_against_an_all_in_and_one_with_chips() -> None:
    play = Play(start(10_000, 10_000, 500)).by(2, "raise", 500)
    assert open_to(play) == (900, 10_000)


def test_the_same_chips_twice_are_never_offered() -> None:
    """The most is what lies before the seat on this street and behind it, not what earlier streets took."""
    play = Play(start(1_000, 1_000)).by(1, "raise", 400).by(0, "call").by(0, "check").by(1, "bet", 200)
    assert open_to(play) == (400, 600)
