"""Lets the projectors of one process read and decode each page of the log once, though they do not keep step."""

import asyncio
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from application.ports import Journal
from domain.event import Recorded

KEPT = 10_000
"""Events of the end of the log, as far as it was read, that are kept at least."""
PATIENCE_SECONDS = 2.0
"""So long whoever is ahead waits for those behind to read what is kept; who does not move is left behind."""

_position = attrgetter("position")


class SharedPages:
    """A journal's log with the last events remembered that were read. Who is further behind reads pages of their own,
    shared with those who ask for the same one."""

    def __init__(self, journal: Journal, kept: int = KEPT) -> None:
        self.journal = journal
        self._most = kept
        self._kept: list[Recorded] = []
        self._since = 0
        """Nothing of the log is missing between this position and the last event kept."""
        self._behind: dict[object, int] = {}
        """Who reads, and after which position each did so last."""
        self._moved = asyncio.Event()
        self._asked: tuple[int, int] | None = None
        self._page: asyncio.Task[Sequence[Recorded]] | None = None

    def reader(self) -> "PageReader":
        """A journal for one projector. Its owners do not run away from each other, so that each finds what the others
        have read, also those that begin later."""
        reader = PageReader(self)
        self._behind[reader] = 0
        return reader

    async def read(self, reader: object, after: int, limit: int) -> Sequence[Recorded]:
        """At most `limit` events above position `after`; fewer, though there are more, where that saves reading."""
        self._behind[reader] = after
        self._moved.set()
        if self._since <= after < self._until:
            start = bisect_right(self._kept, after, key=_position)
            return self._kept[start : start + limit]
        if after == self._until:
            await self._wait_for_others(limit)
        page = await self._shared(after, limit)
        self._keep(after, page)
        return page

    @property
    def _until(self) -> int:
        return self._kept[-1].position if self._kept else self._since

    async def _wait_for_others(self, limit: int) -> None:
        """Before more is read than is kept, let those behind read that."""
        while waiting := self._losing(limit):
            self._moved.clear()
            try:
                await asyncio.wait_for(self._moved.wait(), PATIENCE_SECONDS)
            except TimeoutError:
                for reader in waiting:
                    self._behind.pop(reader, None)

    def _losing(self, limit: int) -> list[object]:
        """Who would not find any more, after another page, what comes next for them."""
        if len(self._kept) + limit <= 2 * self._most:
            return []
        last_lost = self._kept[min(-1, limit - self._most - 1)].position
        return [reader for reader, after in self._behind.items() if self._since <= after < last_lost]

    async def _shared(self, after: int, limit: int) -> Sequence[Recorded]:
        """A page is read anew unless it was read last and holds events: what followed an empty one may have come
        since."""
        if self._page is None or self._asked != (after, limit) or _stale(self._page):
            self._asked = (after, limit)
            self._page = asyncio.create_task(self._read(after, limit))
        return await asyncio.shield(self._page)

    async def _read(self, after: int, limit: int) -> Sequence[Recorded]:
        return await self.journal.read(after, limit)

    def _keep(self, after: int, page: Sequence[Recorded]) -> None:
        """Remember a page that continues what is kept, or lies beyond it."""
        if not page or page[-1].position <= self._until or after < self._since:
            return
        if after == self._until:
            self._kept += page
        elif after > self._until:
            self._kept, self._since = list(page), after
        if len(self._kept) > 2 * self._most:
            self._since = self._kept[-self._most - 1].position
            del self._kept[: -self._most]


class PageReader:
    """A journal whose log is read through shared pages; everything else goes to the journal itself."""

    def __init__(self, pages: SharedPages) -> None:
        self._pages = pages
        self.load = pages.journal.load
        self.append = pages.journal.append
        self.end = pages.journal.end
        self.grown = pages.journal.grown
        self.news = pages.journal.news

    async def read(self, after: int, limit: int) -> Sequence[Recorded]:
        """At most `limit` events above position `after`; fewer, though there are more, where that saves reading."""
        return await self._pages.read(self, after, limit)


def _stale(page: asyncio.Task[Sequence[Recorded]]) -> bool:
    return page.done() and (page.cancelled() or page.exception() is not None or not page.result())
