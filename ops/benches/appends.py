"""Our own appends: producers in one process, each waiting for its last event to be durable."""

import asyncio
import time
from itertools import count

import psycopg
import uvloop

from adapters.postgres.journal import PostgresJournal
from domain.event import Recorded
from domain.hand.events import ActionTaken
from ops.benches.rounds import Slice

COMMAND_ID = "0b7c9d52-6f7e-4b9d-8a55-3c6d5c1f2e10"


ACTION = ActionTaken(turn=12, seat=4, kind="raise", to=1_200, paid=800, all_in=False, timed_out=False)
"""The event of a hand that is stored most often."""


def action(stream: str, version: int) -> Recorded:
    """The action at this place."""
    return Recorded(stream, version, ACTION, 1_769_860_800.125, COMMAND_ID)


class Appends:
    """Appends of one event each, every producer on a stream of its own, on a new connection each time."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._runs = count(1)

    def measure(self, producers: int, seconds: float) -> Slice:
        """Acknowledged appends a second."""
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute("TRUNCATE journal.stored_events")
            connection.execute("CHECKPOINT")
        return uvloop.run(self._measure(producers, seconds))

    async def _measure(self, producers: int, seconds: float) -> Slice:
        journal = await PostgresJournal.open(self._url)
        run = next(self._runs)
        streams = [f"hand:01936f00-0000-7000-8000-{run:06}{number:06}" for number in range(producers)]
        cpu, start = time.process_time(), time.perf_counter()
        found = await asyncio.gather(*(_produce(journal, stream, start + seconds) for stream in streams))
        elapsed, cpu = time.perf_counter() - start, time.process_time() - cpu
        await journal.close()
        latencies = sorted(latency for each in found for latency in each)
        p95 = latencies[int(0.95 * len(latencies))]
        return Slice(len(latencies) / elapsed, p95, cpu / len(latencies))


async def _produce(journal: PostgresJournal, stream: str, until: float) -> list[float]:
    latencies = []
    now = time.perf_counter()
    for version in count(1):
        await journal.append((action(stream, version),))
        then, now = now, time.perf_counter()
        latencies.append(now - then)
        if now > until:
            break
    return latencies
