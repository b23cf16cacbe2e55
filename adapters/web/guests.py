"""Who is connected to this process, so that all can be sent away before it stops."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Guest(Protocol):
    """A connected client."""

    def send_away(self, after: float) -> None:
        """Ask it to connect again after so many seconds, and close."""


class Guests:
    """The open connections of one process."""

    def __init__(self) -> None:
        self._here: set[Guest] = set()
        self._left = asyncio.Event()

    def __len__(self) -> int:
        return len(self._here)

    def __iter__(self) -> Iterator[Guest]:
        return iter(tuple(self._here))

    @contextmanager
    def stay(self, guest: Guest) -> Iterator[None]:
        """Count the guest in as long as the block runs."""
        self._here.add(guest)
        try:
            yield
        finally:
            self._here.discard(guest)
            self._left.set()

    async def send_away(self, spread: float) -> None:
        """Ask all to come back at times spread evenly over so many seconds; return when all are gone."""
        count = len(self)
        for place, guest in enumerate(self, start=1):
            guest.send_away(spread * place / count)
        await self.all_gone()

    async def all_gone(self) -> None:
        """Return when nobody is connected."""
        while self._here:
            self._left.clear()
            await self._left.wait()
