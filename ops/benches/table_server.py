"""Servers of the table benchmark as processes of their own: how they run, and what CPU they have used."""

import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
import uvicorn
from starlette.applications import Starlette

CHECKOUT = Path(__file__).parents[2]
START_SECONDS = 60.0
STOP_SECONDS = 15.0
PROC = Path("/proc")


class NotServing(Exception):
    """A server ended, or did not open its port in time."""


class CpuUnknown(Exception):
    """This system does not tell how long processes have run."""


def serve(app: Starlette, port: int) -> None:
    """Serve on loopback with the libraries that the room uses."""
    uvicorn.run(
        app, host="127.0.0.1", port=port, loop="uvloop", http="httptools", ws="websockets-sansio",
        log_level="warning", access_log=False,
    )  # fmt: skip


def free_port() -> int:
    """A port that nobody uses now, below those that the system lends to outgoing connections."""
    for port in random.sample(range(20_000, 32_000), 50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    raise NotServing("Fifty ports were tried, all are in use.")


@contextmanager
def running(arguments: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[int]:
    """The process id of a Python module that serves on `port`. Raises NotServing."""
    server = subprocess.Popen(
        [sys.executable, "-m", *arguments], cwd=CHECKOUT, env=environment, stdin=subprocess.DEVNULL
    )
    try:
        _wait_until_serving(server, port)
        yield server.pid
    finally:
        server.terminate()
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until_serving(server: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise NotServing(f"{server.args!r} does not serve on port {port}.")


def postmaster(url: str) -> int:
    """The process id of the PostgreSQL server behind a URL of this machine."""
    with psycopg.connect(url) as connection:
        return int((PROC / str(connection.info.backend_pid) / "stat").read_text().rpartition(") ")[2].split()[1])


class Cpu:
    """The CPU that processes and their children use from now on."""

    def __init__(self, *roots: int) -> None:
        self._roots = roots
        self._before = self._now()

    def seconds(self) -> float:
        """So far. Children that have ended meanwhile are not counted."""
        return sum(used - self._before.get(process, 0.0) for process, used in self._now().items())

    def _now(self) -> dict[int, float]:
        return {process: _seconds(process) for root in self._roots for process in _family(root)}


def _family(process: int) -> Iterator[int]:
    yield process
    for children in (PROC / str(process) / "task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _seconds(process: int) -> float:
    """Of all threads, by the scheduler's own clock; 0 for a process that has ended."""
    if not (PROC / "self" / "schedstat").exists():
        raise CpuUnknown("CPU is read from /proc/…/schedstat, which only Linux has.")
    threads = (PROC / str(process) / "task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9
