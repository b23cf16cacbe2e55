"""What waits to be sent on one connection: bounded, and never in the way of the table that produces it.

Frames of a table are dropped when there is no room, and one fresh snapshot takes their place. Answers to the
client's own frames are never dropped: who asks waits until there is room.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Protocol


class Source(Protocol):
    """A table as this connection watches it."""

    def snapshot(self) -> str:
        """The table as it is now, as a frame."""


class Delta(Protocol):
    """One step of a table for this connection, not yet encoded."""

    def text(self) -> str:
        """The step as a frame."""


class Outbox:
    """The queue between everyone who has something to tell one client and the one task that sends it."""

    def __init__(self, limit: int, overflowed: Callable[[], None] = lambda: None) -> None:
        self._limit = limit
        self._overflowed = overflowed
        self._waiting: deque[str | tuple[Source, Delta]] = deque()
        self._stale: dict[Source, None] = {}
        self._closed = False
        self._changed = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()

    def __len__(self) -> int:
        return len(self._waiting) + len(self._stale)

    def offer(self, source: Source, delta: Delta) -> bool:
        """Queue a step of a table; False when there was no room, so that the table's steps gave way to a snapshot."""
        if self._closed or source in self._stale:
            return False
        if len(self._waiting) >= self._limit:
            self._overflowed()
            self.refresh(source)
            return False
        self._append((source, delta))
        return True

    def refresh(self, source: Source) -> None:
        """Send a snapshot of the table instead of the steps that wait."""
        if not self._closed and source not in self._stale:
            self.forget(source)
            self._stale[source] = None
            self._changed.set()

    def forget(self, source: Source) -> None:
        """Send nothing of this table any more."""
        self._stale.pop(source, None)
        self._waiting = deque(item for item in self._waiting if isinstance(item, str) or item[0] is not source)
        self._mind_room()

    async def put(self, text: str) -> None:
        """Queue an answer, as soon as there is room."""
        while len(self._waiting) >= self._limit and not self._closed:
            await self._room.wait()
        if not self._closed:
            self._append(text)

    async def next(self) -> str | None:
        """The next frame to send, snapshots first; None once the outbox is closed and empty."""
        while not self._waiting and not self._stale:
            if self._closed:
                return None
            self._changed.clear()
            await self._changed.wait()
        return self._take()

    def _take(self) -> str:
        if self._stale:
            source = next(iter(self._stale))
            del self._stale[source]
            return source.snapshot()
        item = self._waiting.popleft()
        self._mind_room()
        return item if isinstance(item, str) else item[1].text()

    def close(self, drop: bool = False) -> None:
        """Take nothing more; what waits is still handed out, unless it is to be dropped."""
        self._closed = True
        if drop:
            self._waiting.clear()
            self._stale.clear()
        self._changed.set()
        self._room.set()

    def _append(self, item: str | tuple[Source, Delta]) -> None:
        self._waiting.append(item)
        self._mind_room()
        self._changed.set()

    def _mind_room(self) -> None:
        if self._closed or len(self._waiting) < self._limit:
            self._room.set()
        else:
            self._room.clear()
