"""The load of the table benchmark: actions at scheduled times at many tables, latency from schedule to last view."""

import asyncio
import gc
import random
import select
import selectors
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from ops.benches.table_seats import LoadedTable

PATIENCE_SECONDS = 5.0
RAMP_SECONDS = 0.3
LOOK_SECONDS = 0.005


class LoadFailed(Exception):
    """A server stopped answering, or refused what was legal."""


class PreciseSelector(selectors.DefaultSelector):
    """Waits to the microsecond: the whole milliseconds of epoll would count as latency."""

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """See selectors.BaseSelector."""
        if timeout is not None and timeout > 0:
            select.select([self.fileno()], [], [], timeout)
            timeout = 0
        return super().select(timeout)


def precise_loop() -> asyncio.AbstractEventLoop:
    """An event loop whose timers are as exact as the system's."""
    return asyncio.SelectorEventLoop(PreciseSelector())


@dataclass(slots=True)
class Tally:
    """What became of the actions of a slice: how many a second while it was measured, how many were missed, and the
    latencies, in seconds, of all that were done."""

    rate: float = 0.0
    missed: int = 0
    latencies: list[float] = field(default_factory=list)

    @property
    def p95(self) -> float:
        """The 95th percentile of the latencies."""
        return sorted(self.latencies)[int(0.95 * len(self.latencies))]


class Load:
    """Plays at all tables of one stack."""

    def __init__(self, tables: Sequence[LoadedTable]) -> None:
        self._tables = tables

    async def steady(self, rate: float, seconds: float) -> Tally:
        """Open loop: `rate` actions a second, evenly spread over time and tables, whatever the server makes of them.

        Raises LoadFailed."""
        async with self._playing() as tally:
            await self._pace(rate, seconds)
        tally.rate = len(tally.latencies) / seconds
        return tally

    async def saturated(self, seconds: float) -> Tally:
        """Closed loop: every table acts as soon as it can. Raises LoadFailed."""
        async with self._playing() as tally:
            for table in self._tables:
                table.hurry()
            await asyncio.sleep(RAMP_SECONDS)
            before = len(tally.latencies)
            await asyncio.sleep(seconds)
            tally.rate = (len(tally.latencies) - before) / seconds
            for table in self._tables:
                table.relax()
        return tally

    async def leave(self) -> None:
        """Hang up everywhere."""
        for socket in [socket for table in self._tables for socket in table.sockets]:
            socket.close()
        await asyncio.sleep(0)

    async def settle(self) -> None:
        """Wait until it is somebody's turn at every table. Raises LoadFailed."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + PATIENCE_SECONDS
        while True:
            if fault := next(filter(None, (table.fault for table in self._tables)), ""):
                raise LoadFailed(fault)
            busy = [table for table in self._tables if not table.idle]
            if not busy:
                return
            if loop.time() > deadline:
                raise LoadFailed(f"{len(busy)} of {len(self._tables)} tables stand still: {busy[0]}")
            await asyncio.sleep(LOOK_SECONDS)

    async def _pace(self, rate: float, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        tables = random.sample(self._tables, len(self._tables))
        start = loop.time()
        for number in range(round(rate * seconds)):
            at = start + number / rate
            if (early := at - loop.time()) > 0:
                await asyncio.sleep(early)
            tables[number % len(tables)].schedule(at)

    @asynccontextmanager
    async def _playing(self) -> AsyncIterator[Tally]:
        """From calm to calm; the pauses of the load's own garbage collector are not the server's."""
        tally = Tally()

        def missed() -> None:
            tally.missed += 1

        for table in self._tables:
            table.on_done, table.on_missed = tally.latencies.append, missed
        await self.settle()
        gc.collect()
        gc.disable()
        try:
            yield tally
            await self.settle()
        finally:
            gc.enable()
        if not tally.latencies:
            raise LoadFailed("No action was done.")
