"""One runner at a time for each projection's upkeep; who comes second is told who is at it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from psycopg import AsyncConnection

from adapters.fault import Fault
from projections.projection import Projection, Row

_KEY = "hashtextextended('cardroom upkeep of ' || %s, 0)"

TAKE = f"SELECT pg_try_advisory_lock({_KEY})"
RELEASE = "SELECT pg_advisory_unlock_all()"

HOLDER = """
SELECT activity.application_name, activity.pid, extract(epoch FROM activity.backend_start)::double precision
FROM pg_locks AS locks JOIN pg_stat_activity AS activity USING (pid)
WHERE locks.locktype = 'advisory' AND locks.granted AND locks.database = activity.datid AND locks.objsubid = 1
  AND activity.datname = current_database() AND (locks.classid::bigint << 32) | locks.objid::bigint = {key}
"""


async def claim(connection: AsyncConnection[Row], projection: Projection) -> None:
    """Be the only one to look after a projection, as long as the connection lives. Raises Fault."""
    if await _true(connection, TAKE, projection.NAME):
        return
    holders = await connection.execute(HOLDER.format(key=_KEY).encode(), (projection.NAME,))
    holder = await holders.fetchone()
    raise Fault(f"{projection.NAME} is being looked after already: {_said(holder)}. Wait for it, or end it.")


def _said(holder: Row | None) -> str:
    if holder is None:
        return "somebody who has just gone; try again"
    name, session, since = holder
    return f"{name}, since {datetime.fromtimestamp(since, UTC):%Y-%m-%d %H:%M:%S} UTC (database session {session})"


@asynccontextmanager
async def claimed(connection: AsyncConnection[Row], projections: Sequence[Projection]) -> AsyncIterator[None]:
    """Be the only one to look after some projections meanwhile. Raises Fault."""
    for projection in projections:
        await claim(connection, projection)
    try:
        yield
    finally:
        # The server would notice a little later than the next one asks.
        if not connection.broken:
            await connection.execute(RELEASE)


async def _true(connection: AsyncConnection[Row], query: str, name: str) -> bool:
    row = await (await connection.execute(query.encode(), (name,))).fetchone()
    return row is not None and row[0] is True
