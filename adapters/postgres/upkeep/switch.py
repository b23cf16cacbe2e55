"""Puts what a rebuild made, or what a switch replaced, in the place of what is read: in one transaction."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import psycopg
from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier

from adapters.fault import Fault
from adapters.postgres import schemas
from adapters.postgres.analytics import refresh_views
from adapters.postgres.read_model import ReadModel
from adapters.postgres.upkeep.build import Build, Site
from projections.projection import Projection, Row, schema_of

WAIT = "SET LOCAL lock_timeout = '10s'"
"""So long for a projector that is storing a page, or for somebody who reads what is to be dropped."""

ASIDE = "aside"
"""What a schema is called for a moment, when two change places."""


async def switch(build: Build, site: Site) -> None:
    """Let a rebuilt schema be read from now on; what was read is kept as the one before, and what was before is gone.

    What is read never goes back in time: the live schema is held still while the new one catches up with it. Raises
    Fault where the new one is not ready, or somebody is in the way for too long."""
    live = ReadModel(site.connection, site.projection)
    before = schemas.named(site.projection, "before")
    async with _exchange(site.connection, site.projection):
        if await _hold(site.connection, live) is not None:
            await _catch_up(build, site, live)
            await schemas.drop(site.connection, before)
            await schemas.rename(site.connection, live.schema, before)
        await schemas.rename(site.connection, site.model.schema, live.schema)
        await refresh_views(site.connection)


async def roll_back(connection: AsyncConnection[Row], projection: Projection) -> int:
    """Let the schema before the last switch be read again; the present one takes its place, so that this can be undone.

    Returns the position from which the projector catches up. Raises Fault where there is none."""
    before = ReadModel(connection, projection, "before")
    live = ReadModel(connection, projection)
    aside = f"{live.schema}_{ASIDE}"
    async with _exchange(connection, projection):
        position = await _hold(connection, before)
        if position is None:
            raise Fault(f"There is no {before.schema} to go back to: nothing was switched, or it was dropped.")
        if await _hold(connection, live) is not None:
            await schemas.rename(connection, live.schema, aside)
        await schemas.rename(connection, before.schema, live.schema)
        if await schemas.exists(connection, aside):
            await schemas.rename(connection, aside, before.schema)
        await refresh_views(connection)
    return position


async def drop_old(connection: AsyncConnection[Row], projection: Projection) -> Sequence[str]:
    """Drop what is kept of a projection for going back: the schema before the last switch, those of older versions, and
    what a comparison that was killed has left. Returns their names."""
    found = await schemas.schemas(connection, projection)
    old = [each.name for each in found if each.version < projection.VERSION or each.use in ("before", "scratch")]
    async with _exchange(connection, projection):
        for name in old:
            await schemas.drop(connection, name)
        await refresh_views(connection)
    return old


@asynccontextmanager
async def _exchange(connection: AsyncConnection[Row], projection: Projection) -> AsyncIterator[None]:
    try:
        async with connection.transaction():
            await connection.execute(WAIT)
            await connection.execute(schemas.ONE_AT_A_TIME)
            yield
    except psycopg.errors.LockNotAvailable as busy:
        raise Fault(
            f"Somebody is using the tables of {schema_of(projection)} for too long; nothing was changed. Try again."
        ) from busy


async def _hold(connection: AsyncConnection[Row], model: ReadModel) -> int | None:
    """Let nobody project into a schema until the transaction ends. A projector's first statement takes this lock, so
    none is halfway. Returns the position; None where there is no such schema."""
    if await model.position() is None:
        return None
    tracking = Identifier(model.schema, "notification_tracking")
    await connection.execute(SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(tracking))
    return await model.position()


async def _catch_up(build: Build, site: Site, live: ReadModel) -> None:
    site.goal = max(site.position, await live.position() or 0)
    await build.advance(site)
    if site.poisoned is not None:
        raise Fault(f"{site.model.schema} cannot be read from now on: {site.poisoned}")
