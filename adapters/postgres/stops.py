"""Where projections stand still, and which events an operator lets them pass over."""

from collections.abc import Sequence
from dataclasses import dataclass

from psycopg import AsyncConnection
from psycopg.rows import class_row

from adapters.postgres.poison import Poison
from projections.projection import Projection, Row

STOP = """
INSERT INTO projections.stops (schema_name, projection, version, position, event, complaint)
VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (schema_name) DO UPDATE SET
    position = excluded.position, event = excluded.event, complaint = excluded.complaint,
    since = CASE WHEN stops.position = excluded.position THEN stops.since ELSE excluded.since END
"""
GO_ON = "DELETE FROM projections.stops WHERE schema_name = %s"
STOPS = """
SELECT schema_name AS schema, position, event, complaint, extract(epoch FROM since)::double precision AS since
FROM projections.stops
WHERE projection = %s AND version = %s ORDER BY position, schema_name
"""
SKIPPED = "SELECT position FROM projections.skips WHERE projection = %s AND version = %s"
SKIPS = """
SELECT position, event, complaint, reason, who, extract(epoch FROM at)::double precision AS at
FROM projections.skips
WHERE projection = %s AND version = %s ORDER BY position
"""
SKIP = """
INSERT INTO projections.skips (projection, version, position, event, complaint, reason, who)
VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
DROP_STOPS = "DELETE FROM projections.stops WHERE projection = %s AND version = %s AND position = %s"


@dataclass(frozen=True, slots=True)
class Stop:
    """A schema stands before an event: which one, what speaks against it, since when (UTC, seconds since the epoch)."""

    schema: str
    position: int
    event: str
    complaint: str
    since: float


@dataclass(frozen=True, slots=True)
class Skip:
    """An event that a projection never gets: which one, what spoke against it, who decided so, why, and when (UTC,
    seconds since the epoch)."""

    position: int
    event: str
    complaint: str
    reason: str
    who: str
    at: float


async def stand(connection: AsyncConnection[Row], projection: Projection, schema: str, poison: Poison) -> None:
    """Note that a schema stands before an event."""
    place = (schema, projection.NAME, projection.VERSION, poison.position)
    await connection.execute(STOP, (*place, poison.event, poison.complaint))


async def go_on(connection: AsyncConnection[Row], schema: str) -> None:
    """Note that a schema stands still no more."""
    await connection.execute(GO_ON, (schema,))


async def stops(connection: AsyncConnection[Row], projection: Projection) -> Sequence[Stop]:
    """Where the schemas of this version stand still, the first one first."""
    async with connection.cursor(row_factory=class_row(Stop)) as cursor:
        await cursor.execute(STOPS, (projection.NAME, projection.VERSION))
        return await cursor.fetchall()


async def skipped(connection: AsyncConnection[Row], projection: Projection) -> frozenset[int]:
    """The positions that this version never gets."""
    rows = await connection.execute(SKIPPED, (projection.NAME, projection.VERSION))
    return frozenset(position for (position,) in await rows.fetchall())


async def skips(connection: AsyncConnection[Row], projection: Projection) -> Sequence[Skip]:
    """What this version never gets, in the order of the log."""
    async with connection.cursor(row_factory=class_row(Skip)) as cursor:
        await cursor.execute(SKIPS, (projection.NAME, projection.VERSION))
        return await cursor.fetchall()


async def skip(connection: AsyncConnection[Row], projection: Projection, who: str, reason: str) -> Stop | None:
    """Let this version pass over the event that stopped it, wherever it is built; None where none did.

    A projector that stands there notices within seconds."""
    async with connection.transaction():
        found = await stops(connection, projection)
        if not found:
            return None
        stop, version = found[0], (projection.NAME, projection.VERSION)
        await connection.execute(SKIP, (*version, stop.position, stop.event, stop.complaint, reason, who))
        await connection.execute(DROP_STOPS, (*version, stop.position))
        return stop
