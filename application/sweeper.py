"""Picks up deadlines that nobody served, because the process that held their table is gone."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

import structlog

from application.ports import Clock, JournalUnavailable, SealBroken
from application.room import Room
from domain.refusals import Refusal

GRACE_SECONDS = 1.5
"""A deadline this old is served by no one."""
ROUND_SECONDS = 1.0

log = structlog.get_logger()


class Deadlines(Protocol):
    """The read model of the room's clocks."""

    async def tables_due(self, now: float) -> Sequence[str]:
        """The tables with a deadline at or before `now` (UTC, seconds since the epoch)."""


class Sweeper:
    """Opens tables that wait in vain; once open, the dealer attends to them."""

    def __init__(self, deadlines: Deadlines, room: Room, clock: Clock) -> None:
        self._deadlines = deadlines
        self._room = room
        self._clock = clock

    async def sweep(self) -> None:
        """Attend to every table whose deadline has passed for long enough."""
        for table in await self._deadlines.tables_due(self._clock.now() - GRACE_SECONDS):
            if self._room.tables.held(table) is None:
                await self._open(table)

    async def _open(self, table: str) -> None:
        """One table that cannot be read must not stop the others."""
        try:
            await self._room.tables.open(table)
        except (Refusal, SealBroken) as broken:
            log.error("table_unreadable", table=table, reason=str(broken))

    async def run(self, stop: asyncio.Event) -> None:
        """Sweep again and again until `stop` is set."""
        while not stop.is_set():
            try:
                await self.sweep()
            except JournalUnavailable as away:
                log.warning("sweeper_waits", reason=str(away))
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), ROUND_SECONDS)
