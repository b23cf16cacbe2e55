"""What an action cannot be faster than: one row's commit, and a frame there and back."""

import asyncio
import time

import psycopg

from ops.benches.rounds import Slice
from ops.benches.table_socket import ClientSocket

ROW = b"." * 300
TABLE = "CREATE TABLE IF NOT EXISTS bench_inserts (id bigserial PRIMARY KEY, state bytea NOT NULL)"
INSERT = "INSERT INTO bench_inserts (state) VALUES (%b)"
FRAME = b"." * 200
PATIENCE_SECONDS = 5.0


class Inserts:
    """One row after the other, each in a transaction of its own."""

    def __init__(self, url: str) -> None:
        self._url = url

    def measure(self, seconds: float) -> Slice:
        """Commits a second of one client."""
        latencies = []
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(TABLE)
            start = now = time.perf_counter()
            while now < start + seconds:
                connection.execute(INSERT, (ROW,), prepare=True)
                then, now = now, time.perf_counter()
                latencies.append(now - then)
        return _slice(latencies)


class Echo:
    """One frame after the other to the relay's server and back."""

    def __init__(self, runner: asyncio.Runner, port: int) -> None:
        self._runner = runner
        self._port = port

    def measure(self, seconds: float) -> Slice:
        """Frames a second of one client. Raises TimeoutError."""
        return self._runner.run(self._measure(seconds))

    async def _measure(self, seconds: float) -> Slice:
        latencies = []
        heard = asyncio.Event()
        client = await ClientSocket.connect(self._port, "/echo", lambda frame, now: heard.set())
        start = now = time.perf_counter()
        while now < start + seconds:
            heard.clear()
            client.send(FRAME)
            async with asyncio.timeout(PATIENCE_SECONDS):
                await heard.wait()
            then, now = now, time.perf_counter()
            latencies.append(now - then)
        client.close()
        return _slice(latencies)


def _slice(latencies: list[float]) -> Slice:
    return Slice(len(latencies) / sum(latencies), sorted(latencies)[int(0.95 * len(latencies))])
