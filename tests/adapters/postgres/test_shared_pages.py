"""Pages of the log are read once for all projectors that keep step."""

import asyncio
from collections.abc import Sequence

import pytest

from adapters.postgres import shared_pages as module
from adapters.postgres.shared_pages import SharedPages
from application.ports import JournalUnavailable
from domain.event import Recorded
from tests.adapters.postgres.read_models import some_log
from tests.support.memory import MemoryJournal


class Counting(MemoryJournal):
    """Counts how often it is read, and fails once when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.log.extend(some_log())
        self.reads = 0
        self.broken = False

    async def read(self, after: int, limit: int) -> Sequence[Recorded]:
        self.reads += 1
        await asyncio.sleep(0)
        if self.broken:
            raise JournalUnavailable("gone")
        return await super().read(after, limit)


async def test_a_page_is_read_once_for_all() -> None:
    journal = Counting()
    pages = SharedPages(journal).reader()
    first, second = await asyncio.gather(pages.read(3, 5), pages.read(3, 5))
    assert first is second
    assert await pages.read(3, 5) == first
    assert [recorded.position for recorded in first] == [4, 5, 6, 7, 8]
    assert journal.reads == 1


async def test_who_is_out_of_step_gets_what_was_read_for_others() -> None:
    journal = Counting()
    pages = SharedPages(journal).reader()
    first = await pages.read(3, 5)
    assert await pages.read(6, 5) == first[3:]
    assert await pages.read(4, 2) == first[1:3]
    assert journal.reads == 1


async def test_the_next_page_is_added_to_what_is_kept() -> None:
    journal = Counting()
    pages = SharedPages(journal).reader()
    assert [*await pages.read(3, 5), *await pages.read(8, 5)] == await pages.read(3, 10)
    assert journal.reads == 2


async def test_who_is_far_behind_reads_pages_of_their_own() -> None:
    journal = Counting()
    pages = SharedPages(journal, kept=5).reader()
    for after in range(20, 40, 5):
        await pages.read(after, 5)
    first, second = await asyncio.gather(pages.read(0, 5), pages.read(0, 5))
    assert first is second
    assert [recorded.position for recorded in first] == [1, 2, 3, 4, 5]
    assert [recorded.position for recorded in await pages.read(36, 9)] == [37, 38, 39, 40]
    assert journal.reads == 5


async def test_no_more_is_kept_than_needed() -> None:
    journal = Counting()
    pages = SharedPages(journal, kept=5).reader()
    for after in range(0, 40, 5):
        await pages.read(after, 5)
    before = journal.reads
    await pages.read(35, 5)
    assert journal.reads == before
    await pages.read(10, 5)
    assert journal.reads == before + 1


async def test_what_was_not_read_is_never_passed_over() -> None:
    journal = Counting()
    pages = SharedPages(journal).reader()
    await pages.read(3, 2)
    await pages.read(10, 2)
    assert [recorded.position for recorded in await pages.read(5, 3)] == [6, 7, 8]
    assert [recorded.position for recorded in await pages.read(12, 2)] == [13, 14]


async def test_an_empty_page_is_not_remembered() -> None:
    journal = Counting()
    pages = SharedPages(journal).reader()
    last = journal.log.pop()
    assert await pages.read(last.position - 1, 5) == []
    journal.log.append(last)
    assert await pages.read(last.position - 1, 5) == [last]


async def test_a_failure_is_not_remembered() -> None:
    journal = Counting()
    pages = SharedPages(journal).reader()
    journal.broken = True
    with pytest.raises(JournalUnavailable):
        await pages.read(0, 5)
    journal.broken = False
    assert len(await pages.read(0, 5)) == 5


async def test_a_reader_that_gives_up_does_not_disturb_the_others() -> None:
    journal = Counting()
    pages = SharedPages(journal).reader()
    hasty, patient = asyncio.create_task(pages.read(0, 5)), asyncio.create_task(pages.read(0, 5))
    await asyncio.sleep(0)
    hasty.cancel()
    assert len(await patient) == 5
    assert journal.reads == 1


async def test_who_is_ahead_waits_for_those_behind() -> None:
    journal = Counting()
    pages = SharedPages(journal, kept=5)
    quick, slow = pages.reader(), pages.reader()
    assert len(await slow.read(0, 5)) == 5
    assert len(await quick.read(0, 5)) == len(await quick.read(5, 5)) == 5
    waiting = asyncio.create_task(quick.read(10, 5))
    for _ in range(10):
        await asyncio.sleep(0)
    assert not waiting.done()
    await slow.read(5, 5)
    assert [recorded.position for recorded in await waiting] == [11, 12, 13, 14, 15]
    assert journal.reads == 3


async def test_who_does_not_move_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.01)
    journal = Counting()
    pages = SharedPages(journal, kept=5)
    quick, stuck = pages.reader(), pages.reader()
    await stuck.read(0, 5)
    for after in range(0, 40, 5):
        assert len(await quick.read(after, 5)) == 5
    assert [recorded.position for recorded in await stuck.read(5, 5)] == [6, 7, 8, 9, 10]
