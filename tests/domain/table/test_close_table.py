"""A table goes from the room, between hands."""

from domain.table.commands import CloseTable
from domain.table.events import SeatLeft, TableClosed
from domain.table.refusals import HandRunning
from tests.domain.table.tables import OPENED, PLAYING, SEATED, TABLE, player
from tests.support.given import given


def test_closed() -> None:
    assert given(TABLE, OPENED).when(CloseTable()).then(TableClosed()).closed


def test_everyone_goes_home_with_the_stack() -> None:
    expected = [SeatLeft(seat, player(seat), 500) for seat in (0, 2, 4)]
    assert given(TABLE, *SEATED).when(CloseTable()).then(*expected, TableClosed()).seats == {}


def test_refused_in_a_hand() -> None:
    given(TABLE, *PLAYING).when(CloseTable()).then_refused(HandRunning, "when it is over")
