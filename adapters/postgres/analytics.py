"""Keeps the analysts' views over the read models that there are: `analytics`, the schema that alone they can read."""

from collections.abc import Mapping, Sequence

import psycopg
from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier

from adapters.entropy import SystemEntropy
from adapters.postgres.analyst_roles import analyst_role, trusted_role
from adapters.postgres.views.catalogue import VIEWS
from adapters.postgres.views.pseudonym import KEY_BYTES, padded
from adapters.postgres.views.view import PRIVATE, SCHEMA, View
from projections.catalogue import PROJECTIONS
from projections.projection import Row, schema_of

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('cardroom analytics', 0))"
"""Several projectors may build their first tables at once; the views over them are made by one after the other."""

WAIT = "SET LOCAL lock_timeout = '10s'"
"""So long for a view that somebody else than an analyst holds; the projector that asks stands still meanwhile."""

FOUNDATION = f"""
CREATE SCHEMA {SCHEMA};
COMMENT ON SCHEMA {SCHEMA} IS 'Views for analysts: stable columns, finished hands, players by pseudonym.';
CREATE SCHEMA {PRIVATE};
CREATE TABLE {PRIVATE}.pseudonym_key (inner_pad bytea NOT NULL, outer_pad bytea NOT NULL);
CREATE UNIQUE INDEX ON {PRIVATE}.pseudonym_key ((true));
CREATE TABLE {PRIVATE}.views (view text PRIMARY KEY, made_of text NOT NULL);
"""

ADD_KEY = f"INSERT INTO {PRIVATE}.pseudonym_key (inner_pad, outer_pad) VALUES (%s, %s)"

STANDS = f"SELECT FROM {PRIVATE}.views WHERE view = %s AND made_of = %s AND to_regclass(%s) IS NOT NULL"

NOTE = f"""
INSERT INTO {PRIVATE}.views (view, made_of) VALUES (%s, %s) ON CONFLICT (view) DO UPDATE SET made_of = excluded.made_of
"""

END_READERS = """
SELECT pg_terminate_backend(locks.pid)
FROM pg_locks AS locks
JOIN pg_stat_activity AS sessions USING (pid)
JOIN pg_roles AS users ON users.oid = sessions.usesysid
WHERE locks.database = sessions.datid AND locks.relation = to_regclass(%s)
  AND users.rolname <> current_user AND NOT users.rolsuper AND pg_has_role(users.oid, 'usage')
  AND EXISTS (SELECT FROM pg_roles AS analysts
              WHERE analysts.rolname = %s AND pg_has_role(users.oid, analysts.oid, 'member'))
"""

CLOSED = f"""
SELECT views.relname FROM pg_class AS views CROSS JOIN pg_roles AS roles
WHERE roles.rolname = %(role)s AND views.relnamespace = to_regnamespace('{SCHEMA}') AND views.relname = ANY(%(views)s)
  AND NOT has_table_privilege(roles.oid, views.oid, 'SELECT')
"""
"""The views that a role ought to read and does not."""


async def refresh_views(connection: AsyncConnection[Row]) -> None:
    """Make each view over the live tables as they are now, in the caller's transaction: a view goes with its tables
    when a schema is renamed, so it is made anew. Views that stand are left alone; those of read models that are not
    built are left out. Analysts who read a view while it is made anew lose their connection.

    Raises LockNotAvailable where somebody else holds a view for more than 10 s."""
    await connection.execute(ONE_AT_A_TIME)
    await _lay_foundation(connection)
    schemas = {projection.NAME: schema_of(projection) for projection in PROJECTIONS}
    for view in VIEWS:
        tables = await _tables(connection, view, schemas)
        if tables:
            await _refresh(connection, view, schemas, view.made_of(tables))
    await _open_to_analysts(connection)


async def _open_to_analysts(connection: AsyncConnection[Row]) -> None:
    """Let the analysts' roles, where there are such, read the views that they do not read yet."""
    for role, identities in ((analyst_role(connection), False), (trusted_role(connection), True)):
        names = [view.name for view in VIEWS if view.identities == identities]
        closed = await (await connection.execute(CLOSED, {"role": role, "views": names})).fetchall()
        if closed:
            await connection.execute(SQL("GRANT USAGE ON SCHEMA {} TO {}").format(Identifier(SCHEMA), Identifier(role)))
        for (name,) in closed:
            view = Identifier(SCHEMA, name)
            await connection.execute(SQL("GRANT SELECT ON {} TO {}").format(view, Identifier(role)))


async def _lay_foundation(connection: AsyncConnection[Row]) -> None:
    """The schemas and the key of the pseudonyms, made once and kept: a rebuild changes no pseudonym."""
    found = await connection.execute("SELECT to_regnamespace(%s) IS NOT NULL", (PRIVATE,))
    if await found.fetchone() == (True,):
        return
    await connection.execute(FOUNDATION)
    await connection.execute(ADD_KEY, padded(SystemEntropy().bytes(KEY_BYTES)))
    await connection.execute(f"ANALYZE {PRIVATE}.pseudonym_key")  # that there is one is worth knowing to a planner


async def _tables(connection: AsyncConnection[Row], view: View, schemas: Mapping[str, str]) -> Sequence[int]:
    """The OIDs of the tables that a view reads; none where not all of them are there."""
    names = [f"{schemas[projection]}.{table}" for projection, table in view.sources if projection in schemas]
    query = "SELECT to_regclass(name)::oid::bigint FROM unnest(%s::text[]) AS name ORDER BY name"
    found = [oid for (oid,) in await (await connection.execute(query, (names,))).fetchall()]
    return () if None in found or len(found) < len(view.sources) else found


async def _refresh(connection: AsyncConnection[Row], view: View, schemas: Mapping[str, str], made_of: str) -> None:
    name = f"{SCHEMA}.{view.name}"
    if await (await connection.execute(STANDS, (view.name, made_of, name))).fetchone() is not None:
        return
    await connection.execute(WAIT)
    await connection.execute(END_READERS, (name, analyst_role(connection)))
    await _make(connection, view, schemas)
    for comment in view.comments():
        await connection.execute(comment)
    await connection.execute(NOTE, (view.name, made_of))


async def _make(connection: AsyncConnection[Row], view: View, schemas: Mapping[str, str]) -> None:
    """Replaced where its columns stayed, so that views which others built on it stay too."""
    definition = view.definition(schemas)
    try:
        async with connection.transaction():
            await connection.execute(definition)
    except psycopg.errors.InvalidTableDefinition:
        await connection.execute(SQL("DROP VIEW {}").format(view.identifier))
        await connection.execute(definition)
