"""Analysts read the views, and neither read nor do anything else, whatever they try."""

import asyncio
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import AsyncConnection, connect
from psycopg.errors import InsufficientPrivilege

from adapters.postgres.analysts import Analysts
from adapters.postgres.journal import PostgresJournal
from domain.event import Recorded
from projections import hand_history, ledger, player_stats
from projections.projection import schema_of
from tests.adapters.postgres.analysed import every_game, rows
from tests.adapters.postgres.analyst_users import as_user, shut_out
from tests.adapters.postgres.projected import project
from tests.support.databases import ThrowawayServers, missing

MONA = "mona"

LIVE = schema_of(hand_history)


@pytest.fixture(scope="module")
def log() -> list[Recorded]:
    return every_game(hands=1)


@pytest.fixture(scope="module", params=[18, 15], ids=["postgres18", "postgres15"])
def owner(database_servers: ThrowawayServers, request: pytest.FixtureRequest, log: list[Recorded]) -> Iterator[str]:
    """The address of the owner of a room with some hands, into which MONA is let."""
    if why := missing(request.param):
        pytest.skip(why)
    with database_servers[request.param].database() as url:
        asyncio.run(project(url, log, hand_history, ledger, player_stats))
        asyncio.run(_let_in(url))
        yield url
        asyncio.run(_shut_out(url))


@pytest.fixture
def mona(owner: str) -> str:
    """The address of an analyst who is not trusted with identities."""
    return as_user(owner, MONA)


async def _let_in(url: str) -> None:
    async with await AsyncConnection.connect(url, autocommit=True) as connection:
        await Analysts(connection).grant(MONA, identities=False, password=None)


async def _shut_out(url: str) -> None:
    async with await AsyncConnection.connect(url, autocommit=True) as connection:
        await shut_out(connection, MONA)


def test_an_analyst_reads_all_views_but_the_identities(mona: str, owner: str) -> None:
    views = {row["viewname"] for row in rows(owner, "SELECT viewname FROM pg_views WHERE schemaname = 'analytics'")}
    assert views > {"hands", "actions", "ledger_entries", "players", "identities"}

    for view in views - {"identities"}:
        assert rows(mona, f"SELECT FROM {view}"), view
    with pytest.raises(InsufficientPrivilege):
        rows(mona, "SELECT FROM identities")


def test_an_analyst_reads_no_other_table_of_the_database(mona: str) -> None:
    query = """
        SELECT oid::regclass::text AS readable FROM pg_class
        WHERE relkind IN ('r', 'v', 'm', 'p', 'f', 'S') AND relnamespace <> 'pg_catalog'::regnamespace
          AND relnamespace <> 'information_schema'::regnamespace
          AND relnamespace::regnamespace::text <> 'analytics' AND relnamespace::regnamespace::text <> 'pg_toast'
          AND has_schema_privilege(relnamespace, 'USAGE')
          AND (has_table_privilege(oid, 'SELECT') OR has_any_column_privilege(oid, 'SELECT'))
    """
    assert rows(mona, query) == []


def test_an_analyst_may_only_read_what_they_may_use(mona: str) -> None:
    query = """
        SELECT oid::regclass::text AS changeable FROM pg_class
        WHERE relkind IN ('r', 'v', 'm', 'p', 'f')
          AND has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
          AND relname <> 'pg_settings' -- whose rule for updates is SET
    """
    assert rows(mona, query) == []


FORBIDDEN = (
    "SELECT * FROM journal.stored_events",
    "SELECT * FROM journal.notification_tracking",
    f"SELECT * FROM {LIVE}.hands",
    f"SELECT * FROM {LIVE}.facts",
    f"SELECT * FROM {schema_of(ledger)}.balances",
    "SELECT * FROM analytics_private.pseudonym_key",
    "SELECT * FROM analytics_private.views",
    "SELECT * FROM analytics.identities",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT pg_ls_dir('.')",
    "SELECT * FROM pg_authid",
    "SELECT lo_import('/etc/hostname')",
    "SELECT lo_from_bytea(0, 'much')",
    "SELECT lo_create(0)",
    "SELECT pg_advisory_lock(1)",
    "SELECT pg_advisory_xact_lock(1)",
    "SELECT pg_try_advisory_lock(1)",
    "SELECT pg_try_advisory_xact_lock_shared(1, 2)",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'cardroom'",
    "SELECT query_to_xml('SELECT * FROM journal.stored_events', true, false, '')",
    "COPY (SELECT 1) TO PROGRAM 'cat'",
    "COPY (SELECT 1) TO '/tmp/stolen'",
    "COPY analytics.hands FROM PROGRAM 'cat'",
    "CREATE TABLE mine (a integer)",
    "CREATE TABLE analytics.mine (a integer)",
    "CREATE TEMPORARY TABLE mine (a integer)",
    "CREATE VIEW pg_temp.mine AS SELECT 1",
    "CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE sql COST 0.001 AS 'SELECT true'",
    "CREATE SCHEMA mine",
    "DROP VIEW analytics.hands",
    "INSERT INTO analytics.players VALUES ('p')",
    "UPDATE analytics.tables SET name = 'mine'",
    "DELETE FROM analytics.streets",
    "TRUNCATE journal.stored_events",
    "LOCK TABLE journal.stored_events",
    "LOCK TABLE analytics.hands IN EXCLUSIVE MODE",
    "SET ROLE cardroom",
    "SET SESSION AUTHORIZATION cardroom",
    "ALTER ROLE mona SUPERUSER",
    "ALTER ROLE mona CONNECTION LIMIT 100",
    "CREATE ROLE friend LOGIN",
    "DO $$ BEGIN EXECUTE 'SELECT * FROM journal.stored_events'; END $$",
)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_an_analyst_may_not(mona: str, statement: str) -> None:
    with connect(mona, autocommit=True) as connection:
        # Everybody may set these: they keep nobody from anything.
        connection.execute("SET default_transaction_read_only = off")
        connection.execute("SET statement_timeout = 0")
        with pytest.raises(REFUSALS), connection.transaction():
            connection.execute(statement.encode())


REFUSALS = (InsufficientPrivilege, psycopg.errors.ObjectNotInPrerequisiteState)
"""A view over several tables cannot be written to, whoever asks."""


def test_an_analyst_may_neither_become_trusted_nor_pass_on_what_they_have(mona: str) -> None:
    with connect(mona, autocommit=True) as connection:
        trusted = f"cardroom_identities_{connection.info.dbname}"
        connection.execute("SET default_transaction_read_only = off")
        for statement in (f"SET ROLE {trusted}", f"GRANT {trusted} TO mona"):
            with pytest.raises(InsufficientPrivilege):
                connection.execute(statement.encode())
        connection.execute("GRANT SELECT ON analytics.hands TO PUBLIC")  # a warning, no error

    assert rows(mona, "SELECT has_table_privilege('public', 'analytics.hands', 'SELECT') AS open") == [{"open": False}]


def test_a_session_begins_within_its_limits(mona: str) -> None:
    (limits,) = rows(
        mona,
        """
        SELECT current_setting('default_transaction_read_only') AS read_only, current_setting('search_path') AS path,
               current_setting('statement_timeout') AS longest, current_setting('lock_timeout') AS waiting,
               current_setting('idle_in_transaction_session_timeout') AS idle,
               (SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user) AS connections
        """,
    )
    assert limits == {
        "read_only": "on",
        "path": "analytics",
        "longest": "1min",
        "waiting": "5s",
        "idle": "1min",
        "connections": 5,
    }


async def test_the_room_itself_still_may_what_analysts_may_not(owner: str) -> None:
    journal = await PostgresJournal.open(owner)
    assert await journal.end() == 0
    await journal.close()
    with connect(owner) as connection:
        connection.execute("CREATE TEMPORARY TABLE mine (a integer)")
