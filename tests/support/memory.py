"""A journal in memory with the rules of the real one, a clock that stands until it is told otherwise, and chance that
a seed decides."""

import asyncio
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from random import Random

from application.ports import Conflict, News
from domain.event import Recorded


class MemoryJournal:
    """Streams without gaps, one log in the order of appending, all of an append or nothing."""

    def __init__(self) -> None:
        self.log: list[Recorded] = []
        self.appends = 0
        self.ends: list[int] = [0]
        """How long the log was after each append."""
        self.failing: BaseException | None = None
        """Raised by the next append, before anything is stored."""
        self.ambiguous: BaseException | None = None
        """Raised by the next append, after everything is stored."""
        self.away: BaseException | None = None
        """Raised by every load until it is taken away."""
        self.gate = asyncio.Event()
        """Appends wait here before they store; open unless a test closes it."""
        self.gate.set()
        self.waiting = 0
        """How many appends wait at the gate."""
        self._grown = asyncio.Event()

    async def load(self, stream: str, after: int = 0) -> Sequence[Recorded]:
        await asyncio.sleep(0)
        if self.away is not None:
            raise self.away
        # Read from storage, a fact is equal to the one that was stored, never the same object.
        found = (event for event in self.log if event.stream == stream and event.version > after)
        return [replace(event, event=copy(event.event)) for event in found]

    async def append(self, events: Sequence[Recorded]) -> Sequence[Recorded]:
        await asyncio.sleep(0)
        self.waiting += 1
        await self.gate.wait()
        self.waiting -= 1
        self._raise("failing")
        versions = {event.stream: event.version for event in self.log}
        for event in events:
            if event.version != versions.get(event.stream, 0) + 1:
                raise Conflict(event.stream)
            versions[event.stream] = event.version
        stored = [replace(event, position=len(self.log) + place) for place, event in enumerate(events, start=1)]
        self.log.extend(stored)
        self.appends += 1
        self.ends.append(len(self.log))
        self._grown.set()
        self._raise("ambiguous")
        return stored

    def _raise(self, when: str) -> None:
        fault: BaseException | None = getattr(self, when)
        if fault is not None:
            setattr(self, when, None)
            raise fault

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

    async def news(self, after: int, timeout: float) -> News:
        await self.grown(after, timeout)
        return News(max(after, len(self.log)), {event.stream: event.version for event in self.log[after:]})


class StandingClock:
    """A clock that a test moves by hand; UTC, in seconds since the epoch."""

    def __init__(self, at: float = 1_790_000_000.0) -> None:
        self.at = at

    def now(self) -> float:
        return self.at

    def pass_(self, seconds: float) -> None:
        self.at += seconds


class SeededEntropy:
    """Chance that is the same in every run; for tests that must be repeatable."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def bytes(self, count: int) -> bytes:
        return self._random.randbytes(count)


class CountedIds:
    """Stream ids that count up, in the shape of the real ones."""

    def __init__(self) -> None:
        self._count = 0

    def new(self, kind: str) -> str:
        self._count += 1
        return f"{kind}:01900000-0000-7000-8000-{self._count:012x}"
