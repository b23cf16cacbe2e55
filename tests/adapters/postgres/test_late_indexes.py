"""Indexes of a table wait until it is full, or until a statement looks into it."""

from collections.abc import AsyncIterator

import pytest
from psycopg import AsyncConnection

from adapters.postgres.late_indexes import LateIndexes
from adapters.postgres.read_model import connect
from projections.projection import Row
from tests.adapters.postgres.read_models import ask

TABLES = """
CREATE SCHEMA late;
CREATE TABLE late.a (id bigint PRIMARY KEY, name text UNIQUE, amount bigint);
CREATE INDEX a_amount ON late.a (amount) WHERE amount > 0;
CREATE INDEX a_name ON late.a (lower(name));
CREATE TABLE late.b (id bigint PRIMARY KEY, other bigint);
CREATE INDEX b_other ON late.b (other DESC);
"""
SECONDARY = """
SELECT coalesce(array_agg(indexname::text ORDER BY indexname), '{}') FROM pg_indexes
WHERE schemaname = 'late' AND indexname ~ '^[ab]_(amount|name|other)$'
"""
ALL = [(["a_amount", "a_name", "b_other"],)]


@pytest.fixture
async def connection(database_url: str) -> AsyncIterator[AsyncConnection[Row]]:
    async with await connect(database_url, "a test") as opened:
        await opened.execute(TABLES)
        yield opened


async def test_only_what_makes_reading_faster_is_put_off(database_url: str, connection: AsyncConnection[Row]) -> None:
    await LateIndexes(connection, "late").put_off()
    assert await ask(database_url, SECONDARY) == [([],)]
    guards = "SELECT count(*) FROM pg_indexes WHERE schemaname = 'late' AND indexdef LIKE 'CREATE UNIQUE%'"
    assert await ask(database_url, guards) == [(3,)]


async def test_all_come_back_as_they_were(database_url: str, connection: AsyncConnection[Row]) -> None:
    definitions = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'late' ORDER BY indexdef"
    before = await ask(database_url, definitions)
    late = LateIndexes(connection, "late")
    await late.put_off()
    await late.make_all()
    assert await ask(database_url, definitions) == before
    assert await ask(database_url, "SELECT to_regclass('late.late_indexes')") == [(None,)]


@pytest.mark.parametrize(
    ("statement", "made"),
    [
        ("INSERT INTO {schema}.a SELECT 1", []),
        ("INSERT INTO {schema}.a SELECT 1 ON CONFLICT (id) DO UPDATE SET amount = 2", []),
        ("insert into\n  {schema}.a select id from {schema}.b", ["b_other"]),
        ("UPDATE {schema}.b SET other = 1", ["b_other"]),
        ("DELETE FROM {schema}.a", ["a_amount", "a_name"]),
        ("SELECT * FROM {schema}.a JOIN {schema}.b USING (id)", ["a_amount", "a_name", "b_other"]),
    ],
)
async def test_a_table_that_a_statement_looks_into_has_its_indexes(
    database_url: str, connection: AsyncConnection[Row], statement: str, made: list[str]
) -> None:
    late = LateIndexes(connection, "late")
    await late.put_off()
    await late.ready_for(statement)
    await late.ready_for(statement)
    assert await ask(database_url, SECONDARY) == [(made,)]
    await late.make_all()
    assert await ask(database_url, SECONDARY) == ALL


async def test_whoever_goes_on_knows_what_was_put_off(database_url: str, connection: AsyncConnection[Row]) -> None:
    first = LateIndexes(connection, "late")
    await first.put_off()
    await first.ready_for("DELETE FROM {schema}.b")
    second = LateIndexes(connection, "late")
    await second.recall()
    await second.make_all()
    assert await ask(database_url, SECONDARY) == ALL


async def test_the_planner_knows_what_the_tables_hold(database_url: str, connection: AsyncConnection[Row]) -> None:
    late = LateIndexes(connection, "late")
    await late.put_off()
    await connection.execute("INSERT INTO late.a SELECT n, n::text, n FROM generate_series(1, 500) AS n")
    await late.make_all()
    assert await ask(database_url, "SELECT reltuples::integer FROM pg_class WHERE oid = 'late.a'::regclass") == [(500,)]
