"""One schema of a projection in the database: its tables, how far in the log it is, and how a batch is stored."""

from collections.abc import Sequence
from time import perf_counter

from psycopg import AsyncConnection
from psycopg.conninfo import make_conninfo
from psycopg.sql import SQL, Identifier

from adapters.postgres import packed, schemas
from adapters.postgres.analytics import refresh_views
from adapters.postgres.fingerprint import fingerprint
from adapters.postgres.late_indexes import LateIndexes
from adapters.postgres.schemas import Use
from domain.event import Recorded
from projections.projection import Change, Projection, Row

LOG = "cardroom"
"""The name of the log in tracking records, which look like the event-store library's own."""

TRACKING = """
CREATE TABLE {schema}.notification_tracking (application_name text PRIMARY KEY, notification_id bigint NOT NULL);
INSERT INTO {schema}.notification_tracking VALUES ({log}, 0);
CREATE TABLE {schema}.build (code text NOT NULL, since timestamptz NOT NULL DEFAULT now());
"""
BUILD = "INSERT INTO {schema}.build (code) VALUES (%s)"
OWN_TABLES = ("notification_tracking", "build")
"""What a schema has besides the projection's tables: how far it is, by which code and since when it was built."""

POSITION = "SELECT notification_id FROM {schema}.notification_tracking WHERE application_name = {log}"
ADVANCE = """
UPDATE {schema}.notification_tracking SET notification_id = %s
WHERE application_name = {log} AND notification_id = %s RETURNING notification_id
"""

SETTINGS = """
SET synchronous_commit = off;
SET jit = off;
SET enable_seqscan = off;
SET statement_timeout = 0;
"""
"""Rows and position are lost together or not at all, and the log has both: no need to wait for the disk. A plan made
while a table was still empty must not scan it when it has grown."""


LEADERSHIP = "hashtextextended('cardroom projector of ' || %s, 0)"
"""The advisory lock of whoever projects into a schema."""


class PositionMoved(Exception):
    """Someone else has projected on: the batch was not stored, the position must be read again."""


async def connect(url: str, name: str) -> AsyncConnection[Row]:
    """A connection for projecting, in autocommit mode; `name` tells others what it is for."""
    connection = await AsyncConnection.connect(make_conninfo(url, application_name=name), autocommit=True)
    packed.adapt(connection)
    await connection.execute(SETTINGS)
    return connection


class ReadModel:
    """A projection's schema, seen through a connection of `connect`."""

    def __init__(self, connection: AsyncConnection[Row], projection: Projection, use: Use = "live") -> None:
        self.projection = projection
        self.use = use
        self.schema = schemas.named(projection, use)
        self.late_indexes = LateIndexes(connection, self.schema)
        self.seconds = 0.0
        """For how long this process has folded, and prepared rows to be stored."""
        self._connection = connection
        self._composed: dict[str, bytes] = {}
        self._types: dict[str, list[str]] = {}

    async def lock(self) -> bool:
        """Try to become the schema's only projector, for as long as the connection lives."""
        query = f"SELECT pg_try_advisory_lock({LEADERSHIP})"
        row = await (await self._connection.execute(query, (self.schema,))).fetchone()
        return row is not None and row[0] is True

    async def open(self) -> int:
        """The position reached, 0 in a schema that this creates."""
        if (position := await self.position()) is not None:
            if self.use != "live":
                await self.late_indexes.recall()
            return position
        async with self._connection.transaction():
            await self._connection.execute(schemas.ONE_AT_A_TIME)
            if await self.position() is None:
                await self._create()
            return await self.position() or 0

    async def position(self) -> int | None:
        """The position reached; None while there is no such schema."""
        table = f"{self.schema}.notification_tracking"
        found = await (await self._connection.execute("SELECT to_regclass(%s) IS NOT NULL", (table,))).fetchone()
        if found is None or not found[0]:
            return None
        row = await (await self._connection.execute(self._sql(POSITION))).fetchone()
        return None if row is None else int(row[0])

    async def project(self, batch: Sequence[Recorded], after: int, reached: int) -> None:
        """Fold a batch of what the log holds between two positions, and store its rows and the position in one
        transaction.

        Raises PositionMoved, or what the fold or the database has against the batch; then nothing is stored."""
        async with self._connection.pipeline(), self._connection.transaction():
            advanced = await self._connection.execute(self._sql(ADVANCE), (reached, after))
            known = await self._known(batch) if batch else ()
            if await advanced.fetchone() is None:
                raise PositionMoved(f"{self.schema} is no longer at position {after}")
            start = perf_counter()
            changes = self.projection.fold(batch, known) if batch else ()
            self.seconds += perf_counter() - start
            for change in changes:
                await self._store(change)

    async def _create(self) -> None:
        await self._connection.execute(self._sql("CREATE SCHEMA {schema}"))
        await self._connection.execute(self._sql(self.projection.TABLES))
        await self._connection.execute(self._sql(TRACKING))
        await self._connection.execute(self._sql(BUILD), (fingerprint(self.projection),))
        if self.use == "live":
            await refresh_views(self._connection)
        else:
            await self.late_indexes.put_off()

    async def _known(self, batch: Sequence[Recorded]) -> Sequence[Row]:
        if not self.projection.KNOWN:
            return ()
        await self.late_indexes.ready_for(self.projection.KNOWN)
        streams = list({recorded.stream for recorded in batch})
        rows = await self._connection.execute(self._sql(self.projection.KNOWN), {"streams": streams})
        return await rows.fetchall()

    async def _store(self, change: Change) -> None:
        if not change.rows:
            return
        await self.late_indexes.ready_for(change.sql)
        if change.sql not in self._types:
            self._types[change.sql] = packed.types_of(change.sql)
        start = perf_counter()
        columns = packed.columns(change.rows, self._types[change.sql])
        self.seconds += perf_counter() - start
        await self._connection.execute(self._sql(change.sql), columns)

    def _sql(self, text: str) -> bytes:
        if text not in self._composed:
            composed = SQL(text).format(schema=Identifier(self.schema), log=LOG)
            self._composed[text] = composed.as_bytes(self._connection)
        return self._composed[text]
