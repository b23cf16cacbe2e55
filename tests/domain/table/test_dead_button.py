"""The dead button: the big blind goes to who is due for it; small blind and button follow, even onto empty seats."""

import pytest

from domain.table.commands import ChangeSeat
from tests.domain.table.evening import Evening, stands
from tests.domain.table.tables import player


def dead(*seats: int, first_button: int = 0) -> Evening:
    return Evening(*seats, first_button=first_button, button="dead")


def test_each_moves_on_by_one_while_nobody_goes() -> None:
    evening = dead(0, 1, 2, 3)
    assert [stands(evening.hand()) for _ in range(5)] == [(0, 1, 2), (1, 2, 3), (2, 3, 0), (3, 0, 1), (0, 1, 2)]


def test_when_the_small_blind_leaves_the_button_stands_on_the_empty_seat() -> None:
    evening = dead(0, 1, 2, 3, 4)
    evening.hand()
    evening.leave(1)
    hand = evening.hand()
    assert stands(hand) == (1, 2, 3)
    assert hand.seats == (2, 3, 4, 0)


def test_when_the_big_blind_leaves_there_is_no_small_blind_and_then_a_dead_button() -> None:
    evening = dead(0, 1, 2, 3, 4)
    evening.hand()
    evening.leave(2)
    first, second = evening.hand(), evening.hand()
    assert (stands(first), first.kinds) == ((1, -1, 3), ("big_blind", "", "", ""))
    assert first.seats == (3, 4, 0, 1)
    assert stands(second) == (2, 3, 4)
    assert second.seats == (3, 4, 0, 1)


def test_when_the_button_leaves_nothing_special_happens() -> None:
    evening = dead(0, 1, 2, 3, 4)
    evening.hand()
    evening.leave(0)
    assert stands(evening.hand()) == (1, 2, 3)


def test_when_both_blinds_leave_the_same_player_is_last_to_act_three_times() -> None:
    evening = dead(0, 1, 2, 3, 4)
    evening.hand()
    evening.leave(1, 2)
    hands = [evening.hand() for _ in range(3)]
    assert [stands(hand) for hand in hands] == [(1, -1, 3), (2, 3, 4), (3, 4, 0)]
    assert [hand.seats[-1] for hand in hands] == [0, 0, 3]


@pytest.mark.parametrize(
    ("leaver", "expected"),
    [(0, (2, 2, 1)), (1, (2, 2, 0)), (2, (1, 1, 0))],
    ids=["the button", "the small blind", "the big blind"],
)
def test_from_three_to_two_the_next_is_big_blind_and_the_other_one_button(
    leaver: int, expected: tuple[int, int, int]
) -> None:
    evening = dead(0, 1, 2)
    evening.hand()
    evening.leave(leaver)
    hand = evening.hand()
    assert stands(hand) == expected
    assert hand.seats == (expected[2], expected[0])


def test_from_two_to_three_a_newcomer_behind_the_big_blind_is_the_next_one() -> None:
    evening = dead(0, 2)
    evening.hands(3)
    evening.sit(4)
    assert stands(evening.hand()) == (0, 2, 4)


def test_from_two_to_three_a_newcomer_behind_the_button_waits_one_hand() -> None:
    evening = dead(0, 2)
    evening.hands(3)
    evening.sit(1)
    waits, comes = evening.hand(), evening.hand()
    assert (stands(waits), waits.seats) == ((2, 2, 0), (0, 2))
    assert stands(comes) == (2, 0, 1)


def test_nobody_comes_in_between_button_and_small_blind() -> None:
    evening = dead(0, 1, 3, 4)
    evening.hand()
    evening.sit(2, post=True)
    first, second = evening.hand(), evening.hand()
    assert (stands(first), first.seats) == ((1, 3, 4), (3, 4, 0, 1))
    assert (stands(second), second.seats) == ((3, 4, 0), (4, 0, 1, 2, 3))


def test_a_small_blind_who_sits_out_owes_it() -> None:
    evening = dead(0, 1, 2, 3, 4)
    evening.hand()
    evening.out(2)
    assert stands(evening.hand()) == (1, -1, 3)
    assert (evening.table.seats[2].debt.small, evening.table.seats[2].debt.big) == (True, False)


def test_a_new_game_begins_as_with_a_moving_button() -> None:
    evening = dead(0, 1, 2)
    evening.hand()
    evening.out(1, 2)
    evening.back(1, 2)
    assert stands(evening.hand()) == (1, 2, 0)


def test_a_moving_button_helps_out_where_the_blinds_have_nowhere_to_follow_to() -> None:
    """The blinds stood on 1 and 3, and the only other one left has moved to the seat between them."""
    evening = dead(0, 1, 3, 5)
    evening.hand()
    evening.ask(ChangeSeat(player(0), 2))
    evening.leave(1, 5)
    assert stands(evening.hand()) == (3, 3, 2)
