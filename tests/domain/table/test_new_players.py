"""Who is new posts a big blind or waits for it, but not in the first orbit of a new game."""

from typing import Any

import pytest

from domain.table.events import DebtsCleared, EntryChosen
from tests.domain.table.evening import Evening, bets, stands
from tests.domain.table.tables import player, taken


def begun(*seats: int, hands: int = 1, **terms: Any) -> Evening:
    """These seats have played a few hands, the first with the button on seat 0."""
    evening = Evening(*seats, **terms)
    evening.hands(hands)
    return evening


def test_nobody_posts_before_the_first_hand() -> None:
    evening = Evening(0, 1)
    assert evening.sit(3) == [taken(3)]
    assert set(bets(evening.hand())) == {1, 3}


def test_nobody_posts_on_a_seat_that_no_blind_has_passed() -> None:
    evening = begun(0, 1, 2)
    assert evening.sit(4) == [taken(4)]
    hand = evening.hand()
    assert 4 in hand.seats
    assert set(bets(hand)) == {2, 4}


def test_who_sits_down_where_a_blind_has_passed_waits_for_the_big_blind() -> None:
    evening = begun(0, 1, 2, 4, hands=2)
    assert evening.sit(3) == [taken(3, new=True)]
    while (hand := evening.hand()).big_blind_seat != 3:
        assert 3 not in hand.seats
    assert bets(hand)[3] == ("big_blind", 10, 0)
    assert not evening.table.seats[3].debt.new


def test_who_would_rather_posts_a_live_big_blind() -> None:
    evening = begun(0, 1, 2, 4, hands=2)
    assert evening.sit(3, post=True) == [taken(3, new=True), EntryChosen(3, "post")]
    hands = [evening.hand() for _ in range(3)]
    posted = next(hand for hand in hands if 3 in hand.seats)
    assert bets(posted)[3] == ("post", 10, 0)
    assert not evening.table.seats[3].debt.owed


def test_everyone_posts_after_the_first_orbit() -> None:
    evening = begun(0, 1, 2, hands=3)
    assert evening.sit(4) == [taken(4, new=True)]


@pytest.mark.parametrize("button", ["forward", "dead"])
def test_nobody_new_is_dealt_in_between_the_button_and_the_big_blind(button: str) -> None:
    evening = begun(0, 1, 3, 4, button=button)
    evening.sit(2, post=True)
    between, behind = evening.hand(), evening.hand()
    assert (stands(between), between.seats) == ((1, 3, 4), (3, 4, 0, 1))
    assert (stands(behind), behind.seats) == ((3, 4, 0), (4, 0, 1, 2, 3))
    assert bets(behind)[2] == ("post", 10, 0)


def test_who_sits_where_the_big_blind_comes_next_is_big_blind_without_posting() -> None:
    evening = begun(0, 1, 2, 4, hands=5)
    evening.sit(3, post=True)
    hand = evening.hand()
    assert stands(hand) == (1, 2, 3)
    assert bets(hand)[3] == ("big_blind", 10, 0)


def test_a_new_game_begins_where_too_few_can_play_on() -> None:
    evening = begun(0, 1, 2, hands=4)
    assert evening.leave(1, 2)[-1] == DebtsCleared()
    assert evening.sit(4) == [taken(4)]
    assert set(evening.hand().seats) == {0, 4}


def test_whoever_owed_in_the_old_game_owes_nothing_in_the_new() -> None:
    evening = begun(0, 1, 2, 3)
    evening.out(3)
    evening.hands(2)
    assert evening.table.seats[3].debt.owed
    evening.leave(1, 2)
    assert not evening.table.seats[3].debt.owed
    evening.back(3)
    assert set(evening.hand().seats) == {0, 3}


def test_the_game_goes_on_where_one_who_can_play_waits_for_nobody() -> None:
    """Two play, a third is new and waits: when one goes the other two begin a new game at once."""
    evening = begun(0, 1, hands=4)
    evening.sit(2)
    assert evening.table.seats[2].debt.new
    evening.leave(1)
    assert set(evening.hand().seats) == {0, 2}


def test_heads_up_the_big_blind_is_not_posted_twice_across_games() -> None:
    evening = begun(0, 1, hands=3)
    posted = evening.table.course.posted
    evening.out(0)
    evening.back(0)
    assert player(evening.hand().big_blind_seat) != posted
