"""A seat is dealt out from the next hand on."""

import pytest

from domain.table.commands import SitOut
from domain.table.events import SatOut
from domain.table.refusals import AlreadySittingOut, NotSeated
from tests.domain.table.tables import PLAYING, SEATED, TABLE, player
from tests.support.given import given


@pytest.mark.parametrize("reason", ["asked", "timed_out"])
def test_sat_out(reason: str) -> None:
    table = given(TABLE, *SEATED).when(SitOut(player(2), reason)).then(SatOut(2, reason))
    assert [seat.seat for seat in table.ready] == [0, 4]


def test_sat_out_in_a_hand_that_goes_on() -> None:
    table = given(TABLE, *PLAYING).when(SitOut(player(2))).then(SatOut(2, "asked"))
    assert table.playing(2)


def test_refused_twice() -> None:
    given(TABLE, *SEATED, SatOut(2, "asked")).when(SitOut(player(2))).then_refused(AlreadySittingOut, "already")


def test_refused_without_a_seat() -> None:
    given(TABLE, *SEATED).when(SitOut("account:stranger")).then_refused(NotSeated, "do not sit")
