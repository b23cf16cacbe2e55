"""Servers of the table benchmark as processes of their own."""

import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

CHECKOUT = Path(__file__).parents[2]
START_SECONDS = 60.0
STOP_SECONDS = 15.0


class NotServing(Exception):
    """A server ended, or did not open its port in time."""


def serve(app: Starlette, port: int) -> None:
    """Serve on loopback with the libraries that the room uses."""
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=port,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        log_level="warning",
        access_log=False,
    )


def free_port() -> int:
    """A port that nobody uses now, below those that the system lends to outgoing connections. Raises NotServing."""
    for port in random.sample(range(20_000, 32_000), 50):
        if not _serves(port):
            return port
    raise NotServing("Fifty ports were tried, all are in use.")


@contextmanager
def running(module: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[int]:
    """The process id of a Python module, with its arguments, that serves on `port`. Raises NotServing."""
    command = [sys.executable, "-m", *module]
    server = subprocess.Popen(
        command, cwd=CHECKOUT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        _wait_until_serving(server, port)
        yield server.pid
    finally:
        _end(server)


def _wait_until_serving(server: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _serves(port):
        if server.poll() is not None or time.monotonic() > deadline:
            raise NotServing(f"{server.args!r} does not serve on port {port}.")
        time.sleep(0.05)


def _serves(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _end(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
