"""Wakes the local followers of the log, and asks the database how far it reaches only when nothing else tells.

A process's own commits tell it: positions are given in the order of the commits, so that where its own follow each
other, nobody else's lie between them.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from adapters.postgres.own_positions import OwnPositions
from application.ports import JournalUnavailable

TICK_SECONDS = 0.02
"""This process's own commits wake followers at most once in this time."""

QUIET_SECONDS = 0.1
"""After so long without a commit of its own, a process in which someone waits asks the database."""


class Growth:
    """How far the log reaches, as far as this process knows, and who waits for more. Made in a running event loop."""

    def __init__(self, end: Callable[[], Awaitable[int]]) -> None:
        self.own = OwnPositions()
        self._end = end
        self._loop = asyncio.get_running_loop()
        self._reached = 0
        self._known_at = 0.0
        self._doubted = asyncio.Event()
        self._waiting: dict[asyncio.Future[None], Callable[[], bool]] = {}
        self._tick: asyncio.TimerHandle | None = None
        self._looking: asyncio.Task[None] | None = None

    def stored(self, positions: Sequence[int]) -> None:
        """This process has filled these positions with one commit."""
        self.own.add(positions)
        self._reached = max(self._reached, positions[-1])
        self._known_at = self._loop.time()
        if self._waiting:
            self._wake_soon()

    def heard(self, position: int) -> None:
        """Others are said to have filled `position`: look at once, unless the log is known to reach so far."""
        if position > self._reached:
            self._doubted.set()

    async def beyond(self, after: int, seconds: float) -> None:
        """Return within a tick once the log is known to hold more than `after`, or after so many seconds."""
        await self._until(lambda: self._reached > after, seconds)

    async def others_beyond(self, after: int, seconds: float) -> bool:
        """Return True within a tick once others are known, or may be supposed, to have added to the log after `after`;
        False after so many seconds."""
        await self._until(lambda: self._reached > self.own.through(after), seconds)
        return self._reached > self.own.through(after)

    async def close(self) -> None:
        """Look no more; whoever waits sleeps until its timeout."""
        if self._tick is not None:
            self._tick.cancel()
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    async def _until(self, grown: Callable[[], bool], seconds: float) -> None:
        woken: asyncio.Future[None] = self._loop.create_future()
        self._waiting[woken] = grown
        if grown():
            self._wake_soon()
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            await asyncio.wait((woken,), timeout=seconds)
        finally:
            del self._waiting[woken]

    def _wake_soon(self) -> None:
        if self._tick is None:
            self._tick = self._loop.call_later(TICK_SECONDS, self._ticked)

    def _ticked(self) -> None:
        self._tick = None
        self._wake()

    def _wake(self) -> None:
        for woken, grown in self._waiting.items():
            if not woken.done() and grown():
                woken.set_result(None)

    async def _look(self) -> None:
        """Ask for the log's end whenever nothing was stored for a while, or others are said to be further."""
        while self._waiting:
            known_at = self._known_at
            with suppress(TimeoutError):
                await asyncio.wait_for(self._doubted.wait(), max(0.0, known_at + QUIET_SECONDS - self._loop.time()))
            if self._doubted.is_set() or known_at == self._known_at:
                await self._ask()

    async def _ask(self) -> None:
        self._doubted.clear()
        with suppress(JournalUnavailable):
            self._reached = max(self._reached, await self._end())
        self._known_at = self._loop.time()
        self._wake()
