"""The views follow their read models: made when these are built, made anew when one is swapped, else left alone."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from psycopg import AsyncConnection, OperationalError, connect, sql
from psycopg.errors import LockNotAvailable

from adapters.postgres import analytics
from adapters.postgres.analysts import Analysts
from adapters.postgres.analytics import refresh_views
from adapters.postgres.views.view import Column, View
from domain.event import Recorded
from projections import hand_history, ledger, player_stats
from projections.projection import Row, schema_of
from tests.adapters.postgres.analysed import every_game, rows
from tests.adapters.postgres.projected import project
from tests.support.databases import ThrowawayServers

LIVE = schema_of(hand_history)
OIDS = "SELECT relname, oid FROM pg_class WHERE relnamespace = 'analytics'::regnamespace AND relkind = 'v' ORDER BY 1"
READER = "a_reader"


@pytest.fixture
def database_url(any_database_url: str) -> str:
    """Each test runs on every version of PostgreSQL that is here."""
    return any_database_url


@pytest.fixture(scope="module")
def log() -> list[Recorded]:
    return every_game(hands=1)


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[AsyncConnection[Row]]:
    async with await AsyncConnection.connect(url, autocommit=True) as connection:
        yield connection


async def refresh(url: str) -> None:
    async with connected(url) as connection, connection.transaction():
        await refresh_views(connection)


async def swap(url: str, *changes: str) -> None:
    """Put a copy of the live hands in their place, as a rebuild does, after some changes to it."""
    async with connected(url) as connection, connection.transaction():
        await connection.execute("CREATE SCHEMA built")
        for table in ("tables", "hands", "players", "facts"):
            statement = sql.SQL("CREATE TABLE built.{0} AS SELECT * FROM {1}")
            named = statement.format(sql.Identifier(table), sql.Identifier(LIVE, table))
            await connection.execute(named)
        for change in (*changes, f"ALTER SCHEMA {LIVE} RENAME TO before", f"ALTER SCHEMA built RENAME TO {LIVE}"):
            await connection.execute(change.encode())
        await refresh_views(connection)


def views(url: str) -> set[str]:
    """The names of the views that there are."""
    return {row["relname"] for row in rows(url, OIDS)}


async def test_views_of_read_models_that_are_not_built_come_later(database_url: str, log: list[Recorded]) -> None:
    await project(database_url, log, ledger)
    assert views(database_url) == {"ledger_entries"}

    await project(database_url, log, hand_history)
    assert views(database_url) > {"ledger_entries", "hands", "actions"}
    assert "players" not in views(database_url)

    await project(database_url, log, player_stats)
    assert "players" in views(database_url)


async def test_a_refresh_leaves_views_alone_that_stand(database_url: str, log: list[Recorded]) -> None:
    await project(database_url, log, ledger, hand_history)
    before = rows(database_url, OIDS)

    with connect(database_url) as reader:
        reader.execute("SELECT FROM analytics.hands")  # who reads them must not be disturbed
        await asyncio.wait_for(refresh(database_url), 10)
        reader.execute("SELECT FROM analytics.hands")

    assert rows(database_url, OIDS) == before


async def test_views_show_the_rebuilt_read_model_after_the_swap(database_url: str, log: list[Recorded]) -> None:
    await project(database_url, log, hand_history)
    hands = {row["hand"] for row in rows(database_url, "SELECT hand FROM analytics.hands")}
    gone = min(hands)

    await swap(database_url, f"DELETE FROM built.hands WHERE hand = '{gone}'")

    assert {row["hand"] for row in rows(database_url, "SELECT hand FROM analytics.hands")} == hands - {gone}


async def test_the_old_read_model_can_be_dropped_after_the_swap(database_url: str, log: list[Recorded]) -> None:
    await project(database_url, log, hand_history)
    stood = views(database_url)
    await swap(database_url)

    with connect(database_url) as connection:
        connection.execute("DROP SCHEMA before CASCADE")

    assert views(database_url) == stood
    assert rows(database_url, "SELECT FROM analytics.actions")


async def test_what_others_built_on_a_view_survives_the_swap(database_url: str, log: list[Recorded]) -> None:
    await project(database_url, log, hand_history)
    with connect(database_url) as connection:
        connection.execute("CREATE VIEW public.mine AS SELECT count(*) AS hands FROM analytics.hands")
    before = rows(database_url, "SELECT hands FROM public.mine")

    await swap(database_url)

    assert rows(database_url, "SELECT hands FROM public.mine") == before


async def test_pseudonyms_stay_over_a_rebuild(database_url: str, log: list[Recorded]) -> None:
    await project(database_url, log, hand_history, player_stats)
    query = "SELECT player, player_id FROM analytics.identities ORDER BY player_id"
    before = rows(database_url, query)
    with connect(database_url) as connection:
        connection.execute(f"DROP SCHEMA {LIVE} CASCADE".encode())
    assert "identities" not in views(database_url)

    await project(database_url, log, hand_history)

    assert rows(database_url, query) == before
    assert all(row["player"] != row["player_id"] for row in before)


async def test_each_room_has_pseudonyms_of_its_own(
    database_url: str, log: list[Recorded], other_database_url: str
) -> None:
    query = "SELECT player FROM analytics.identities"
    for url in (database_url, other_database_url):
        await project(url, log, hand_history, player_stats)

    here, there = ({row["player"] for row in rows(url, query)} for url in (database_url, other_database_url))
    assert len(here) == len(there)
    assert not here & there


@pytest.fixture
def other_database_url(database_servers: ThrowawayServers) -> Iterator[str]:
    with database_servers[18].database() as url:
        yield url


async def test_two_may_refresh_at_once(database_url: str, log: list[Recorded]) -> None:
    await project(database_url, log, hand_history)
    with connect(database_url) as connection:
        connection.execute("DROP SCHEMA analytics, analytics_private CASCADE")

    await asyncio.gather(*(refresh(database_url) for _ in range(3)))

    assert "hands" in views(database_url)


async def test_an_analyst_who_reads_does_not_hold_up_the_swap(
    database_url: str, log: list[Recorded], reader_url: str
) -> None:
    await project(database_url, log, hand_history)
    with connect(reader_url) as reader:
        reader.execute("SELECT FROM analytics.hands")  # and goes for a coffee, the transaction open

        await asyncio.wait_for(swap(database_url), 5)

        with pytest.raises(OperationalError, match="terminating connection"):
            reader.execute("SELECT FROM analytics.hands")


@pytest.fixture
async def reader_url(database_url: str) -> AsyncIterator[str]:
    """The address of an analyst."""
    async with connected(database_url) as connection:
        await Analysts(connection).grant(READER, identities=False, password=None)
        yield database_url.replace("cardroom@", f"{READER}@")
        await Analysts(connection).revoke(READER)


async def test_another_reader_holds_up_the_swap_for_a_while_only(
    database_url: str, log: list[Recorded], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analytics, "WAIT", "SET LOCAL lock_timeout = '50ms'")
    await project(database_url, log, hand_history)
    with connect(database_url) as owner:
        owner.execute("SELECT FROM analytics.hands")

        with pytest.raises(LockNotAvailable):
            await swap(database_url)

        assert owner.execute("SELECT count(*) FROM analytics.hands").fetchone() is not None
    await swap(database_url)


async def test_a_view_with_other_columns_is_made_anew(
    database_url: str, log: list[Recorded], monkeypatch: pytest.MonkeyPatch
) -> None:
    await project(database_url, log, hand_history)
    other = View(
        "streets", "Other streets.", (Column("name", "text", "A name."),), "SELECT name FROM {hand_history}.tables"
    )
    monkeypatch.setattr(analytics, "VIEWS", (other,))

    await refresh(database_url)

    assert set(rows(database_url, "SELECT * FROM analytics.streets")[0]) == {"name"}
