"""Chips are added to a stack: between hands at once, in a hand when it is over."""

import pytest

from domain.refusals import InvalidAmount
from domain.table.commands import TopUp
from domain.table.events import ChipsAdded, Returned, SatOut, TopUpQueued
from domain.table.refusals import BuyInOutOfRange, NotSeated, StackFull
from tests.domain.account.accounts import NOT_WHOLE
from tests.domain.table.tables import OPENED, PLAYING, SEATED, TABLE, closed, player, taken
from tests.support.given import given

BROKE = (*PLAYING, closed((2, 4, 0), (0, 1_000, 500)), SatOut(2, "no_chips"))


def test_chips_added_between_hands() -> None:
    table = given(TABLE, *SEATED).when(TopUp(player(2), 300)).then(ChipsAdded(2, player(2), 300))
    assert table.seats[2].stack == 800


def test_chips_added_up_to_the_highest_buy_in() -> None:
    given(TABLE, *SEATED).when(TopUp(player(2), 500)).then(ChipsAdded(2, player(2), 500))


def test_chips_added_at_once_for_who_is_not_in_the_hand() -> None:
    given(TABLE, *PLAYING, taken(3)).when(TopUp(player(3), 300)).then(ChipsAdded(3, player(3), 300))


def test_queued_in_a_hand() -> None:
    table = given(TABLE, *PLAYING).when(TopUp(player(2), 300)).then(TopUpQueued(2, 300))
    assert (table.seats[2].stack, table.seats[2].queued) == (500, 300)


def test_a_later_wish_replaces_the_queued_one() -> None:
    table = given(TABLE, *PLAYING, TopUpQueued(2, 300)).when(TopUp(player(2), 100)).then(TopUpQueued(2, 100))
    assert table.seats[2].queued == 100


def test_what_is_queued_is_served_by_the_chips_that_come() -> None:
    facts = (*PLAYING, TopUpQueued(2, 300), closed((2, 4, 0), (500, 500, 500)))
    table = given(TABLE, *facts).when(TopUp(player(2), 300)).then(ChipsAdded(2, player(2), 300))
    assert table.seats[2].queued == 0


def test_who_went_broke_is_dealt_in_again() -> None:
    table = given(TABLE, *BROKE).when(TopUp(player(2), 400)).then(ChipsAdded(2, player(2), 400), Returned(2))
    assert table.seats[2].ready


def test_who_asked_to_sit_out_stays_out() -> None:
    facts = (OPENED, taken(2), SatOut(2, "asked"))
    table = given(TABLE, *facts).when(TopUp(player(2), 100)).then(ChipsAdded(2, player(2), 100))
    assert table.seats[2].out == "asked"


def test_who_went_broke_buys_in_for_as_much_as_anyone() -> None:
    given(TABLE, *BROKE).when(TopUp(player(2), 399)).then_refused(BuyInOutOfRange, "400 to 1000 chips, not 399")


def test_refused_past_the_highest_buy_in() -> None:
    given(TABLE, *SEATED).when(TopUp(player(2), 501)).then_refused(StackFull, "at most 500 chips, up to 1000")


def test_refused_to_a_stack_that_is_over_it_already() -> None:
    facts = (*PLAYING, closed((2, 4, 0), (1_400, 50, 50)))
    given(TABLE, *facts).when(TopUp(player(2), 1)).then_refused(StackFull, "at most 0 chips")


def test_refused_without_a_seat() -> None:
    given(TABLE, *SEATED).when(TopUp("account:stranger", 100)).then_refused(NotSeated, "do not sit")


@pytest.mark.parametrize("amount", NOT_WHOLE)
def test_refused_unless_whole_chips(amount: int) -> None:
    given(TABLE, *SEATED).when(TopUp(player(2), amount)).then_refused(InvalidAmount, "whole number")
