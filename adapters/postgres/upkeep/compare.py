"""Compares a rebuilt schema with the live one, row by row, at one position of the log, while the live one moves on.

One transaction sees the live tables as they stood at its beginning, their position with them, and in the same
transaction the other schema is brought to exactly that position.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from psycopg import AsyncConnection, IsolationLevel
from psycopg.sql import SQL, Composable, Identifier

from adapters.fault import Fault
from adapters.postgres.read_model import OWN_TABLES, ReadModel
from adapters.postgres.upkeep.build import Build, Site
from projections.projection import Row

NAMED_ROWS = 20
"""So many rows of a table that differ are named; all are counted."""

PATIENCE_SECONDS = 30.0
"""So long for a projector to bring the live schema as far as the rebuilt one is."""
POLL_SECONDS = 0.1

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = %s AND tablename <> ALL(%s) ORDER BY tablename"

KEY = """
SELECT columns.attname FROM pg_index AS index
JOIN pg_attribute AS columns ON columns.attrelid = index.indrelid AND columns.attnum = ANY(index.indkey)
WHERE index.indrelid = to_regclass(%s) AND index.indisprimary
ORDER BY array_position(index.indkey::smallint[], columns.attnum)
"""

COUNT = "SELECT count(*) FROM {live}"

BY_KEY = """
SELECT {key}, live.told, built.told, count(*) OVER ()
FROM (SELECT {columns}, whole_row::text AS told FROM {live} AS whole_row) AS live
FULL JOIN (SELECT {columns}, whole_row::text AS told FROM {built} AS whole_row) AS built USING ({columns})
WHERE live.told IS DISTINCT FROM built.told
ORDER BY {columns} LIMIT {limit}
"""
WHOLE = """
SELECT told, live, built, count(*) OVER () FROM (
    SELECT told, count(*) FILTER (WHERE side = 1) AS live, count(*) FILTER (WHERE side = 2) AS built
    FROM (SELECT 1 AS side, whole_row::text AS told FROM {live} AS whole_row
          UNION ALL SELECT 2, whole_row::text FROM {built} AS whole_row) AS both_sides
    GROUP BY told) AS counted
WHERE live <> built ORDER BY told LIMIT {limit}
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row of a table that is not the same on both sides: its key, and the whole row as it is live and as it was
    built, None where it is missing."""

    table: str
    row: str
    live: str | None
    built: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The position at which was compared, the rows of the live tables, how many rows differ, and the first of them."""

    position: int
    rows: int
    different: int
    differences: Sequence[Difference]


async def compare(build: Build, site: Site) -> Comparison:
    """Compare a built schema with the live one where that stands now.

    Raises Fault where there is no live one, or it does not come as far as the built one, and Poisoned."""
    live = ReadModel(site.connection, site.projection)
    await _until_reached(live, site.position)
    connection, usual = site.connection, site.connection.isolation_level
    await connection.set_isolation_level(IsolationLevel.REPEATABLE_READ)
    try:
        async with connection.transaction():
            # The first query decides what the transaction sees of the live side.
            position = site.goal = await live.position() or 0
            await build.advance(site)
            if site.poisoned is not None:
                raise site.poisoned
            return await _compared(connection, live.schema, site.model.schema, position)
    finally:
        await connection.set_isolation_level(usual)


async def _until_reached(live: ReadModel, position: int) -> None:
    reached = await live.position()
    if reached is None:
        raise Fault(f"{live.schema} was never built: there is nothing to compare with.")
    for _ in range(int(PATIENCE_SECONDS / POLL_SECONDS)):
        if reached >= position:
            return
        await asyncio.sleep(POLL_SECONDS)
        reached = await live.position() or 0
    raise Fault(
        f"{live.schema} stands at {reached}, behind what was built ({position}): let a projector bring it further "
        "first (`cardroom run projector`, `cardroom projections status`)."
    )


async def _compared(connection: AsyncConnection[Row], live: str, built: str, position: int) -> Comparison:
    await connection.execute("SET LOCAL enable_seqscan = on")
    rows, different, differences = 0, 0, list[Difference]()
    for table in await _tables(connection, live, built):
        sides = {"live": Identifier(live, table), "built": Identifier(built, table)}
        counted = await (await connection.execute(SQL(COUNT).format(**sides))).fetchone()
        found, count = await _differences(connection, table, sides, await _key(connection, f"{live}.{table}"))
        rows, different = rows + (counted[0] if counted else 0), different + count
        differences += found
    return Comparison(position, rows, different, differences)


async def _tables(connection: AsyncConnection[Row], live: str, built: str) -> Sequence[str]:
    """Raises Fault where both sides do not have the same tables."""
    sides = []
    for schema in (live, built):
        found = await connection.execute(TABLES, (schema, [*OWN_TABLES, "late_indexes"]))
        sides.append([name for (name,) in await found.fetchall()])
    if sides[0] != sides[1]:
        raise Fault(f"{live} has the tables {', '.join(sides[0])}, {built} has {', '.join(sides[1])}.")
    return sides[0]


async def _key(connection: AsyncConnection[Row], table: str) -> Sequence[str]:
    return [name for (name,) in await (await connection.execute(KEY, (table,))).fetchall()]


async def _differences(
    connection: AsyncConnection[Row], table: str, sides: dict[str, Identifier], key: Sequence[str]
) -> tuple[Sequence[Difference], int]:
    """The first rows that differ, and how many do."""
    columns = SQL(", ").join(map(Identifier, key))
    parts: dict[str, Composable] = {**sides, "limit": SQL(str(NAMED_ROWS)), "columns": columns}
    if key:
        query = SQL(BY_KEY).format(key=columns, **parts)
        found = await (await connection.execute(query)).fetchall()
        named = [Difference(table, _named(key, values), live, built) for *values, live, built, _ in found]
    else:
        found = await (await connection.execute(SQL(WHOLE).format(**parts))).fetchall()
        named = [Difference(table, told, f"{live}×", f"{built}×") for told, live, built, _ in found]
    return named, found[0][-1] if found else 0


def _named(key: Sequence[str], values: Sequence[object]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in zip(key, values, strict=True))
