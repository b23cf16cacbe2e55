"""A stack under load: its tables, its saturation, and what an action costs and takes at a share of that."""

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from ops.benches.rounds import Measurement, Slice
from ops.benches.table_load import Load, Tally
from ops.benches.table_seats import LoadedTable, Speech
from ops.benches.table_server import Cpu
from ops.benches.table_socket import ClientSocket, ConnectionEnded

REMEMBERED = 3
"""Saturations whose median counts: the machine drifts."""


@dataclass(frozen=True, slots=True)
class Played(Slice):
    """A slice of play; `cpu` is that of the stack's servers, `missed` the sends that were not done in time."""

    missed: int = 0


class Stack:
    """The processes `servers` and the tables that the load plays at."""

    def __init__(self, runner: asyncio.Runner, tables: list[LoadedTable], servers: Iterable[int]) -> None:
        self._runner = runner
        self._tables = tables
        self._servers = tuple(servers)
        self._saturations: deque[float] = deque(maxlen=REMEMBERED)

    def saturated(self, seconds: float) -> Played:
        """As many actions a second as it can do."""
        found = self._measured(lambda load: load.saturated(seconds))
        self._saturations.append(found.rate)
        return found

    def at(self, share: float) -> Measurement:
        """Actions at a fixed rate, a share of its own saturation as it was measured last."""

        def measure(seconds: float) -> Played:
            rate = share * median(self._saturations)
            return self._measured(lambda load: load.steady(rate, seconds))

        return measure
