"""What was acknowledged stays: on lax servers, after failovers that lost events, and in the face of old plans."""

import asyncio
import os
import signal
from pathlib import Path

import psycopg
import pytest

from adapters.postgres import log_line, reading_lines
from adapters.postgres.embedded import EmbeddedPostgres
from adapters.postgres.journal import PostgresJournal
from adapters.postgres.line import SETTINGS
from adapters.postgres.migrations import migrate
from adapters.postgres.postmaster import Postmaster
from application.ports import Conflict
from domain.event import Recorded
from tests.adapters.postgres.facts import fact, facts

PREPARED = {**log_line.PREPARED, **reading_lines.PREPARED}

WITNESS = """
CREATE TABLE witness (setting text);
CREATE FUNCTION witness() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO witness VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$;
CREATE TRIGGER witness AFTER INSERT ON journal.stored_events FOR EACH ROW EXECUTE FUNCTION witness();
"""


@pytest.mark.parametrize(("default", "used"), [("off", "on"), ("on", "on"), ("remote_apply", "remote_apply")])
async def test_commits_wait_for_the_disk_whatever_the_default(database_url: str, default: str, used: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as other:
        other.execute(WITNESS)
        other.execute(f"ALTER DATABASE {other.info.dbname} SET synchronous_commit = {default}")
        journal = await PostgresJournal.open(database_url)
        await journal.append([fact("hand:a", 1)])
        await journal.close()
        assert other.execute("SELECT * FROM witness").fetchall() == [(used,)]


async def test_new_connection_trusts_nothing_that_was_known_of_the_old_server(database_url: str) -> None:
    """A standby that took over may lack the latest events; nothing may be added behind the hole."""
    journal = await PostgresJournal.open(database_url)
    await journal.append(facts("hand:a", 1, 3))
    with psycopg.connect(database_url, autocommit=True) as other:
        other.execute("DELETE FROM journal.stored_events WHERE originator_version = 3")
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    with pytest.raises(Conflict):
        await journal.append([fact("hand:a", 4)])
    await journal.append([fact("hand:a", 3)])
    await journal.close()


async def write_until(journal: PostgresJournal, stream: str, ended: asyncio.Event) -> list[Recorded]:
    """Append to a stream one by one; what was acknowledged."""
    acknowledged: list[Recorded] = []
    while not ended.is_set():
        acknowledged += await journal.append([fact(stream, len(acknowledged) + 1)])
    return acknowledged


async def test_crash_of_the_server_loses_nothing_acknowledged_and_stores_nothing_twice(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path)
    url = await asyncio.to_thread(server.start)
    migrate(url)
    journal = await PostgresJournal.open(url, patience=60)
    ended = asyncio.Event()
    writers = [asyncio.create_task(write_until(journal, f"hand:{number}", ended)) for number in range(16)]
    try:
        for _ in range(2):
            await journal.grown(await journal.end() + 200, 60)
            postmaster = Postmaster.read(tmp_path / "cluster")
            assert postmaster is not None
            os.kill(postmaster.pid, signal.SIGQUIT)
            await asyncio.to_thread(server.stop)
            await asyncio.to_thread(server.start)
        await journal.grown(await journal.end() + 200, 60)
        ended.set()
        acknowledged = [event for events in await asyncio.gather(*writers) for event in events]
        assert sorted(acknowledged, key=lambda event: event.position) == await journal.read(0, 1_000_000)
    finally:
        await journal.close()
        await asyncio.to_thread(server.stop)


ARGUMENTS = {
    "append": ("{}", "{}", "{}", "{}"),
    "append_after": ("{}", "{}", "{}", "{}", "{}", "{}"),
    "stored": ("{}", "{}"),
    "load": ("hand:a", "0"),
    "read": ("0", "10"),
    "log_end": (),
}


@pytest.mark.parametrize("name", ARGUMENTS)
def test_plan_made_for_a_short_log_does_not_scan_it(any_database_url: str, name: str) -> None:
    """It is kept for as long as the connection lives, and the log grows meanwhile."""
    with psycopg.connect(any_database_url, autocommit=True) as connection:
        connection.execute("INSERT INTO journal.stored_events VALUES ('hand:a', 1, 'topic', '{}')")
        connection.execute("ANALYZE journal.stored_events")
        connection.execute("; ".join((*SETTINGS, f"PREPARE {name} AS {PREPARED[name]}")))
        arguments = ", ".join(f"'{argument}'" for argument in ARGUMENTS[name])
        plan = connection.execute(f"EXPLAIN EXECUTE {name}{arguments and f'({arguments})'}").fetchall()
    assert "Seq Scan" not in str(plan)
    assert name == "append" or "stored_events_" in str(plan)
