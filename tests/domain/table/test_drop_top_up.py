"""A queued top-up that cannot be served is given up."""

from domain.table.commands import DropTopUp
from domain.table.events import TopUpDropped, TopUpQueued
from domain.table.refusals import NoTopUpQueued, NotSeated
from tests.domain.table.tables import PLAYING, TABLE, player
from tests.support.given import given


def test_dropped() -> None:
    facts = (*PLAYING, TopUpQueued(2, 300))
    command = DropTopUp(player(2), "not_enough_chips")
    assert given(TABLE, *facts).when(command).then(TopUpDropped(2, "not_enough_chips")).seats[2].queued == 0


def test_refused_where_none_is_queued() -> None:
    given(TABLE, *PLAYING).when(DropTopUp(player(2), "stack_full")).then_refused(NoTopUpQueued, "No top-up")


def test_refused_without_a_seat() -> None:
    given(TABLE, *PLAYING).when(DropTopUp("account:stranger", "stack_full")).then_refused(NotSeated, "do not sit")
