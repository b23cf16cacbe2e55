"""The schemas of projections: what they are called, which there are, and who may make or rename them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier

from projections.projection import Projection, Row, schema_of

Use = Literal["live", "next", "before", "scratch"]
"""What is read, what a rebuild makes, what a switch replaced, and what is made to compare with."""

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('cardroom schemas of projections', 0))"
"""Schemas are made, renamed and dropped by one after the other."""


BUILT = "SELECT code, extract(epoch FROM since)::double precision FROM {schema}.build"


@dataclass(frozen=True, slots=True)
class Built:
    """By which code (its fingerprint) a schema was built, and since when (UTC, seconds since the epoch)."""

    code: str
    since: float


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema of some version of a projection."""

    name: str
    version: int
    use: Use


def named(projection: Projection, use: Use) -> str:
    """`lobby_v2` for the live one, `lobby_v2_next` and so on for the others."""
    return schema_of(projection) + ("" if use == "live" else f"_{use}")


async def schemas(connection: AsyncConnection[Row], projection: Projection) -> Sequence[Schema]:
    """All schemas of all versions of a projection, by version."""
    pattern = re.compile(rf"{projection.NAME}_v(\d+)(?:_(next|before|scratch))?")
    rows = await connection.execute(
        "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, %s)", (projection.NAME,)
    )
    found = [match for (name,) in await rows.fetchall() if (match := pattern.fullmatch(name))]
    return sorted((_schema(match) for match in found), key=lambda schema: (schema.version, schema.name))


def _schema(match: "re.Match[str]") -> Schema:
    uses: dict[str | None, Use] = {None: "live", "next": "next", "before": "before", "scratch": "scratch"}
    return Schema(match[0], int(match[1]), uses[match[2]])


async def built(connection: AsyncConnection[Row], schema: str) -> Built | None:
    """Who built a schema; None where there is none, or where that was before it was noted."""
    found = await connection.execute("SELECT to_regclass(%s) IS NOT NULL", (f"{schema}.build",))
    if await found.fetchone() != (True,):
        return None
    row = await (await connection.execute(SQL(BUILT).format(schema=Identifier(schema)))).fetchone()
    return None if row is None else Built(*row)


async def drop(connection: AsyncConnection[Row], schema: str) -> None:
    """Drop a schema, where there is one, with what an operator was told of it."""
    async with connection.transaction():
        await connection.execute(ONE_AT_A_TIME)
        await connection.execute(SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(Identifier(schema)))
        await connection.execute("DELETE FROM projections.stops WHERE schema_name = %s", (schema,))


async def rename(connection: AsyncConnection[Row], schema: str, to: str) -> None:
    """Rename a schema; in the caller's transaction, who holds `ONE_AT_A_TIME`."""
    names = {"schema": Identifier(schema), "to": Identifier(to)}
    await connection.execute(SQL("ALTER SCHEMA {schema} RENAME TO {to}").format(**names))


async def exists(connection: AsyncConnection[Row], schema: str) -> bool:
    """Whether there is a schema of that name."""
    found = await connection.execute("SELECT to_regnamespace(%s) IS NOT NULL", (schema,))
    return await found.fetchone() == (True,)
