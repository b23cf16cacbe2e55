"""Who leaves with winnings and comes back within the time brings them along."""

from typing import Any

import pytest

from domain.table.commands import CloseTable, TakeSeat
from domain.table.refusals import BuyInOutOfRange, StackTakenAlong
from domain.template.terms import Game
from tests.domain.table.tables import NOW, TABLE, left, player, taken, under
from tests.support.given import given

LIMIT = Game("flhe/1", 5, 10, 10, 20)
LASTS = 7_200.0


def back(buy_in: int, now: float = NOW + 60.0, seat: int = 2) -> TakeSeat:
    return TakeSeat(seat, player(2), "Player 2", False, buy_in, now)


def gone(stack: int, **terms: Any) -> tuple[Any, ...]:
    return (under(**terms), taken(0), taken(2), left(2, stack))


@pytest.mark.parametrize("buy_in", [700, 800, 1_000])
def test_as_much_or_more_may_come_back(buy_in: int) -> None:
    given(TABLE, *gone(700)).when(back(buy_in)).then(taken(2, buy_in))


@pytest.mark.parametrize("buy_in", [400, 699])
def test_refused_with_less(buy_in: int) -> None:
    given(TABLE, *gone(700)).when(back(buy_in)).then_refused(StackTakenAlong, "119 minutes the buy-in is 700 to 1000")


def test_more_than_the_highest_buy_in_comes_back_as_it_is() -> None:
    table = given(TABLE, *gone(3_000)).when(back(3_000)).then(taken(2, 3_000))
    assert table.leavers == {}


@pytest.mark.parametrize("buy_in", [1_000, 2_999, 3_001])
def test_refused_with_anything_else(buy_in: int) -> None:
    given(TABLE, *gone(3_000)).when(back(buy_in)).then_refused(StackTakenAlong, "the buy-in is 3000 chips")


def test_on_any_seat() -> None:
    given(TABLE, *gone(3_000)).when(back(500, seat=5)).then_refused(StackTakenAlong, "left with 3000 chips")


def test_a_short_stack_buys_in_as_everyone_does() -> None:
    given(TABLE, *gone(30)).when(back(400)).then(taken(2, 400))
    given(TABLE, *gone(30)).when(back(30)).then_refused(BuyInOutOfRange, "400 to 1000 chips")


def test_forgotten_after_the_time() -> None:
    given(TABLE, *gone(3_000)).when(back(500, NOW + LASTS)).then(taken(2))
    given(TABLE, *gone(3_000)).when(back(500, NOW + LASTS - 1)).then_refused(StackTakenAlong, "another 1 minutes")


def test_refused_over_the_highest_buy_in_after_the_time() -> None:
    given(TABLE, *gone(3_000)).when(back(3_000, NOW + LASTS)).then_refused(BuyInOutOfRange, "400 to 1000 chips")


def test_others_are_not_concerned() -> None:
    command = TakeSeat(2, "account:other", "Bo", False, 400, NOW + 1)
    assert given(TABLE, *gone(3_000)).when(command).state().leavers.keys() == {player(2)}
    table = given(TABLE, *gone(3_000)).when(back(3_000)).state()
    assert table.leavers[player(2)].stack == 3_000


def test_no_such_rule_where_the_terms_say_so_or_every_game_is_limit() -> None:
    given(TABLE, *gone(3_000, ratholing_seconds=0.0)).when(back(500)).then(taken(2))
    given(TABLE, *gone(3_000, games=(LIMIT,))).when(back(500)).then(taken(2))


def test_the_rule_holds_where_one_game_of_several_is_no_limit() -> None:
    games = (LIMIT, Game("nlhe/1", 5, 10))
    given(TABLE, *gone(3_000, games=games)).when(back(500)).then_refused(StackTakenAlong, "left with 3000 chips")


def test_who_was_removed_is_remembered_too() -> None:
    facts = (under(), taken(0), taken(2), left(2, 3_000, "away"))
    given(TABLE, *facts).when(back(500)).then_refused(StackTakenAlong, "left with 3000 chips")


def test_those_whose_time_is_over_are_not_kept() -> None:
    facts = (*gone(3_000), taken(4))
    table = given(TABLE, *facts).when(CloseTable(NOW + LASTS)).state()
    later = given(TABLE, *facts, left(4, 900).__class__(4, player(4), 900, "asked", NOW + LASTS)).state()
    assert set(table.leavers) == {player(2)}
    assert set(later.leavers) == {player(4)}
