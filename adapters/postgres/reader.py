"""Reads one projection's tables through a pool of connections."""

from collections.abc import Mapping, Sequence

import psycopg
from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier
from psycopg_pool import AsyncConnectionPool, PoolClosed, PoolTimeout, TooManyRequests

from adapters.postgres.reason import reason
from application.ports import JournalUnavailable
from projections.projection import Projection, Row, schema_of

Parameters = Sequence[object] | Mapping[str, object]

NOT_BUILT = (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName)
OUT_OF_REACH = (psycopg.OperationalError, psycopg.InterfaceError, PoolTimeout, PoolClosed, TooManyRequests)


class Reader:
    """What every reader of read models does: a query of one projection's live schema."""

    def __init__(self, pool: AsyncConnectionPool[AsyncConnection[Row]]) -> None:
        self._pool = pool

    @property
    def pool(self) -> AsyncConnectionPool[AsyncConnection[Row]]:
        """The connections, for a reader of another read model."""
        return self._pool

    async def rows(self, projection: Projection, query: str, parameters: Parameters = ()) -> Sequence[Row]:
        """All rows of a query, whose `{schema}` is the projection's. Raises JournalUnavailable when the database is
        out of reach or the read model was never built."""
        composed = SQL(query).format(schema=Identifier(schema_of(projection)))
        try:
            async with self._pool.connection() as connection:
                return await (await connection.execute(composed, parameters)).fetchall()
        except NOT_BUILT as error:
            raise JournalUnavailable(f"A read model is not built yet: {reason(error)}") from error
        except OUT_OF_REACH as error:
            raise JournalUnavailable(reason(error)) from error
