"""The journal of the room in PostgreSQL: group commits for writing, a few lines for reading."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Self

from psycopg.pq.abc import PGresult

from adapters.postgres.append import Append
from adapters.postgres.arrays import int8, number
from adapters.postgres.committer import MOST_WAITING, PATIENCE, GroupCommitter
from adapters.postgres.growth import Growth
from adapters.postgres.mapper import RecordedMapper
from adapters.postgres.reading_lines import ReadingLines
from application.ports import News
from domain.event import Recorded

NEWS_EVENTS = 1_000
"""So many events are looked through at once for what others have stored."""


class PostgresJournal:
    """`application.ports.Journal` on the stored-event table. Made by `open`, ended by `close`."""

    def __init__(self, url: str, patience: float = PATIENCE, most_waiting: int = MOST_WAITING) -> None:
        self._loop = asyncio.get_running_loop()
        self._mapper = RecordedMapper()
        self._lines = ReadingLines(url, patience)
        self._growth = Growth(self.end)
        self._committer = GroupCommitter(url, self._committed, patience, most_waiting)
        self.heard = self._growth.heard
        self.tell: Callable[[int], None] = lambda position: None
        """Called with the position that a commit of this process reached; other processes should `heard` it."""

    @classmethod
    async def open(cls, url: str, patience: float = PATIENCE, most_waiting: int = MOST_WAITING) -> Self:
        """Connect to the database, whose schema must be up to date.

        `patience` is how many seconds anything may wait for the database, `most_waiting` how many events may wait
        to be stored. Raises JournalUnavailable."""
        journal = cls(url, patience, most_waiting)
        await journal._committer.open()
        return journal

    async def close(self) -> None:
        """Store what still waits, as far as patience goes, and hang up."""
        await self._growth.close()
        await self._committer.close()
        await self._lines.close()

    async def load(self, stream: str, after: int = 0) -> Sequence[Recorded]:
        """The events of a stream with a version above `after`, in order; empty for an unknown stream.

        Raises Unreadable and JournalUnavailable."""
        if not stream.isprintable():
            return ()  # It came from a browser's address line; no stream is called so, and PostgreSQL would balk.
        return self._events(await self._lines.ask("load", (stream.encode(), int8(after))))

    async def append(self, events: Sequence[Recorded]) -> Sequence[Recorded]:
        """Store the events of one command, of one or several streams, all or nothing, in this order.

        Returns them with their positions once they are durable.
        Raises Conflict, JournalUnavailable and, for what can never be stored, Unwritable."""
        if not events:
            return ()
        append = Append.of(events, self._mapper, self._loop)
        self._committer.submit(append)
        positions = await append.positions
        return [
            Recorded(e.stream, e.version, e.event, e.at, e.command_id, position)
            for e, position in zip(events, positions, strict=True)
        ]

    async def read(self, after: int, limit: int) -> Sequence[Recorded]:
        """At most `limit` events of the log above position `after`, in order, none ever missed.

        Raises Unreadable and JournalUnavailable."""
        return self._events(await self._lines.ask("read", (int8(after), int8(limit))))

    async def end(self) -> int:
        """The position of the last event, 0 for an empty log. Raises JournalUnavailable."""
        return number((await self._lines.ask("log_end")).get_value(0, 0))

    async def grown(self, after: int, timeout: float) -> None:
        """Return when the log holds more than `after`, or after `timeout` seconds, whichever is first."""
        await self._growth.beyond(after, timeout)

    async def news(self, after: int, timeout: float) -> News:
        """What others stored above position `after`, or nothing after `timeout` seconds.

        What this process stored itself is passed over without a look, where nobody else's events lie between.
        Raises JournalUnavailable."""
        others = await self._growth.others_beyond(after, timeout)
        after = self._growth.own.through(after)
        if not others:
            return News(after, {})
        value = (result := await self._lines.ask("news", (int8(after), int8(NEWS_EVENTS)))).get_value
        rows = range(result.ntuples)
        versions = {(value(row, 0) or b"").decode(): number(value(row, 1)) for row in rows}
        return News(max((number(value(row, 2)) for row in rows), default=after), versions)

    def _committed(self, positions: Sequence[int]) -> None:
        self._growth.stored(positions)
        self.tell(positions[-1])

    def _events(self, result: PGresult) -> list[Recorded]:
        value = result.get_value
        return [self._event(*(value(row, column) or b"" for column in range(5))) for row in range(result.ntuples)]

    def _event(self, stream: bytes, version: bytes, topic: bytes, state: bytes, position: bytes) -> Recorded:
        return self._mapper.recorded(stream.decode(), number(version), topic.decode(), state, number(position))
