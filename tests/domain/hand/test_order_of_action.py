"""Who acts when: left of the blinds first, later left of the button; heads-up the button first and then last."""

import pytest

from domain.hand.events import StreetDealt
from tests.support.hands import Play, start


def order(play: Play, count: int, action: str) -> list[int | None]:
    """The seats of the next `count` turns, each of which does the same."""
    seats = []
    for _ in range(count):
        seats.append(play.seat)
        play.does(action)
    return seats


@pytest.mark.parametrize("count", range(3, 10))
def test_the_seat_behind_the_big_blind_opens_and_the_big_blind_is_last(count: int) -> None:
    play = Play(start(*[1_000] * count))
    assert order(play, count - 1, "call") == [*range(2, count), 0]
    assert play.seat == 1
    assert play.turn.to_call == 0


@pytest.mark.parametrize("count", range(3, 10))
@pytest.mark.parametrize("streets", [1, 2, 3])
def test_left_of_the_button_opens_every_later_street(count: int, streets: int) -> None:
    play = Play(start(*[1_000] * count)).does(*["call"] * (count - 1), "check")
    play.does(*["check"] * count * (streets - 1))
    assert order(play, count, "check") == list(range(count))


def test_heads_up_the_button_acts_first_and_after_the_flop_last() -> None:
    """Seat 1 is button and small blind (TDA 34-B)."""
    play = Play(start(1_000, 1_000)).by(1, "call").by(0, "check")
    for _ in range(3):
        play.by(0, "check").by(1, "check")
    assert play.hand.over


def test_heads_up_the_button_acts_first_where_both_blinds_are_the_same() -> None:
    play = Play(start(1_000, 1_000, blinds=(100, 100)))
    assert (play.seat, play.turn.to_call) == (1, 0)
    play.by(1, "check").by(0, "check")
    assert (play.seat, play.hand.street) == (0, "flop")


def test_seats_go_by_the_order_of_dealing_wherever_they_are() -> None:
    play = Play(start(1_000, 1_000, 1_000, 1_000, seats=(7, 8, 1, 4)))
    assert order(play, 3, "call") == [1, 4, 7]


def test_folded_and_all_in_seats_are_passed_by() -> None:
    play = Play(start(1_000, 1_000, 100, 1_000, 1_000))
    play.by(2, "call").by(3, "fold").by(4, "call").by(0, "call").by(1, "check")
    assert order(play, 3, "check") == [0, 1, 4]


def test_a_raise_goes_round_to_everyone_else_once() -> None:
    play = Play(start(*[1_000] * 4)).by(2, "call").by(3, "raise", 300)
    assert order(play, 3, "call") == [0, 1, 2]
    assert play.hand.street == "flop"


def test_the_next_left_of_the_button_opens_when_the_first_has_folded() -> None:
    play = Play(start(*[1_000] * 4)).does("call", "call", "fold", "check")
    assert order(play, 3, "check") == [1, 2, 3]


def test_the_big_blind_may_raise_an_unraised_pot() -> None:
    play = Play(start(*[1_000] * 3)).does("call", "call")
    assert (play.seat, play.turn.min_to, play.turn.max_to) == (1, 200, 1_000)


def test_a_street_ends_when_everyone_has_checked() -> None:
    play = Play(start(*[1_000] * 3)).does("call", "call", "check", "check", "check")
    assert len(play.told(StreetDealt)) == 1
    assert len(play.does("check").told(StreetDealt)) == 2
