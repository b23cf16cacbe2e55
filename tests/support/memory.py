"""A journal in memory with the rules of the real one, and a clock that stands until it is told otherwise."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from application.ports import Conflict
from domain.event import Recorded


class MemoryJournal:
    """Streams without gaps, one log in the order of appending, all of an append or nothing."""

    def __init__(self) -> None:
        self.log: list[Recorded] = []
        self.appends = 0
        self.failing: BaseException | None = None
        """Raised by the next append, before anything is stored."""
        self._grown = asyncio.Event()

    async def load(self, stream: str, after: int = 0) -> Sequence[Recorded]:
        return [event for event in self.log if event.stream == stream and event.version > after]

    async def append(self, events: Sequence[Recorded]) -> Sequence[Recorded]:
        await asyncio.sleep(0)
        if (failure := self.failing) is not None:
            self.failing = None
            raise failure
        versions = {event.stream: event.version for event in self.log}
        for event in events:
            if event.version != versions.get(event.stream, 0) + 1:
                raise Conflict(event.stream)
            versions[event.stream] = event.version
        stored = [replace(event, position=len(self.log) + place) for place, event in enumerate(events, start=1)]
        self.log.extend(stored)
        self.appends += 1
        self._grown.set()
        return stored

    async def read(self, after: int, limit: int) -> Sequence[Recorded]:
        return self.log[after : after + limit]

    async def end(self) -> int:
        return len(self.log)

    async def grown(self, after: int, timeout: float) -> None:
        if len(self.log) > after:
            return
        self._grown.clear()
        try:
            await asyncio.wait_for(self._grown.wait(), timeout)
        except TimeoutError:
            return


class StandingClock:
    """A clock that a test moves by hand; UTC, in seconds since the epoch."""

    def __init__(self, at: float = 1_790_000_000.0) -> None:
        self.at = at

    def now(self) -> float:
        return self.at

    def pass_(self, seconds: float) -> None:
        self.at += seconds
