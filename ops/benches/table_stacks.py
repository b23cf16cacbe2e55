"""The three stacks of the table benchmark side by side: servers, clients, and what is measured of each."""

import asyncio
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ops.benches.rounds import Measurement
from ops.benches.server import throwaway_server
from ops.benches.table_calibrations import Echo, Inserts
from ops.benches.table_connect import naive_load, relay_load, room_load
from ops.benches.table_cpu import check_cpu, postmaster
from ops.benches.table_load import precise_loop
from ops.benches.table_room import TestedRoom
from ops.benches.table_server import free_port, running
from ops.benches.table_stack import Stack

TABLES = 80
WARM_SECONDS = 1.0
CALM, BUSY = 0.3, 0.8

INSERT = "insert: a row at a time"
ECHO = "echo: a frame and back"
RELAY = "relay: room's 80 %"
NAIVE_FULL, NAIVE_BUSY = "naive: saturated", "naive: at 80 %"
ROOM_FULL, ROOM_CALM, ROOM_BUSY = "room: saturated", "room: at 30 %", "room: at 80 %"


@dataclass(frozen=True, slots=True)
class Stacks:
    """What is measured in every round, and the room for what is measured besides."""

    measurements: Mapping[str, Measurement]
    room: Stack


@contextmanager
def running_stacks() -> Iterator[Stacks]:
    """Everything up and warm, with TABLES tables of six at each stack.

    Raises CpuUnknown, CannotStart, NotDurable, NotServing, ConnectionEnded and LoadFailed."""
    check_cpu()
    with ExitStack() as stack:
        runner = stack.enter_context(asyncio.Runner(loop_factory=precise_loop))
        room_url, naive_url = (stack.enter_context(throwaway_server()) for _ in range(2))
        port = free_port()
        relay = _relay(stack, runner, port, TABLES)
        naive = _naive(stack, runner, naive_url, TABLES)
        room = _room(stack, runner, room_url, TABLES)
        for each in (relay, naive, room):
            stack.callback(each.close)
            each.saturated(WARM_SECONDS)
        measurements = {
            INSERT: Inserts(room_url).measure,
            ECHO: Echo(runner, port).measure,
            RELAY: relay.at(BUSY, of=room),
            NAIVE_FULL: naive.saturated,
            NAIVE_BUSY: naive.at(BUSY),
            ROOM_FULL: room.saturated,
            ROOM_CALM: room.at(CALM),
            ROOM_BUSY: room.at(BUSY),
        }
        yield Stacks(measurements, room)


def _relay(stack: ExitStack, runner: asyncio.Runner, port: int, tables: int) -> Stack:
    server = stack.enter_context(running(("ops.benches.relay_server", str(port)), port, os.environ))
    return Stack(runner, runner.run(relay_load(port, tables)), server)


def _naive(stack: ExitStack, runner: asyncio.Runner, url: str, tables: int) -> Stack:
    port = free_port()
    server = stack.enter_context(running(("ops.benches.naive_server", str(port), url), port, os.environ))
    return Stack(runner, runner.run(naive_load(port, tables)), server, postmaster(url))


def _room(stack: ExitStack, runner: asyncio.Runner, url: str, tables: int) -> Stack:
    room = TestedRoom(url, Path(stack.enter_context(TemporaryDirectory())))
    seated = runner.run(room.furnish(tables))
    server = stack.enter_context(room.served())
    return Stack(runner, runner.run(room_load(room.port, seated)), server, postmaster(url))
