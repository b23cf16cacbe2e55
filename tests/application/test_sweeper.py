"""Deadlines that nobody served are picked up; one table that cannot be read stops no other."""

import asyncio
from collections.abc import Sequence

import pytest

from application import sweeper
from application.follower import Follower
from application.live_table import LiveTable
from application.ports import JournalUnavailable
from application.sweeper import GRACE_SECONDS, Sweeper
from tests.application.house import House, strange_keys


class Due:
    """Deadlines that a test names."""

    def __init__(self, *tables: str) -> None:
        self.tables = tables
        self.asked: list[float] = []
        self.failing: Exception | None = None

    async def tables_due(self, now: float) -> Sequence[str]:
        self.asked.append(now)
        if (failure := self.failing) is not None:
            self.failing = None
            raise failure
        return self.tables


@pytest.fixture
def house() -> House:
    return House()


def watched(house: House) -> list[str]:
    """The tables that the dealer of a house is called to, as they come."""
    attended: list[str] = []

    def attend(live: LiveTable) -> None:
        attended.append(live.id)

    house.room.tables.attend = attend
    return attended


async def test_a_table_that_nobody_holds_is_opened_and_attended_to(house: House) -> None:
    table = await house.table("Ann", "Bo")
    await house.deal(table)
    restarted = house.again()
    attended, due = watched(restarted), Due(table)
    await Sweeper(due, restarted.room, restarted.clock).sweep()
    assert attended == [table]
    assert due.asked == [house.clock.now() - GRACE_SECONDS]


async def test_a_table_that_is_held_is_left_to_its_dealer(house: House) -> None:
    table = await house.table("Ann", "Bo")
    attended = watched(house)
    await Sweeper(Due(table), house.room, house.clock).sweep()
    assert attended == []


async def test_a_table_that_cannot_be_read_stops_no_other(house: House) -> None:
    sealed_elsewhere = await strange_keys(house).table("Ann", "Bo")
    await strange_keys(house).deal(sealed_elsewhere)
    table = await house.table("Cy", "Dan")
    restarted = house.again()
    attended = watched(restarted)
    await Sweeper(Due("table:gone", sealed_elsewhere, table), restarted.room, restarted.clock).sweep()
    assert attended == [table]


async def test_sweeping_goes_on_when_the_read_model_was_away(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeper, "ROUND_SECONDS", 0.0)
    table = await house.table("Ann", "Bo")
    restarted, due, stop = house.again(), Due(table), asyncio.Event()
    due.failing = JournalUnavailable("the database is away")
    opened = asyncio.Event()
    restarted.room.tables.attend = lambda live: opened.set()
    sweeping = asyncio.create_task(Sweeper(due, restarted.room, restarted.clock).run(stop))
    await asyncio.wait_for(opened.wait(), 10)
    stop.set()
    await asyncio.wait_for(sweeping, 10)


async def test_following_goes_on_past_a_table_that_cannot_be_read(house: House) -> None:
    """Another process dealt under a key that is not on this ring."""
    strangers = strange_keys(house)
    sealed_elsewhere = await strangers.table("Ann", "Bo")
    table = await house.table("Cy", "Dan")
    await house.room.tables.open(sealed_elsewhere)
    stop, dealt = asyncio.Event(), asyncio.Event()
    await house.room.watch(table, lambda step: dealt.set())
    following = asyncio.create_task(Follower(house.journal, house.room.tables).run(stop))
    await asyncio.sleep(0)
    await strangers.deal(sealed_elsewhere)
    await house.again().deal(table)
    await asyncio.wait_for(dealt.wait(), 10)
    stop.set()
    await house.enter("Eve")
    await asyncio.wait_for(following, 10)
