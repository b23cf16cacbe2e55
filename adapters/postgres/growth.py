"""Wakes the local followers of the log: at most one look at it every 20 ms, and none while nobody waits."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from application.ports import JournalUnavailable

TICK_SECONDS = 0.02


class Growth:
    """How far the log reaches, as far as this process knows, and who waits for more."""

    def __init__(self, end: Callable[[], Awaitable[int]]) -> None:
        self._end = end
        self._reached = 0
        self._waiting: dict[asyncio.Future[None], int] = {}
        self._ticker: asyncio.Task[None] | None = None

    def reached(self, position: int) -> None:
        """The log is known to hold an event at `position`."""
        self._reached = max(self._reached, position)

    async def beyond(self, after: int, seconds: float) -> None:
        """Return at the first tick after the log holds more than `after`, or after so many seconds."""
        if self._reached > after:
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[woken] = after
        self._keep_ticking()
        try:
            await asyncio.wait((woken,), timeout=seconds)
        finally:
            del self._waiting[woken]

    async def close(self) -> None:
        """Stop ticking; whoever waits sleeps until its timeout."""
        if self._ticker is not None:
            self._ticker.cancel()
            await asyncio.gather(self._ticker, return_exceptions=True)

    def _keep_ticking(self) -> None:
        if self._ticker is None or self._ticker.done():
            self._ticker = asyncio.create_task(self._tick())

    async def _tick(self) -> None:
        while self._waiting:
            await asyncio.sleep(TICK_SECONDS)
            if not self._wake():
                with suppress(JournalUnavailable):
                    self.reached(await self._end())
                self._wake()

    def _wake(self) -> bool:
        """Whether nobody is left who waits for more than is known."""
        left = False
        for woken, after in self._waiting.items():
            if self._reached <= after:
                left = True
            elif not woken.done():
                woken.set_result(None)
        return not left
