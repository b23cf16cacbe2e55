"""A stack is topped up after each hand without asking each time."""

import pytest

from domain.refusals import InvalidAmount
from domain.table.commands import DropTopUp, SetAutoTopUp
from domain.table.events import AutoTopUpSet, SatOut, TopUpDropped, TopUpQueued
from domain.table.refusals import BuyInOutOfRange, NotSeated
from tests.domain.table.evening import Evening
from tests.domain.table.tables import PLAYING, SEATED, TABLE, player
from tests.support.given import given


def auto(to: int, seat: int = 2) -> SetAutoTopUp:
    return SetAutoTopUp(player(seat), to)


@pytest.mark.parametrize("to", [400, 1_000])
def test_set(to: int) -> None:
    table = given(TABLE, *SEATED).when(auto(to)).then(AutoTopUpSet(2, to))
    assert table.seats[2].auto_top_up == to


def test_taken_back() -> None:
    given(TABLE, *SEATED, AutoTopUpSet(2, 800)).when(auto(0)).then(AutoTopUpSet(2, 0))


def test_the_same_again_adds_nothing() -> None:
    given(TABLE, *SEATED, AutoTopUpSet(2, 800)).when(auto(800)).then()
    given(TABLE, *SEATED).when(auto(0)).then()


def after_a_hand(stack: int, to: int) -> Evening:
    evening = Evening(0, 2, 4)
    evening.ask(auto(to))
    evening.deal()
    evening.close({2: stack, 0: 1_000 - stack})
    return evening


def test_what_is_missing_is_queued_when_the_hand_is_over() -> None:
    evening = after_a_hand(320, 800)
    assert TopUpQueued(2, 480) in evening.facts
    assert evening.table.seats[2].queued == 480


def test_who_goes_broke_buys_in_again_by_it() -> None:
    evening = after_a_hand(0, 800)
    assert evening.facts[-2:] == [SatOut(2, "no_chips"), TopUpQueued(2, 800)]


def test_a_stack_that_is_high_enough_gets_nothing() -> None:
    assert after_a_hand(800, 800).table.seats[2].queued == 0


def test_a_wish_that_was_made_in_the_hand_stands() -> None:
    facts = (*PLAYING, AutoTopUpSet(2, 800), TopUpQueued(2, 100))
    assert given(TABLE, *facts).state().seats[2].queued == 100


def test_what_the_account_cannot_pay_ends_it() -> None:
    facts = (*SEATED, AutoTopUpSet(2, 800), TopUpQueued(2, 300))
    expected = TopUpDropped(2, "not_enough_chips"), AutoTopUpSet(2, 0)
    given(TABLE, *facts).when(DropTopUp(player(2), "not_enough_chips")).then(*expected)


@pytest.mark.parametrize("to", [399, 1_001])
def test_refused_unless_it_could_be_bought_in(to: int) -> None:
    given(TABLE, *SEATED).when(auto(to)).then_refused(BuyInOutOfRange, "topped up to 400 to 1000 chips")


@pytest.mark.parametrize("to", [-5, 400.0, "400"])
def test_refused_unless_whole_chips(to: int) -> None:
    given(TABLE, *SEATED).when(auto(to)).then_refused(InvalidAmount, "whole number")


def test_refused_without_a_seat() -> None:
    given(TABLE, *SEATED).when(SetAutoTopUp("account:no", 400)).then_refused(NotSeated, "do not sit")
