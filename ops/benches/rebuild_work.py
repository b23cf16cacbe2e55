"""What a rebuild is measured by: reading and decoding the log alone, and building every read model from it."""

import asyncio
import resource
import time
from collections.abc import Coroutine
from pathlib import Path

from adapters.clock import SystemClock
from adapters.garbage import paused
from adapters.postgres.journal import PostgresJournal
from adapters.postgres.projector import Projector
from adapters.postgres.shared_pages import SharedPages
from adapters.postgres.upkeep.build import BuildProgress
from adapters.postgres.upkeep.rebuild import Outcome, Wish, rebuild, verify
from ops.benches.rounds import Slice
from projections.catalogue import PROJECTIONS

PAGE = 20_000


class Work:
    """On a database with a filled journal."""

    def __init__(self, url: str, events: int) -> None:
        self._url = url
        self._events = events
        self.resident: list[int] = []
        """The process's memory in bytes after each page of the rebuilds."""

    def reading(self, seconds: float) -> Slice:
        """Cursor and decode: the whole log through the journal, page by page, as everyone reads it."""
        return self._measured(self._read())

    def reading_paused(self, seconds: float) -> Slice:
        """The same without looking for garbage meanwhile, which a rebuild does not do either."""
        with paused():
            return self._measured(self._read())

    def rebuilding(self, seconds: float) -> Slice:
        """All read models, from an empty schema to the point where only the switch is missing."""
        with paused():
            return self._measured(self._rebuild())

    def following(self) -> Slice:
        """All read models as projectors build them, which follow the log."""
        return self._measured(self._follow())

    def verified(self) -> list[Outcome]:
        """Every row of what the projectors built against one more rebuild."""
        return list(asyncio.run(self._verify()))

    def _measured(self, work: Coroutine[object, object, None]) -> Slice:
        cpu, start = time.process_time(), time.perf_counter()
        asyncio.run(work)
        elapsed, cpu = time.perf_counter() - start, time.process_time() - cpu
        return Slice(self._events / elapsed, cpu=cpu / self._events)

    async def _read(self) -> None:
        journal = await PostgresJournal.open(self._url)
        position, page = 0, await journal.read(0, PAGE)
        while page:
            position = page[-1].position
            page = await journal.read(position, PAGE)
        await journal.close()

    async def _rebuild(self) -> None:
        journal = await PostgresJournal.open(self._url)
        wish = Wish(switch=False, anew=True)
        for outcome in await rebuild(self._url, journal.load, PROJECTIONS, wish, self._look):
            if outcome.fault:
                raise SystemExit(outcome.fault)
        await journal.close()

    async def _follow(self) -> None:
        journal = await PostgresJournal.open(self._url)
        pages, end = SharedPages(journal), await journal.end()
        projectors = [Projector(self._url, pages.reader(), projection, SystemClock()) for projection in PROJECTIONS]
        await asyncio.gather(*(projector.catch_up(end) for projector in projectors))
        await journal.close()

    async def _verify(self) -> list[Outcome]:
        journal = await PostgresJournal.open(self._url)
        outcomes = await verify(self._url, journal.load, PROJECTIONS, lambda _: None)
        await journal.close()
        return list(outcomes)

    def _look(self, progress: BuildProgress) -> None:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        self.resident.append(pages * resource.getpagesize())
