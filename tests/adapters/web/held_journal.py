"""A journal whose appends can be held up, to look at what happens meanwhile."""

import asyncio
from collections.abc import Sequence

import pytest

from domain.event import Recorded
from tests.adapters.web.serving import Served


class HeldJournal:
    """Once held, appends begin and wait until they are released."""

    def __init__(self, served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = asyncio.Event()
        self._released = asyncio.Event()
        self._released.set()
        self._append = served.journal.append
        monkeypatch.setattr(served.journal, "append", self._slow)

    def hold(self) -> None:
        self.begun.clear()
        self._released.clear()

    def release(self) -> None:
        self._released.set()

    async def _slow(self, events: Sequence[Recorded]) -> Sequence[Recorded]:
        self.begun.set()
        await self._released.wait()
        return await self._append(events)
