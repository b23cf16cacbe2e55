"""A player's connection is lost and found again."""

from domain.table.commands import Disconnect, Reconnect
from domain.table.events import Disconnected, Reconnected
from domain.table.refusals import NotSeated
from tests.domain.table.tables import NOW, PLAYING, SEATED, TABLE, player
from tests.support.given import given


def test_lost() -> None:
    table = given(TABLE, *PLAYING).when(Disconnect(player(2), NOW)).then(Disconnected(2, NOW))
    assert table.seats[2].offline_since == NOW
    assert table.seats[2].ready


def test_lost_already() -> None:
    given(TABLE, *PLAYING, Disconnected(2, NOW)).when(Disconnect(player(2), NOW + 1)).then()


def test_found() -> None:
    table = given(TABLE, *PLAYING, Disconnected(2, NOW)).when(Reconnect(player(2))).then(Reconnected(2))
    assert table.seats[2].offline_since is None


def test_never_lost() -> None:
    given(TABLE, *SEATED).when(Reconnect(player(2))).then()


def test_refused_without_a_seat() -> None:
    given(TABLE, *SEATED).when(Disconnect("account:no", NOW)).then_refused(NotSeated, "do not sit")
    given(TABLE, *SEATED).when(Reconnect("account:no")).then_refused(NotSeated, "do not sit")
