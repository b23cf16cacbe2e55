"""One projection's schema in the database: its tables, how far in the log it is, and how a batch is stored."""

from collections.abc import Sequence

from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier

from domain.event import Recorded
from projections.projection import Change, Projection, Row, schema_of

LOG = "cardroom"
"""The name of the log in tracking records, which look like the event-store library's own."""

TRACKING = """
CREATE TABLE {schema}.notification_tracking (application_name text PRIMARY KEY, notification_id bigint NOT NULL);
INSERT INTO {schema}.notification_tracking VALUES ({log}, 0);
"""
POSITION = "SELECT notification_id FROM {schema}.notification_tracking WHERE application_name = {log}"
ADVANCE = """
UPDATE {schema}.notification_tracking SET notification_id = %s
WHERE application_name = {log} AND notification_id = %s RETURNING notification_id
"""


class PositionMoved(Exception):
    """Someone else has projected on: the batch was not stored, the position must be read again."""


class ReadModel:
    """A projection's schema, seen through one connection in autocommit mode."""

    def __init__(self, connection: AsyncConnection[Row], projection: Projection) -> None:
        self._connection = connection
        self._projection = projection
        self._schema = schema_of(projection)
        self._composed: dict[str, bytes] = {}

    async def lock(self) -> bool:
        """Try to become the schema's only projector, for as long as the connection lives."""
        query = "SELECT pg_try_advisory_lock(hashtextextended('cardroom projector of ' || %s, 0))"
        row = await (await self._connection.execute(query, (self._schema,))).fetchone()
        return row is not None and row[0] is True

    async def open(self) -> int:
        """The position reached, 0 in a schema that this creates."""
        if (position := await self.position()) is not None:
            return position
        async with self._connection.transaction():
            await self._connection.execute(self._sql("CREATE SCHEMA {schema}"))
            await self._connection.execute(self._sql(self._projection.TABLES))
            await self._connection.execute(self._sql(TRACKING))
        return 0

    async def position(self) -> int | None:
        """The position reached; None while there is no such schema."""
        table = f"{self._schema}.notification_tracking"
        found = await (await self._connection.execute("SELECT to_regclass(%s) IS NOT NULL", (table,))).fetchone()
        if found is None or not found[0]:
            return None
        row = await (await self._connection.execute(self._sql(POSITION))).fetchone()
        return None if row is None else int(row[0])

    async def project(self, batch: Sequence[Recorded], after: int) -> None:
        """Fold a batch that follows position `after`, and store its rows and its position in one transaction.

        Raises PositionMoved, or what the fold or the database has against the batch; then nothing is stored."""
        async with self._connection.pipeline(), self._connection.transaction():
            advanced = await self._connection.execute(self._sql(ADVANCE), (batch[-1].position, after))
            known = await self._known(batch)
            if await advanced.fetchone() is None:
                raise PositionMoved(f"{self._schema} is no longer at position {after}")
            for change in self._projection.fold(batch, known):
                await self._store(change)

    async def _known(self, batch: Sequence[Recorded]) -> Sequence[Row]:
        if not self._projection.KNOWN:
            return ()
        streams = list({recorded.stream for recorded in batch})
        rows = await self._connection.execute(self._sql(self._projection.KNOWN), {"streams": streams})
        return await rows.fetchall()

    async def _store(self, change: Change) -> None:
        if change.rows:
            columns = [list(column) for column in zip(*change.rows, strict=True)]
            await self._connection.execute(self._sql(change.sql), columns)

    def _sql(self, text: str) -> bytes:
        if text not in self._composed:
            composed = SQL(text).format(schema=Identifier(self._schema), log=LOG)
            self._composed[text] = composed.as_bytes(self._connection)
        return self._composed[text]
