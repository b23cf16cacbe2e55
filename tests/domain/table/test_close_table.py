"""A table goes from the room, between hands."""

from domain.table.commands import CloseTable
from domain.table.events import TableClosed
from domain.table.refusals import HandRunning
from tests.domain.table.tables import NOW, OPENED, PLAYING, SEATED, TABLE, left
from tests.support.given import given


def test_closed() -> None:
    assert given(TABLE, OPENED).when(CloseTable(NOW)).then(TableClosed()).closed


def test_everyone_goes_home_with_the_stack() -> None:
    expected = [left(seat, reason="closed") for seat in (0, 2, 4)]
    assert given(TABLE, *SEATED).when(CloseTable(NOW)).then(*expected, TableClosed()).seats == {}


def test_refused_in_a_hand() -> None:
    given(TABLE, *PLAYING).when(CloseTable(NOW)).then_refused(HandRunning, "when it is over")
