"""A player straddles no more."""

from domain.table.commands import DisarmStraddle
from domain.table.events import StraddleArmed, StraddleDisarmed
from domain.table.refusals import NotSeated
from tests.domain.table.tables import SEATED, TABLE, player, under
from tests.support.given import given

STRADDLING = (under(straddle="utg"), *SEATED[1:])


def test_disarmed() -> None:
    facts = (*STRADDLING, StraddleArmed(2, True))
    table = given(TABLE, *facts).when(DisarmStraddle(player(2))).then(StraddleDisarmed(2))
    assert table.seats[2].straddle == ""


def test_nothing_follows_where_none_was_armed() -> None:
    given(TABLE, *STRADDLING).when(DisarmStraddle(player(2))).then()


def test_refused_without_a_seat() -> None:
    given(TABLE, *STRADDLING).when(DisarmStraddle("account:stranger")).then_refused(NotSeated, "do not sit")
