"""The schema: made, kept and taken back by migrations; a role waits for its own and never serves on another one."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from adapters.postgres.migrations import (
    FOLDER,
    SchemaTooNew,
    SchemaTooOld,
    migrate,
    newest_version,
    roll_back,
    schema_version,
    wait_for_schema,
)
from application.ports import JournalUnavailable
from tests.support.databases import ThrowawayServers, missing


@pytest.fixture(params=[18, 15], ids=["postgres18", "postgres15"])
def empty_url(database_servers: ThrowawayServers, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database without any schema of ours."""
    if why := missing(request.param):
        pytest.skip(why)
    with database_servers[request.param].database(template="template1") as url:
        yield url


def tables(url: str) -> set[str]:
    """The tables outside PostgreSQL's own schemas."""
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname !~ '^(pg_|information_schema)'"
        )
        return {name for (name,) in rows}


def pretend_newer(url: str) -> None:
    """As if a later program had migrated the database."""
    with psycopg.connect(url) as connection:
        connection.execute("INSERT INTO migrations._yoyo_migration VALUES ('hash', '9999-later', now())")


def test_empty_database_has_version_0(empty_url: str) -> None:
    assert schema_version(empty_url) == 0


def test_migrating_leads_to_the_newest_version(empty_url: str) -> None:
    assert migrate(empty_url) == newest_version() == schema_version(empty_url)
    assert {"journal.stored_events", "journal.notification_tracking"} < tables(empty_url)
    assert {table.partition(".")[0] for table in tables(empty_url)} == {"journal", "migrations", "projections"}


def test_migrating_again_changes_nothing(empty_url: str) -> None:
    migrate(empty_url)
    before = tables(empty_url)
    assert migrate(empty_url) == newest_version()
    assert tables(empty_url) == before


def test_several_may_migrate_at_once(empty_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(migrate, [empty_url] * 4)) == {newest_version()}


def test_lock_of_a_killed_migration_does_not_stop_the_next(empty_url: str) -> None:
    migrate(empty_url)
    with psycopg.connect(empty_url) as connection:
        connection.execute("DROP SCHEMA journal CASCADE")
        connection.execute("DROP TABLE migrations._yoyo_migration, migrations._yoyo_log, migrations._yoyo_version")
        connection.execute("INSERT INTO migrations.yoyo_lock VALUES (1, now(), 4711)")
    assert migrate(empty_url) == newest_version()


def test_migration_that_was_killed_before_it_was_noted_is_done_again(empty_url: str) -> None:
    migrate(empty_url)
    with psycopg.connect(empty_url) as connection:
        connection.execute("DELETE FROM migrations._yoyo_migration")
    assert migrate(empty_url) == newest_version()


def test_rolling_back_takes_everything_away_and_forward_again(empty_url: str) -> None:
    migrate(empty_url)
    forward = tables(empty_url)
    roll_back(empty_url, 0)
    assert schema_version(empty_url) == 0
    assert {table.partition(".")[0] for table in tables(empty_url)} == {"migrations"}
    migrate(empty_url)
    assert tables(empty_url) == forward


def test_every_migration_has_its_way_back() -> None:
    forward = {path.stem for path in FOLDER.glob("*.sql") if not path.name.endswith(".rollback.sql")}
    back = {path.name.removesuffix(".rollback.sql") for path in FOLDER.glob("*.rollback.sql")}
    assert forward == back
    assert sorted(int(name[:4]) for name in forward) == list(range(1, len(forward) + 1))


def test_older_schema_is_waited_for_and_then_refused(empty_url: str) -> None:
    with pytest.raises(SchemaTooOld, match=r"schema 0, this program needs .*cardroom migrate"):
        wait_for_schema(empty_url, 0)


async def test_waiting_ends_when_the_schema_is_there(empty_url: str) -> None:
    waiting = asyncio.create_task(asyncio.to_thread(wait_for_schema, empty_url, 60))
    await asyncio.to_thread(migrate, empty_url)
    assert await waiting == newest_version()


def test_newer_schema_is_refused_by_all(empty_url: str) -> None:
    migrate(empty_url)
    pretend_newer(empty_url)
    for refused in (migrate, lambda url: wait_for_schema(url, 60)):
        with pytest.raises(SchemaTooNew, match="schema 9999, this program knows"):
            refused(empty_url)


def test_database_out_of_reach_is_unavailable(tmp_path: Path) -> None:
    url = f"postgresql://cardroom@/postgres?host={tmp_path}"
    for refused in (schema_version, migrate, lambda url: wait_for_schema(url, 0)):
        with pytest.raises(JournalUnavailable) as unavailable:
            refused(url)
        assert "\n" not in str(unavailable.value)


def test_url_that_is_none_is_unavailable() -> None:
    with pytest.raises(JournalUnavailable):
        schema_version("postgresql://cardroom@/postgres?nonsense=1")
