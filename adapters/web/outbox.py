"""What waits to be sent on one connection: bounded, and never in the way of the table that produces it.

Frames of a table are dropped when there is no room, and one fresh snapshot takes their place. Answers to the
client's own frames are never dropped: while the outbox is `full`, the client is not heard.
"""

from collections import deque
from collections.abc import Callable
from typing import Protocol


class Source(Protocol):
    """A table as this connection watches it."""

    def snapshot(self) -> bytes:
        """The table as it is now, as a frame."""


Delta = Callable[[], bytes]
"""Encodes one step of a table for this connection."""


class Outbox:
    """The frames that everyone who has something to tell one client has queued, in order. `on_due` is called whenever
    there is something to send, or nothing any more because it was dropped."""

    def __init__(self, limit: int, overflowed: Callable[[], None] = lambda: None) -> None:
        self._limit = limit
        self._overflowed = overflowed
        self._waiting: deque[bytes | tuple[Source, Delta]] = deque()
        self._stale: dict[Source, None] = {}
        self._closed = False
        self.on_due: Callable[[], None] = lambda: None

    def __len__(self) -> int:
        return len(self._waiting) + len(self._stale)

    @property
    def full(self) -> bool:
        """Whether no further question should be asked until some of it was sent."""
        return len(self._waiting) >= self._limit

    def offer(self, source: Source, delta: Delta) -> bool:
        """Queue a step of a table; False when there was no room, so that the table's steps gave way to a snapshot."""
        if self._closed or source in self._stale:
            return False
        if self.full:
            self._overflowed()
            self.refresh(source)
            return False
        self._waiting.append((source, delta))
        self.on_due()
        return True

    def refresh(self, source: Source) -> None:
        """Send a snapshot of the table instead of the steps that wait."""
        if not self._closed and source not in self._stale:
            self.forget(source)
            self._stale[source] = None
            self.on_due()

    def forget(self, source: Source) -> None:
        """Send nothing of this table any more."""
        self._stale.pop(source, None)
        self._waiting = deque(item for item in self._waiting if isinstance(item, bytes) or item[0] is not source)

    def put(self, text: bytes) -> None:
        """Queue an answer."""
        if not self._closed:
            self._waiting.append(text)
            self.on_due()

    def take(self, size: int) -> list[bytes]:
        """The next frames to send, snapshots first: as many as it takes to make `size` bytes, at least one."""
        taken = []
        while size > 0 and (self._stale or self._waiting):
            taken.append(text := self._take())
            size -= len(text)
        return taken

    def _take(self) -> bytes:
        if self._stale:
            source = next(iter(self._stale))
            del self._stale[source]
            return source.snapshot()
        item = self._waiting.popleft()
        return item if isinstance(item, bytes) else item[1]()

    def close(self, drop: bool = False) -> None:
        """Take nothing more; what waits is still handed out, unless it is to be dropped."""
        self._closed = True
        if drop:
            self._waiting.clear()
            self._stale.clear()
            self.on_due()
