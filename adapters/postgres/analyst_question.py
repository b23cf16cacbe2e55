"""One question to the analysts' views, asked with an analyst's rights."""

from collections.abc import Sequence
from dataclasses import dataclass

import psycopg
from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier, Literal

from adapters.fault import Fault
from adapters.postgres.analyst_roles import analyst_role
from adapters.postgres.reason import reason
from adapters.postgres.views.view import SCHEMA
from projections.projection import Row


class QueryRefused(Fault):
    """The question is no single query, or it cannot be answered with an analyst's rights and in time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns' names, the rows, and whether there were `more` than were wanted."""

    columns: tuple[str, ...]
    rows: Sequence[Row]
    more: bool


async def ask(connection: AsyncConnection[Row], query: str, most: int, seconds: float) -> Answer:
    """At most `most` rows of one SELECT over the views, within so many seconds; on a connection in autocommit mode
    that may take the analysts' role. Raises QueryRefused."""
    try:
        async with connection.transaction(force_rollback=True):
            await _step_down(connection, seconds)
            # Only what can be a cursor can be asked, and what is prepared is one statement.
            await connection.execute(b"DECLARE answer CURSOR FOR " + query.strip().rstrip(";").encode(), prepare=True)
            cursor = await connection.execute(SQL("FETCH {} FROM answer").format(Literal(most + 1)))
            rows = await cursor.fetchall()
    except psycopg.Error as error:
        raise QueryRefused(f"The query was not answered: {reason(error)}") from error
    return Answer(tuple(column.name for column in cursor.description or ()), rows[:most], len(rows) > most)


async def _step_down(connection: AsyncConnection[Row], seconds: float) -> None:
    """For the rest of the transaction: read only, and with an analyst's rights."""
    await connection.execute("SET TRANSACTION READ ONLY")
    await connection.execute(SQL("SET LOCAL statement_timeout = {}").format(Literal(round(seconds * 1000))))
    await connection.execute(SQL("SET LOCAL search_path = {}").format(Identifier(SCHEMA)))
    await connection.execute(SQL("SET LOCAL ROLE {}").format(Identifier(analyst_role(connection))))
