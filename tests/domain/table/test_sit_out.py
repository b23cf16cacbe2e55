"""A seat is dealt out from the next hand on."""

from domain.table.commands import SitOut
from domain.table.events import DebtsCleared, SatOut, SitOutPlanned
from domain.table.refusals import AlreadySittingOut, NotSeated
from tests.domain.table.evening import Evening, stands
from tests.domain.table.tables import PLAYING, SEATED, TABLE, player
from tests.support.given import given


def test_sat_out() -> None:
    table = given(TABLE, *SEATED).when(SitOut(player(2))).then(SatOut(2, "asked"))
    assert [seat.seat for seat in table.ready] == [0, 4]


def test_sat_out_in_a_hand_that_goes_on() -> None:
    table = given(TABLE, *PLAYING).when(SitOut(player(2))).then(SatOut(2, "asked"))
    assert table.playing(2)


def test_planned_for_the_next_big_blind() -> None:
    table = given(TABLE, *PLAYING).when(SitOut(player(2), at_big_blind=True)).then(SitOutPlanned(2))
    assert table.seats[2].ready


def test_a_plan_that_stands_adds_nothing() -> None:
    given(TABLE, *PLAYING, SitOutPlanned(2)).when(SitOut(player(2), at_big_blind=True)).then()


def test_who_planned_it_plays_until_the_big_blind_comes() -> None:
    evening = Evening(0, 1, 2, 3)
    evening.ask(SitOut(player(0), at_big_blind=True))
    assert [0 in evening.hand().seats for _ in range(3)] == [True, True, False]
    assert evening.table.seats[0].out == "asked"
    assert evening.table.seats[0].debt.big


def test_one_after_the_other_whom_the_big_blind_would_come_to() -> None:
    evening = Evening(0, 1, 2, 3, 4)
    evening.hand()
    planned = [SitOut(player(seat), at_big_blind=True) for seat in (4, 3)]
    assert evening.ask(*planned) == [SitOutPlanned(4), SitOutPlanned(3), SatOut(3, "asked"), SatOut(4, "asked")]
    assert stands(evening.hand()) == (1, 2, 0)


def test_planned_heads_up_it_ends_the_game() -> None:
    evening = Evening(0, 1)
    evening.deal()
    evening.ask(SitOut(player(0), at_big_blind=True))
    assert evening.close()[-2:] == [SatOut(0, "asked"), DebtsCleared()]


def test_a_plan_is_dropped_by_sitting_out_at_once() -> None:
    table = given(TABLE, *SEATED, SitOutPlanned(2)).when(SitOut(player(2))).then(SatOut(2, "asked"))
    assert not table.seats[2].out_at_big_blind


def test_refused_twice() -> None:
    given(TABLE, *SEATED, SatOut(2, "asked")).when(SitOut(player(2))).then_refused(AlreadySittingOut, "already")


def test_refused_without_a_seat() -> None:
    given(TABLE, *SEATED).when(SitOut("account:stranger")).then_refused(NotSeated, "do not sit")
