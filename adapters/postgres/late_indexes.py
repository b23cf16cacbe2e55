"""Indexes that a rebuild makes at its end, in one go each, as long as no statement looks into their tables."""

import re

from psycopg import AsyncConnection, AsyncCursor
from psycopg.sql import SQL, Identifier

from projections.projection import Row

_MENTION = re.compile(r"(insert\s+into\s+)?\{schema\}\.(\w+)", re.IGNORECASE)

SECONDARY = """
SELECT tables.relname, index.indexrelid::regclass::text, pg_get_indexdef(index.indexrelid)
FROM pg_index AS index JOIN pg_class AS tables ON tables.oid = index.indrelid
WHERE tables.relnamespace = %s::regnamespace AND NOT index.indisunique AND NOT index.indisexclusion
"""
"""Indexes that only make reading faster; the others guard what is stored, or serve an upsert."""

CREATE = "CREATE TABLE {schema}.late_indexes (table_name text NOT NULL, definition text NOT NULL)"
NOTE = "INSERT INTO {schema}.late_indexes VALUES (%s, %s)"
NOTED = "SELECT table_name, definition FROM {schema}.late_indexes"
STRIKE = "DELETE FROM {schema}.late_indexes WHERE table_name = %s"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = %s"


class LateIndexes:
    """The indexes of one schema that are still to be made; none unless `put_off` was called when it was new."""

    def __init__(self, connection: AsyncConnection[Row], schema: str) -> None:
        self._connection = connection
        self._schema = Identifier(schema)
        self._name = schema
        self._waiting: dict[str, list[str]] = {}
        self._seen: set[str] = set()

    async def put_off(self) -> None:
        """Drop the indexes that only make reading faster, and note them; in the caller's transaction."""
        await self._run(CREATE)
        found = await self._connection.execute(SECONDARY, (f'"{self._name}"',))
        for table, index, definition in await found.fetchall():
            await self._connection.execute(SQL("DROP INDEX {}").format(SQL(index)))
            await self._run(NOTE, (table, definition))
            self._waiting.setdefault(table, []).append(definition)

    async def recall(self) -> None:
        """Find out what an earlier runner has put off."""
        self._waiting = {}
        query = "SELECT to_regclass(%s) IS NOT NULL"
        found = await self._connection.execute(query, (f"{self._name}.late_indexes",))
        if await found.fetchone() == (True,):
            for table, definition in await (await self._run(NOTED)).fetchall():
                self._waiting.setdefault(table, []).append(definition)

    async def ready_for(self, statement: str) -> None:
        """Make the indexes of the tables that a statement, or query, may look into."""
        if not self._waiting or statement in self._seen:
            return
        for inserted_into, table in _MENTION.findall(statement):
            if not inserted_into:
                await self._make(table)
        self._seen.add(statement)

    async def make_all(self) -> None:
        """Make those that are still missing, and let the planner know what the tables hold."""
        for table in list(self._waiting):
            async with self._connection.transaction():
                await self._make(table)
        await self._run("DROP TABLE IF EXISTS {schema}.late_indexes")
        found = await self._connection.execute(TABLES, (self._name,))
        for (table,) in await found.fetchall():
            await self._connection.execute(SQL("ANALYZE {}").format(Identifier(self._name, table)))

    async def _make(self, table: str) -> None:
        for definition in self._waiting.pop(table, ()):
            await self._connection.execute(definition.encode())
        await self._run(STRIKE, (table,))

    async def _run(self, text: str, parameters: Row = ()) -> AsyncCursor[Row]:
        return await self._connection.execute(SQL(text).format(schema=self._schema), parameters)
