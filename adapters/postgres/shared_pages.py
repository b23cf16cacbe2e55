"""Lets the projectors of one process read and decode each page of the log once, as long as they keep step."""

import asyncio
from collections.abc import Sequence

from application.ports import Journal
from domain.event import Recorded


class SharedPages:
    """A journal's log with the latest page remembered; everything else goes to the journal itself."""

    def __init__(self, journal: Journal) -> None:
        self.load = journal.load
        self.append = journal.append
        self.end = journal.end
        self.grown = journal.grown
        self.news = journal.news
        self._journal = journal
        self._asked: tuple[int, int] | None = None
        self._page: asyncio.Task[Sequence[Recorded]] | None = None

    async def read(self, after: int, limit: int) -> Sequence[Recorded]:
        """At most `limit` events above position `after`. A page is read anew unless it was read last and holds
        events: what followed an empty one may have come since."""
        if self._page is None or self._asked != (after, limit) or _stale(self._page):
            self._asked = (after, limit)
            self._page = asyncio.create_task(self._read(after, limit))
        return await asyncio.shield(self._page)

    async def _read(self, after: int, limit: int) -> Sequence[Recorded]:
        return await self._journal.read(after, limit)


def _stale(page: asyncio.Task[Sequence[Recorded]]) -> bool:
    return page.done() and (page.cancelled() or page.exception() is not None or not page.result())
