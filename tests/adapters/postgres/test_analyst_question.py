"""A question to the views is one query, asked with an analyst's rights, within its limits."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
from psycopg import AsyncConnection

from adapters.postgres.analyst_question import QueryRefused, ask
from adapters.postgres.analysts import Analysts
from projections import hand_history
from projections.projection import Row
from tests.adapters.postgres.analysed import every_game, rows
from tests.adapters.postgres.projected import project
from tests.support.databases import ThrowawayServers


@pytest.fixture(scope="module")
def url(database_servers: ThrowawayServers) -> Iterator[str]:
    with database_servers[18].database() as url:
        asyncio.run(project(url, every_game(hands=1), hand_history))
        yield url


@pytest.fixture
async def connection(url: str) -> AsyncIterator[AsyncConnection[Row]]:
    async with await AsyncConnection.connect(url, autocommit=True) as connection:
        await Analysts(connection).prepare()
        yield connection


async def test_rows_come_under_the_names_of_their_columns(connection: AsyncConnection[Row]) -> None:
    answer = await ask(connection, "SELECT 1 AS one, 'a' AS letter;", 10, 5)

    assert (answer.columns, answer.rows, answer.more) == (("one", "letter"), [(1, "a")], False)


async def test_views_need_not_be_named_in_full(connection: AsyncConnection[Row], url: str) -> None:
    answer = await ask(connection, "WITH all_of AS (SELECT * FROM hands) SELECT count(*) FROM all_of", 10, 5)

    assert answer.rows == [(len(rows(url, "SELECT FROM analytics.hands")),)]


@pytest.mark.parametrize(("most", "more"), [(2, True), (3, False), (4, False)])
async def test_no_more_rows_come_than_were_wanted(connection: AsyncConnection[Row], most: int, more: bool) -> None:
    answer = await ask(connection, "SELECT * FROM generate_series(1, 3)", most, 5)

    assert (len(answer.rows), answer.more) == (min(most, 3), more)


async def test_a_question_that_takes_too_long_is_given_up(connection: AsyncConnection[Row]) -> None:
    with pytest.raises(QueryRefused, match="statement timeout"):
        await ask(connection, "SELECT pg_sleep(60)", 10, 0.05)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM journal.stored_events",
        "SELECT * FROM analytics.identities",
        "SELECT pg_advisory_lock(1) FROM nowhere",
        "SELECT 1; SELECT 2",
        "SELECT 1; ROLLBACK; DROP SCHEMA analytics CASCADE",
        "DROP SCHEMA analytics CASCADE",
        "DELETE FROM hands",
        "WITH gone AS (DELETE FROM hands RETURNING *) SELECT * FROM gone",
        "RESET ROLE",
        "SELEC 1",
        "SELECT * FROM nowhere",
        "SELECT 1/0",
        "",
    ],
)
async def test_anything_but_one_query_over_the_views_is_refused(
    connection: AsyncConnection[Row], url: str, query: str
) -> None:
    with pytest.raises(QueryRefused) as refused:
        await ask(connection, query, 10, 5)

    (line,) = refused.value.lines
    assert line.startswith("The query was not answered: ")
    assert rows(url, "SELECT FROM analytics.hands")


async def test_the_connection_is_the_owners_again_afterwards(connection: AsyncConnection[Row]) -> None:
    await ask(connection, "SELECT 1", 10, 5)

    found = await (await connection.execute("SELECT current_user, current_setting('statement_timeout')")).fetchall()
    assert found == [("cardroom", "0")]
