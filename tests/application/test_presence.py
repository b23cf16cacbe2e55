"""The table hears who lost the connection and who is back; what lasts only a moment it does not hear of."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from application.live_table import Listener
from application.presence import Presence
from application.step import Step
from domain.table.events import Disconnected, Reconnected
from tests.application.attending import PATIENCE, idle, stored, until
from tests.application.house import House


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
async def swift(house: House) -> AsyncIterator[Presence]:
    """One that waits no moment before it says that somebody is gone."""
    presence = Presence(house.room, house.clock, moment=0.0)
    yield presence
    await presence.stop()


@pytest.fixture
async def patient(house: House) -> AsyncIterator[Presence]:
    """One whose moment does not end in the test."""
    presence = Presence(house.room, house.clock, moment=3_600.0)
    yield presence
    await presence.stop()


def connection() -> Listener:
    """A player's socket, each another one."""

    def hear(step: Step) -> None:
        return

    return hear


async def connected(house: House, table: str, player: str) -> Listener:
    listener = connection()
    await house.room.watch(table, listener, player)
    return listener


async def test_who_is_gone_is_told_with_the_time(house: House, swift: Presence) -> None:
    table, ann = await house.table("Ann", "Bo"), await house.enter("Ann")
    house.room.unwatch(table, await connected(house, table, ann), ann)
    live = await until(house, table, lambda live: live.table.seats[0].offline_since is not None)
    assert stored(house, Disconnected) == [Disconnected(0, house.clock.now())]
    view = live.view(None).seats[0]
    assert view is not None
    assert view.offline


async def test_who_is_back_is_told(house: House, swift: Presence) -> None:
    table, ann = await house.table("Ann", "Bo"), await house.enter("Ann")
    house.room.unwatch(table, await connected(house, table, ann), ann)
    await until(house, table, lambda live: live.table.seats[0].offline_since is not None)
    await connected(house, table, ann)
    await until(house, table, lambda live: live.table.seats[0].offline_since is None)
    assert stored(house, Reconnected) == [Reconnected(0)]


async def test_who_is_back_in_another_process_is_told_there(house: House, swift: Presence) -> None:
    table, ann = await house.table("Ann", "Bo"), await house.enter("Ann")
    house.room.unwatch(table, await connected(house, table, ann), ann)
    await until(house, table, lambda live: live.table.seats[0].offline_since is not None)
    there = house.again()
    elsewhere = Presence(there.room, there.clock)
    await connected(there, table, ann)
    await until(there, table, lambda live: live.table.seats[0].offline_since is None)
    await elsewhere.stop()


async def test_who_is_back_at_once_was_never_gone(house: House, patient: Presence) -> None:
    table, ann = await house.table("Ann", "Bo"), await house.enter("Ann")
    house.room.unwatch(table, await connected(house, table, ann), ann)
    await connected(house, table, ann)
    await idle()
    assert not stored(house, Disconnected)


async def test_the_last_of_several_connections_counts(house: House, swift: Presence) -> None:
    table, ann = await house.table("Ann", "Bo"), await house.enter("Ann")
    first, second = await connected(house, table, ann), await connected(house, table, ann)
    house.room.unwatch(table, first, ann)
    house.room.unwatch(table, first, ann)
    await idle()
    assert not stored(house, Disconnected)
    house.room.unwatch(table, second, ann)
    await until(house, table, lambda live: live.table.seats[0].offline_since is not None)


async def test_nobody_misses_who_only_watched(house: House, swift: Presence) -> None:
    table, dan = await house.table("Ann", "Bo"), await house.enter("Dan")
    house.room.unwatch(table, await connected(house, table, dan), dan)
    await idle()
    assert not stored(house, Disconnected)


async def test_who_comes_back_while_the_loss_is_being_stored_is_back(house: House, swift: Presence) -> None:
    table, ann = await house.table("Ann", "Bo"), await house.enter("Ann")
    listener = await connected(house, table, ann)
    house.journal.gate.clear()
    house.room.unwatch(table, listener, ann)
    async with asyncio.timeout(PATIENCE):
        while not house.journal.waiting:
            await asyncio.sleep(0)
    await connected(house, table, ann)
    house.journal.gate.set()
    await until(house, table, lambda live: bool(stored(house, Reconnected)))
    assert [type(fact) for fact in (*stored(house, Disconnected), *stored(house, Reconnected))] == [
        Disconnected,
        Reconnected,
    ]


async def test_a_process_that_goes_takes_nobody_with_it(house: House) -> None:
    presence = Presence(house.room, house.clock, moment=0.0)
    table, ann = await house.table("Ann", "Bo"), await house.enter("Ann")
    listener = await connected(house, table, ann)
    await presence.stop()
    house.room.unwatch(table, listener, ann)
    await idle()
    assert not stored(house, Disconnected)
