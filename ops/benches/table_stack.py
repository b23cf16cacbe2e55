"""A stack under load: how much it can do, and what an action costs and takes at a part of that."""

import asyncio
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass
from statistics import median

from ops.benches.rounds import Measurement, Slice
from ops.benches.table_cpu import Cpu
from ops.benches.table_load import Load, Tally

REMEMBERED = 3
"""The median of so many saturations counts: the machine drifts."""


@dataclass(frozen=True, slots=True)
class Played(Slice):
    """A slice of play; `cpu` is that of all the stack's processes, `database` PostgreSQL's part of it, `missed` the
    share of the scheduled actions that were not done in time."""

    database: float = 0.0
    missed: float = 0.0


class Stack:
    """A load and the processes that bear it: a web server and, where there is one, PostgreSQL."""

    def __init__(self, runner: asyncio.Runner, load: Load, web: int, database: int | None = None) -> None:
        self._runner = runner
        self._load = load
        self._web = (web,)
        self._database = () if database is None else (database,)
        self._saturations: deque[float] = deque(maxlen=REMEMBERED)

    def close(self) -> None:
        """Let all clients leave."""
        self._runner.run(self._load.leave())

    def saturated(self, seconds: float) -> Played:
        """As many actions a second as it can do."""
        found = self._measured(self._load.saturated(seconds))
        self._saturations.append(found.rate)
        return found

    def at(self, share: float, of: "Stack | None" = None) -> Measurement:
        """Actions at a fixed rate: a share of its own saturation as it was lately, or of another stack's."""
        return lambda seconds: self._measured(self._load.steady((of or self)._share(share), seconds))

    def _share(self, share: float) -> float:
        return share * median(self._saturations)

    def _measured(self, play: Coroutine[object, object, Tally]) -> Played:
        web, database = Cpu(*self._web), Cpu(*self._database)
        tally = self._runner.run(play)
        done = len(tally.latencies)
        stored = database.seconds() / done
        missed = tally.missed / (tally.missed + done)
        return Played(tally.rate, tally.p95, web.seconds() / done + stored, stored, missed)
