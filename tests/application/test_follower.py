"""Following goes on where it was, whatever happened to the journal meanwhile."""

import asyncio

import pytest

from application import follower
from application.follower import Follower
from application.ports import JournalUnavailable, News
from tests.application.house import House
from tests.support.memory import MemoryJournal


class Faltering(MemoryJournal):
    """Is away whenever it is asked for news the first time at a position."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []

    async def news(self, after: int, timeout: float) -> News:
        self.asked.append(after)
        if self.asked.count(after) == 1:
            raise JournalUnavailable("it is away")
        return await super().news(after, timeout)


async def test_following_goes_on_where_it_was_when_the_journal_was_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "PATIENCE_SECONDS", 0.01)
    journal, stop, dealt = Faltering(), asyncio.Event(), asyncio.Event()
    here = House(journal)
    table = await here.table("Ann", "Bo")
    before = len(journal.log)
    await here.room.watch(table, lambda step: dealt.set() if step.scene.table.hand else None)
    following = asyncio.create_task(Follower(journal, here.room.tables).run(stop))
    await asyncio.sleep(0)
    await here.again().deal(table)
    await asyncio.wait_for(dealt.wait(), 10)
    stop.set()
    await asyncio.wait_for(following, 10)
    assert set(journal.asked[:2]) == {before}


async def test_tables_are_left_alone_when_there_is_no_news(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "PATIENCE_SECONDS", 0.01)
    here, stop, asked = House(), asyncio.Event(), asyncio.Event()
    live = await here.room.tables.open(await here.table("Ann", "Bo"))

    async def nothing(after: int, timeout: float) -> News:
        asked.set()
        await asyncio.sleep(0)
        return News(after, {})

    monkeypatch.setattr(here.journal, "news", nothing)
    monkeypatch.setattr(live, "lacks", pytest.fail)
    following = asyncio.create_task(Follower(here.journal, here.room.tables).run(stop))
    await asked.wait()
    stop.set()
    await asyncio.wait_for(following, 10)
