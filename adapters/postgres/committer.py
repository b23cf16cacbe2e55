"""The group committer: many commands' events in one commit, each command answered on its own.

A batch leaves when the one before it is committed; what arrives meanwhile is the next batch. No timer.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from adapters.postgres.append import Append
from adapters.postgres.known import KnownVersions
from adapters.postgres.line import LineLost, StatementFailed
from adapters.postgres.log_line import LogLine, RowsRefused
from application.ports import Conflict, JournalUnavailable

MOST_IN_BATCH = 128
"""Events of one commit, unless a single append holds more."""

MOST_WAITING = 10_000
"""Events that may wait; beyond it, the room is busy."""

PATIENCE = 5.0
"""Seconds after which an append that is not stored yet has failed."""

WATCH_SECONDS = 0.25
"""Between two looks at what has waited too long."""

FIRST_PAUSE, LONGEST_PAUSE = 0.02, 0.5
"""Seconds between attempts to reach a server that is away."""


Committed = Callable[[Sequence[int]], None]
"""Told the positions of each commit, as they rise, before those who wait for it."""


class GroupCommitter:
    """Made in a running event loop; `open` it, `close` it."""

    def __init__(self, url: str, committed: Committed, patience: float = PATIENCE, most: int = MOST_WAITING) -> None:
        self._url = url
        self._committed = committed
        self._known = KnownVersions()
        self._patience = patience
        self._most = most
        self._line: LogLine | None = None
        self._waiting: deque[Append] = deque()
        self._waiting_events = 0
        self._flight: list[Append] = []
        self._work = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._open = False
        self._trouble = "The database has not answered in time."

    async def open(self) -> None:
        """Connect. Raises JournalUnavailable."""
        try:
            self._line = await LogLine.open(self._url, self._known)
        except LineLost as lost:
            raise JournalUnavailable(f"The journal cannot be reached: {lost}") from lost
        self._open = True
        self._tasks = [asyncio.create_task(self._flush()), asyncio.create_task(self._watch())]
        self._tasks[0].add_done_callback(self._stopped)

    def submit(self, append: Append) -> None:
        """Queue an append; its `positions` are resolved once it is durable, or fail with Conflict or
        JournalUnavailable. Raises JournalUnavailable where too much waits already."""
        if not self._open:
            raise JournalUnavailable("The journal is closed.")
        if self._waiting_events >= self._most:
            raise JournalUnavailable(f"The journal is busy: {self._waiting_events} events wait to be stored.")
        append.hopeful = not self._known.covers(append)
        self._waiting.append(append)
        self._waiting_events += len(append.rows)
        self._work.set()

    async def close(self) -> None:
        """Store what waits, as far as patience goes, and hang up."""
        self._open = False
        live = [append.positions for append in chain(self._flight, self._waiting) if not append.over]
        if live:
            await asyncio.wait(live, timeout=self._patience)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._hang_up()

    async def _flush(self) -> None:
        while True:
            await self._work.wait()
            self._work.clear()
            while self._waiting:
                self._flight = self._take()
                await self._deliver()

    def _take(self) -> list[Append]:
        batch = [self._waiting.popleft()]
        events = len(batch[0].rows)
        while self._waiting and events + len(self._waiting[0].rows) <= MOST_IN_BATCH:
            batch.append(self._waiting.popleft())
            events += len(batch[-1].rows)
        self._waiting_events -= events
        return batch

    async def _deliver(self) -> None:
        """Bring the batch in flight to its end, over as many connections as that takes."""
        pause = FIRST_PAUSE
        while self._flight:
            try:
                line = await self._connected()
                await self._settle(line)
                await self._commit(line, self._flight)
                self._flight = []
            except LineLost as lost:
                self._trouble = f"The journal cannot be reached: {lost}"
                self._flight = [append for append in self._flight if not append.over]
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            except StatementFailed as failed:
                self._fail(self._flight, f"The journal refused to write: {failed}")
                self._flight = []

    async def _connected(self) -> LogLine:
        if self._line is None or self._line.lost:
            await self._hang_up()
            self._line = await LogLine.open(self._url, self._known)
        return self._line

    async def _hang_up(self) -> None:
        if self._line is not None:
            await self._line.close()
            self._line = None

    async def _settle(self, line: LogLine) -> None:
        """Find out which appends the connection that broke had stored after all."""
        doubtful = [append for append in self._flight if append.doubtful]
        if doubtful:
            stored = await line.stored(place for append in doubtful for place in append.places())
            for append in doubtful:
                if positions := append.found_in(stored):
                    append.stored_at(positions)

    async def _commit(self, line: LogLine, appends: Sequence[Append]) -> None:
        """Store a batch; where that fails for one append's sake, halve it until only that one is left."""
        batch = [append for append in appends if not append.over]
        if not batch:
            return
        try:
            positions = await line.insert(batch)
        except LineLost:
            for append in batch:
                append.doubtful = True
            raise
        except RowsRefused as refused:
            await self._halve(line, batch, refused)
        else:
            self._committed(positions)
            _acknowledge(batch, positions)

    async def _halve(self, line: LogLine, batch: Sequence[Append], refused: RowsRefused) -> None:
        middle = len(batch) // 2
        if middle:
            await self._commit(line, batch[:middle])
            await self._commit(line, batch[middle:])
        else:
            await self._judge(line, batch[0], refused)

    async def _judge(self, line: LogLine, append: Append, refused: RowsRefused) -> None:
        stored = await line.stored((*append.places(), *append.predecessors()))
        positions = append.found_in(stored) if append.doubtful else None
        if positions:
            append.stored_at(positions)
        elif stream := append.hindered_by(stored):
            self._displace(append, stream)
        else:
            append.fail(JournalUnavailable(f"The journal refused to write: {refused}"))

    def _displace(self, append: Append, stream: str) -> None:
        """Fail an append, and with it those that were decided on what it would have stored."""
        append.fail(Conflict(stream))
        for other in chain(self._flight, self._waiting):
            if not other.over and (stream := other.builds_on(append) or ""):
                self._displace(other, stream)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            self._expire(asyncio.get_running_loop().time() - self._patience)
            if self._line is not None and self._line.silence > self._patience:
                self._line.abandon("The server did not answer in time.")

    def _expire(self, eldest: float) -> None:
        self._fail((a for a in chain(self._flight, self._waiting) if a.since < eldest), self._trouble)
        while self._waiting and self._waiting[0].over:
            self._waiting_events -= len(self._waiting.popleft().rows)

    def _fail(self, appends: Iterable[Append], why: str) -> None:
        for append in appends:
            append.fail(JournalUnavailable(why))

    def _stopped(self, _: asyncio.Task[None]) -> None:
        self._open = False
        self._fail(chain(self._flight, self._waiting), "The journal is closed.")


def _acknowledge(batch: Sequence[Append], positions: Sequence[int]) -> None:
    start = 0
    for append in batch:
        end = start + len(append.rows)
        append.stored_at(positions[start:end])
        start = end
