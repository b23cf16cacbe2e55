"""A table with a dealer, and someone at the rail who waits for things to happen."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

from application.dealer import Dealer
from application.live_table import LiveTable
from application.step import Step
from tests.application.house import TERMS, House

PATIENCE = 10.0
"""Seconds after which a test gives up; nothing takes so long."""
SWIFT = replace(TERMS, pause_seconds=0.0)


@asynccontextmanager
async def attended(house: House) -> AsyncIterator[Dealer]:
    """A room with a dealer, and house bots that do not think for long."""
    dealer = Dealer(house.room, house.clock, house.entropy, thinking=(0.0, 0.0))
    try:
        yield dealer
    finally:
        await dealer.stop()


class Watcher:
    """Someone at the rail who waits for something to happen."""

    def __init__(self, house: House, table: str) -> None:
        self.house, self.table = house, table
        self.steps: list[Step] = []
        self.changed = asyncio.Event()

    def __call__(self, step: Step) -> None:
        self.steps.append(step)
        self.changed.set()

    async def until(self, happened: Callable[[LiveTable], bool]) -> LiveTable:
        live = await self.house.room.watch(self.table, self)
        async with asyncio.timeout(PATIENCE):
            while not (live.loaded and happened(live)):
                self.changed.clear()
                await self.changed.wait()
        return live


async def until(house: House, table: str, happened: Callable[[LiveTable], bool]) -> LiveTable:
    """The table when something has happened."""
    return await Watcher(house, table).until(happened)


def stored(house: House, kind: type) -> list[object]:
    return [recorded.event for recorded in house.journal.log if isinstance(recorded.event, kind)]


async def idle() -> None:
    """Let everything run that does not wait for anything: here timers of the dealer are due at once."""
    for _ in range(50):
        await asyncio.sleep(0)
