"""How long it takes from a commit until every read model shows it, at half of the load that projectors can follow."""

import asyncio
import os
import subprocess
import sys
import time
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from psycopg import AsyncConnection

from adapters.postgres.journal import PostgresJournal
from domain.event import Recorded
from ops.benches.rebuild_log import evenings
from projections.catalogue import PROJECTIONS
from projections.projection import Row, schema_of

EVENINGS = 6
AT_ONCE = 64
"""Appends that may be under way."""
POLL_SECONDS = 0.002
_EACH = " UNION ALL ".join(
    f"SELECT notification_id FROM {schema_of(each)}.notification_tracking" for each in PROJECTIONS
)
SHOWN = f"SELECT min(notification_id) FROM ({_EACH}) AS reached"
"""How much of the log every read model shows."""


@dataclass(frozen=True, slots=True)
class Lag:
    """At so many events a second: the 95th percentile of the time that an append took, and of the time from its
    acknowledgement until every read model showed it, in seconds."""

    rate: float
    insert: float
    visible: float


def measure_lag(url: str, folder: Path, seconds: float) -> Lag:
    """Projectors in a process of their own, writers in this one."""
    with _projectors(url, folder):
        return asyncio.run(_measure(url, seconds))


@contextmanager
def _projectors(url: str, folder: Path) -> Iterator[None]:
    environment = {**os.environ, "CARDROOM_DATABASE_URL": url, "CARDROOM_DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "adapters.cli", "run", "projector"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        assert process.stdout is not None
        while b"Projecting" not in process.stdout.readline():
            pass
        yield
    finally:
        process.terminate()
        process.communicate()


async def _measure(url: str, seconds: float) -> Lag:
    journal = await PostgresJournal.open(url)
    async with await AsyncConnection.connect(url, autocommit=True) as watcher:
        load = _Load(journal, f"lag{await journal.end()}-")
        await _until_shown(watcher, await journal.end())
        before, start = await journal.end(), time.perf_counter()
        await load.write(seconds)
        await _until_shown(watcher, end := await journal.end())
        rate = (end - before) / (time.perf_counter() - start)
        load.forget()
        seen: list[tuple[int, float]] = []
        watching = asyncio.create_task(_watch(watcher, seen))
        await load.write(2 * seconds, rate / 2)
        await _until_shown(watcher, await journal.end())
        seen.append((await _shown(watcher), time.perf_counter()))
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
    await journal.close()
    return Lag(rate / 2, _p95(load.latencies), _p95(_lags(load.acknowledged, seen)))


class _Load:
    """Tables of every game whose events are appended, command by command."""

    def __init__(self, journal: PostgresJournal, place: str) -> None:
        self._journal = journal
        self._commands = _commands(place)
        self._turn = asyncio.Semaphore(AT_ONCE)
        self.latencies: list[float] = []
        self.acknowledged: list[tuple[int, float]] = []
        """Positions, and when they were acknowledged."""

    def forget(self) -> None:
        """Begin to count anew."""
        self.latencies.clear()
        self.acknowledged.clear()

    async def write(self, seconds: float, rate: float = 0.0) -> None:
        """Append for so long, so many events a second, or as many as possible."""
        start, written = time.perf_counter(), 0
        async with asyncio.TaskGroup() as appends:
            while (now := time.perf_counter() - start) < seconds and (command := next(self._commands, None)):
                if rate and written / rate > now:
                    await asyncio.sleep(written / rate - now)
                await self._turn.acquire()
                written += len(command)
                appends.create_task(self._append(command))
                await asyncio.sleep(0)

    async def _append(self, command: Sequence[Recorded]) -> None:
        start = time.perf_counter()
        stored = await self._journal.append(command)
        now = time.perf_counter()
        self._turn.release()
        self.latencies.append(now - start)
        self.acknowledged.append((stored[-1].position, now))


def _commands(place: str) -> Iterator[Sequence[Recorded]]:
    """Played in advance: playing takes longer than appending."""
    logs = [recorded for log in islice(evenings(place), EVENINGS) for recorded in log]
    return iter([list(each) for _, each in groupby(logs, key=lambda recorded: (recorded.at, recorded.command_id))])


async def _watch(watcher: AsyncConnection[Row], seen: list[tuple[int, float]]) -> None:
    while True:
        seen.append((await _shown(watcher), time.perf_counter()))
        await asyncio.sleep(POLL_SECONDS)


async def _until_shown(watcher: AsyncConnection[Row], position: int) -> None:
    while True:
        if await _shown(watcher) >= position:
            return
        await asyncio.sleep(POLL_SECONDS)


async def _shown(watcher: AsyncConnection[Row]) -> int:
    row = await (await watcher.execute(SHOWN.encode(), prepare=True)).fetchone()
    return 0 if row is None else int(row[0])


def _lags(acknowledged: Sequence[tuple[int, float]], seen: Sequence[tuple[int, float]]) -> list[float]:
    """From each acknowledgement to the first look that found its position in every read model."""
    reached = [position for position, _ in seen]
    return [max(0.0, seen[bisect_left(reached, position)][1] - at) for position, at in acknowledged]


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]
