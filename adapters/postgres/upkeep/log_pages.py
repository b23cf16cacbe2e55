"""Reads long stretches of the log, of chosen topics only, page by page by position."""

from collections.abc import Sequence, Set

from psycopg import AsyncConnection

from adapters.postgres.log_page import LogPage
from adapters.postgres.mapper import RecordedMapper, Unreadable
from adapters.postgres.poison import named, unreadable
from adapters.postgres.statements import COLUMNS, END
from domain.event import Event, Recorded
from projections.projection import Row

PAGE = f"""
SELECT {COLUMNS} FROM journal.stored_events WHERE notification_id > %b AND notification_id <= %b
ORDER BY notification_id"""
PAGE_OF_TOPICS = f"""
SELECT {COLUMNS} FROM journal.stored_events WHERE notification_id > %b AND notification_id <= %b AND topic = ANY(%b)
ORDER BY notification_id"""


class LogPages:
    """The log through a connection in autocommit mode."""

    def __init__(self, connection: AsyncConnection[Row], hears: Set[type[Event]]) -> None:
        """Only events of these classes are read; all, where none are named."""
        self._connection = connection
        self._topics = sorted(event.TOPIC for event in hears)
        self._mapper = RecordedMapper()

    async def end(self) -> int:
        """The position of the last event, 0 for an empty log."""
        row = await (await self._connection.execute(END.encode())).fetchone()
        return 0 if row is None else int(row[0])

    async def read(self, after: int, through: int) -> LogPage:
        """The events after a position up to another; one that cannot be read is in the way."""
        query, parameters = (PAGE_OF_TOPICS, [self._topics]) if self._topics else (PAGE, [])
        async with self._connection.cursor(binary=True) as cursor:
            await cursor.execute(query.encode(), [after, through, *parameters], prepare=True)
            return self._decoded(await cursor.fetchall(), through)

    def _decoded(self, rows: Sequence[Row], through: int) -> LogPage:
        recorded, events = self._mapper.recorded, list[Recorded]()
        for row in rows:
            try:
                events.append(recorded(*row))
            except Unreadable as error:
                stream, version, topic, _, position = row
                poisoned = unreadable(position, named(topic, position, version, stream), topic, error)
                return LogPage.of_events(events, position - 1, poisoned)
        return LogPage.of_events(events, through)
