"""A room at full speed: tables that play on, projectors that follow, and a reader that looks all the time."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count, groupby
from random import Random

from adapters.postgres.journal import PostgresJournal
from adapters.postgres.shared_pages import SharedPages
from domain.event import Recorded
from projections.projection import Projection
from tests.adapters.postgres.read_models import ask, projector
from tests.projections.stories import Story

TABLES = 4


class Reader:
    """Counts a table's rows all the time, and remembers the counts."""

    def __init__(self, url: str, table: str) -> None:
        self._url = url
        self._query = f"SELECT count(*) FROM {table}"
        self.counts: list[int] = []

    async def run(self, stop: asyncio.Event) -> None:
        """Until it is told to stop; raises where there is no such table for a moment."""
        while not stop.is_set():
            ((rows,),) = await ask(self._url, self._query)
            self.counts.append(rows)


@asynccontextmanager
async def playing(journal: PostgresJournal, first: str = "busy") -> AsyncIterator[None]:
    """Tables at which one hand follows the other."""
    async with _running(*(_play(journal, f"{first}{number}") for number in range(TABLES))):
        yield


@asynccontextmanager
async def followed(url: str, journal: PostgresJournal, projections: Sequence[Projection]) -> AsyncIterator[None]:
    """Projectors in this process, which share their pages."""
    pages, stop = SharedPages(journal), asyncio.Event()
    tasks = [asyncio.create_task(projector(url, pages.reader(), each).run(stop)) for each in projections]
    try:
        yield
    finally:
        stop.set()
        await asyncio.gather(*tasks)


@asynccontextmanager
async def polled(reader: Reader) -> AsyncIterator[None]:
    """The reader at work."""
    stop = asyncio.Event()
    task = asyncio.create_task(reader.run(stop))
    try:
        yield
    finally:
        stop.set()
        await task


@asynccontextmanager
async def _running(*tables: AsyncIterator[None]) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(_drain(table)) for table in tables]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(outcome, asyncio.CancelledError) for outcome in outcomes), outcomes


async def _drain(steps: AsyncIterator[None]) -> None:
    async for _ in steps:
        pass


async def _play(journal: PostgresJournal, name: str) -> AsyncIterator[None]:
    for evening in count():
        log = Story(Random(evening), name=f"{name}-{evening}t").evening(3).log
        for batch in commands(log):
            await journal.append(batch)
            yield


def commands(log: Sequence[Recorded]) -> list[list[Recorded]]:
    """The log in appends, one for each instant of the story: what belongs together is written together."""
    return [list(batch) for _, batch in groupby(log, key=lambda recorded: recorded.at)]
