"""Takes from everybody but the room what PostgreSQL lets every user of a database do beside reading."""

from collections.abc import Sequence

from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier

from projections.projection import Row

RISKY = """
SELECT oid::regprocedure::text FROM pg_proc
WHERE pronamespace = 'pg_catalog'::regnamespace AND has_function_privilege('public', oid, 'EXECUTE')
  AND (proname ~ '^pg_(try_)?advisory_(xact_)?lock'
       OR proname ~ '^lo_(creat|from|import|put|truncate|unlink)|^lowrite$')
ORDER BY 1
"""
"""Locks of the room's own kind, with which anybody could hold up its journal, and large objects, which fill disks."""

TEMPORARY = "SELECT has_database_privilege('public', current_database(), 'TEMPORARY')"

OURS = """
SELECT current_database(), pg_get_userbyid(nspowner), (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
FROM pg_namespace WHERE nspname = 'journal'
"""


async def close_doors(connection: AsyncConnection[Row]) -> None:
    """Take them away as far as this user may, in the caller's transaction; the room's own user keeps them."""
    row = await (await connection.execute(OURS)).fetchone()
    assert row is not None
    database, owner, superuser = row
    closed = [SQL("TEMPORARY ON DATABASE {}").format(Identifier(database))]
    if superuser:
        functions = await (await connection.execute(RISKY)).fetchall()
        closed += [SQL("EXECUTE ON FUNCTION {}").format(SQL(function)) for (function,) in functions]
    for right in closed:
        await connection.execute(SQL("REVOKE {} FROM PUBLIC").format(right))
        await connection.execute(SQL("GRANT {} TO {}").format(right, Identifier(owner)))


async def open_doors(connection: AsyncConnection[Row]) -> Sequence[str]:
    """What every user of the database still may do, in words; nothing where all doors could be closed."""
    temporary = await (await connection.execute(TEMPORARY)).fetchone() == (True,)
    risky = await (await connection.execute(RISKY)).fetchone() is not None
    words = (("make temporary tables", temporary), ("take locks that hold up the room, and make large objects", risky))
    return [said for said, stands in words if stands]
