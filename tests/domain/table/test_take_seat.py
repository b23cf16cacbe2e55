"""A player sits down with chips from the account."""

import pytest

from domain.refusals import InvalidAmount
from domain.table.commands import TakeSeat
from domain.table.refusals import AlreadySeated, BuyInOutOfRange, NoSuchSeat, SeatOccupied
from tests.domain.account.accounts import NOT_WHOLE
from tests.domain.table.tables import NOW, OPENED, PLAYING, TABLE, player, taken
from tests.support.given import given


def take(seat: int, buy_in: int = 500, house: bool = False) -> TakeSeat:
    return TakeSeat(seat, player(seat), f"Player {seat}", house, buy_in, NOW)


@pytest.mark.parametrize("buy_in", [400, 1_000])
def test_seated_with_any_buy_in_between_the_limits(buy_in: int) -> None:
    table = given(TABLE, OPENED).when(take(3, buy_in)).then(taken(3, buy_in))
    assert table.seats[3].stack == buy_in
    assert table.seats[3].ready


def test_seated_with_the_time_bank_of_the_terms() -> None:
    assert given(TABLE, OPENED).when(take(3)).then(taken(3)).seats[3].bank == 30.0


def test_house_bot_seated() -> None:
    assert given(TABLE, OPENED).when(take(3, house=True)).then(taken(3, house=True)).seats[3].house


def test_seated_in_the_middle_of_a_hand_without_playing_it() -> None:
    table = given(TABLE, *PLAYING).when(take(3)).then(taken(3, new=True))
    assert not table.playing(3)
    assert table.playing(2)


@pytest.mark.parametrize("seat", [-1, 6, True, 2.0, "2", None])
def test_refused_where_there_is_no_such_seat(seat: int) -> None:
    given(TABLE, OPENED).when(take(seat)).then_refused(NoSuchSeat, "from 0 to 5")


def test_refused_on_a_seat_that_is_taken() -> None:
    command = TakeSeat(3, "account:other", "Bo", False, 500, NOW)
    given(TABLE, OPENED, taken(3)).when(command).then_refused(SeatOccupied, "Seat 3")


def test_refused_on_a_second_seat() -> None:
    command = TakeSeat(4, player(3), "Ann", False, 500, NOW)
    given(TABLE, OPENED, taken(3)).when(command).then_refused(AlreadySeated, "have a seat")


@pytest.mark.parametrize("buy_in", [399, 1_001])
def test_refused_outside_the_limits(buy_in: int) -> None:
    given(TABLE, OPENED).when(take(3, buy_in)).then_refused(BuyInOutOfRange, "400 to 1000 chips")


@pytest.mark.parametrize("buy_in", NOT_WHOLE)
def test_refused_unless_whole_chips(buy_in: int) -> None:
    given(TABLE, OPENED).when(take(3, buy_in)).then_refused(InvalidAmount, "buy-in must be a whole number")
