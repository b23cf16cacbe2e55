"""Wakes those who wait in this process for the log to grow."""

import asyncio


class MemoryWake:
    """What is heard of the log's growth: hints, so whoever is woken looks at the log, and looks now and then anyway."""

    def __init__(self) -> None:
        self._heard = 0
        self._answered = (0, 0)
        self._waiting: dict[asyncio.Future[None], int] = {}

    def grew(self, position: int) -> None:
        """The log is said to hold an event at `position`."""
        self._heard = max(self._heard, position)
        for woken, after in self._waiting.items():
            if position > after and not woken.done():
                woken.set_result(None)

    async def grown(self, after: int, timeout: float) -> None:
        """Return when the log is said to hold more than `after`, or after `timeout` seconds."""
        if self._is_news(after):
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[woken] = after
        try:
            await asyncio.wait((woken,), timeout=timeout)
        finally:
            del self._waiting[woken]

    def _is_news(self, after: int) -> bool:
        """Whether more than `after` was heard of. Asked the same again, no: the hint was wrong, and a reader that
        trusted it for ever would never rest."""
        hint = (after, self._heard)
        if self._heard <= after or hint == self._answered:
            return False
        self._answered = hint
        return True
