"""Pages of the log are read once for all projectors that keep step."""

import asyncio
from collections.abc import Sequence

import pytest

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
    pages = SharedPages(journal)
    first, second = await asyncio.gather(pages.read(3, 5), pages.read(3, 5))
    assert first is second
    assert await pages.read(3, 5) is first
    assert [recorded.position for recorded in first] == [4, 5, 6, 7, 8]
    assert journal.reads == 1


@pytest.mark.parametrize(("after", "limit"), [(4, 5), (3, 6)])
async def test_another_page_is_read_anew(after: int, limit: int) -> None:
    journal = Counting()
    pages = SharedPages(journal)
    await pages.read(3, 5)
    page = await pages.read(after, limit)
    assert (page[0].position, len(page), journal.reads) == (after + 1, limit, 2)


async def test_an_empty_page_is_not_remembered() -> None:
    journal = Counting()
    pages = SharedPages(journal)
    last = journal.log.pop()
    assert await pages.read(last.position - 1, 5) == []
    journal.log.append(last)
    assert await pages.read(last.position - 1, 5) == [last]


async def test_a_failure_is_not_remembered() -> None:
    journal = Counting()
    pages = SharedPages(journal)
    journal.broken = True
    with pytest.raises(JournalUnavailable):
        await pages.read(0, 5)
    journal.broken = False
    assert len(await pages.read(0, 5)) == 5


async def test_a_reader_that_gives_up_does_not_disturb_the_others() -> None:
    journal = Counting()
    pages = SharedPages(journal)
    hasty, patient = asyncio.create_task(pages.read(0, 5)), asyncio.create_task(pages.read(0, 5))
    await asyncio.sleep(0)
    hasty.cancel()
    assert len(await patient) == 5
    assert journal.reads == 1
