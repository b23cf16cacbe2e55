"""A journal whose readers are woken by what other processes append."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from application.ports import Journal
from domain.event import Recorded


class Wake(Protocol):
    """Carries the news that the log has grown."""

    def grew(self, position: int) -> None:
        """The log holds an event at `position`."""

    async def grown(self, after: int, timeout: float) -> None:
        """Return when the log is said to hold more than `after`, or after `timeout` seconds."""


class WokenJournal:
    """The Journal behind it, which tells of its own appends and does not wait longer than the news takes."""

    def __init__(self, journal: Journal, wake: Wake) -> None:
        self._journal = journal
        self._wake = wake

    async def load(self, stream: str, after: int = 0) -> Sequence[Recorded]:
        """See Journal."""
        return await self._journal.load(stream, after)

    async def append(self, events: Sequence[Recorded]) -> Sequence[Recorded]:
        """See Journal."""
        stored = await self._journal.append(events)
        if stored:
            self._wake.grew(stored[-1].position)
        return stored

    async def read(self, after: int, limit: int) -> Sequence[Recorded]:
        """See Journal."""
        return await self._journal.read(after, limit)

    async def end(self) -> int:
        """See Journal."""
        return await self._journal.end()

    async def grown(self, after: int, timeout: float) -> None:
        """See Journal; a false alarm makes it return early."""
        looking = asyncio.create_task(self._journal.grown(after, timeout))
        hearing = asyncio.create_task(self._wake.grown(after, timeout))
        try:
            await asyncio.wait({looking, hearing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            looking.cancel()
            hearing.cancel()
            await asyncio.wait({looking, hearing})
        if not looking.cancelled():
            looking.result()
