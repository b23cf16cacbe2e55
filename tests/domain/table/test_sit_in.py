"""A seat that sat out is dealt in again."""

import pytest

from domain.table.commands import SitIn
from domain.table.events import BlindMissed, EntryChosen, Returned, SatOut, SitOutPlanned
from domain.table.refusals import NoChips, NotSeated, NotSittingOut
from tests.domain.table.tables import PLAYING, SEATED, TABLE, closed, player
from tests.support.given import given


@pytest.mark.parametrize("reason", ["asked", "timed_out"])
def test_returned(reason: str) -> None:
    table = given(TABLE, *SEATED, SatOut(2, reason)).when(SitIn(player(2))).then(Returned(2))
    assert table.seats[2].ready


def test_a_plan_to_sit_out_is_taken_back() -> None:
    table = given(TABLE, *SEATED, SitOutPlanned(2)).when(SitIn(player(2))).then(Returned(2))
    assert not table.seats[2].out_at_big_blind


def test_what_is_owed_is_posted_on_request() -> None:
    facts = (*SEATED, SatOut(2, "asked"), BlindMissed(2, "big"))
    given(TABLE, *facts).when(SitIn(player(2), post=True)).then(Returned(2), EntryChosen(2, "post"))


def test_nothing_is_posted_where_nothing_is_owed() -> None:
    given(TABLE, *SEATED, SatOut(2, "asked")).when(SitIn(player(2), post=True)).then(Returned(2))


def test_refused_unless_sitting_out() -> None:
    given(TABLE, *SEATED).when(SitIn(player(2))).then_refused(NotSittingOut, "dealt in already")


def test_refused_without_chips() -> None:
    facts = (*PLAYING, closed((2, 4, 0), (0, 1_000, 500)), SatOut(2, "no_chips"))
    given(TABLE, *facts).when(SitIn(player(2))).then_refused(NoChips, "top up first")


def test_refused_without_a_seat() -> None:
    given(TABLE, *SEATED).when(SitIn("account:stranger")).then_refused(NotSeated, "do not sit")
