"""A database that is away, slow or overloaded: bounded waiting, clear refusals, and on it goes when it is back."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest

from adapters.postgres import statements
from adapters.postgres.embedded import EmbeddedPostgres
from adapters.postgres.journal import PostgresJournal
from adapters.postgres.migrations import migrate
from application.ports import JournalUnavailable
from tests.adapters.postgres.facts import fact, facts
from tests.support.databases import FORGETFUL
from tests.support.flaky_link import FlakyLink

IMPATIENT = 0.4
"""Seconds."""


@pytest.fixture
async def link(database_url: str) -> AsyncIterator[FlakyLink]:
    async with FlakyLink(database_url) as opened:
        yield opened


@pytest.fixture
async def journal(link: FlakyLink) -> AsyncIterator[PostgresJournal]:
    opened = await PostgresJournal.open(link.url, patience=IMPATIENT)
    yield opened
    await opened.close()


async def test_no_server_at_the_start_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(JournalUnavailable, match="cannot be reached"):
        await PostgresJournal.open(f"postgresql://cardroom@/postgres?host={tmp_path}")


async def test_database_without_the_schema_is_unavailable(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        connection.execute("DROP SCHEMA journal CASCADE")
    with pytest.raises(JournalUnavailable, match=r"journal\.stored_events"):
        await PostgresJournal.open(database_url)


async def test_append_to_a_server_that_went_away_is_unavailable(link: FlakyLink, journal: PostgresJournal) -> None:
    await link.close()
    with pytest.raises(JournalUnavailable, match="cannot be reached"):
        await journal.append([fact("hand:a", 1)])
    with pytest.raises(JournalUnavailable, match="cannot be read"):
        await journal.load("hand:a")


async def test_append_that_expired_is_not_stored_later(link: FlakyLink, journal: PostgresJournal) -> None:
    await link.close()
    with pytest.raises(JournalUnavailable):
        await journal.append([fact("hand:a", 1)])
    await link.listen()
    await journal.append([fact("hand:b", 1)])
    assert await journal.load("hand:a") == []


async def test_server_that_says_nothing_is_given_up(link: FlakyLink, journal: PostgresJournal) -> None:
    link.silent = True
    with pytest.raises(JournalUnavailable, match="in time"):
        await journal.append([fact("hand:a", 1)])
    with pytest.raises(JournalUnavailable, match="in time"):
        await journal.end()
    link.silent = False
    await journal.append([fact("hand:b", 1)])
    assert len(await journal.load("hand:b")) == 1


async def test_journal_goes_on_after_a_restart_of_the_server(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path, {**FORGETFUL, "fsync": "on"})
    url = server.start()
    migrate(url)
    journal = await PostgresJournal.open(url, patience=30)
    try:
        await journal.append(facts("hand:a", 1, 3))
        assert len(await journal.load("hand:a")) == 3
        await asyncio.to_thread(server.stop)
        append = asyncio.ensure_future(journal.append([fact("hand:a", 4)]))
        read = asyncio.ensure_future(journal.load("hand:a"))
        await asyncio.to_thread(server.start)
        assert [event.version for event in await append] == [4]
        assert len(await read) in (3, 4)
        assert len(await journal.load("hand:a")) == 4
    finally:
        await journal.close()
        await asyncio.to_thread(server.stop)


async def test_more_than_may_wait_is_refused_at_once(database_url: str) -> None:
    journal = await PostgresJournal.open(database_url, most_waiting=10)
    try:
        appends = [asyncio.ensure_future(journal.append([fact(f"hand:{number}", 1)])) for number in range(50)]
        answers = await asyncio.gather(*appends, return_exceptions=True)
        refused = [answer for answer in answers if isinstance(answer, JournalUnavailable)]
        assert len(refused) == 40
        assert "busy" in str(refused[0])
        assert len(await journal.read(0, 100)) == 10
        await journal.append([fact("hand:late", 1)])
    finally:
        await journal.close()


async def test_lock_that_another_never_frees_makes_the_append_unavailable(
    database_url: str, journal: PostgresJournal
) -> None:
    with psycopg.connect(database_url) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({statements.LOG})")
        with pytest.raises(JournalUnavailable):
            await journal.append([fact("hand:a", 1)])
    await journal.append([fact("hand:b", 1)])


async def test_statement_that_the_server_refuses_fails_its_batch_only(
    database_url: str, journal: PostgresJournal
) -> None:
    with psycopg.connect(database_url, autocommit=True) as other:
        other.execute("ALTER TABLE journal.stored_events RENAME TO hidden")
        with pytest.raises(JournalUnavailable, match="refused to write"):
            await journal.append([fact("hand:a", 1)])
        other.execute("ALTER TABLE journal.hidden RENAME TO stored_events")
    assert len(await journal.append([fact("hand:a", 1)])) == 1


async def test_server_that_takes_no_writes_for_a_while_is_waited_for(database_url: str) -> None:
    """As a primary that became a standby: another connection may lead to the new one."""
    journal = await PostgresJournal.open(database_url, patience=30)
    with psycopg.connect(database_url, autocommit=True) as other:
        other.execute("SET default_transaction_read_only = off")
        try:
            other.execute("ALTER SYSTEM SET default_transaction_read_only = on")
            other.execute("SELECT pg_reload_conf()")
            with psycopg.connect(database_url) as probe:
                while probe.execute("SHOW default_transaction_read_only").fetchone() != ("on",):
                    probe.rollback()
            append = asyncio.ensure_future(journal.append([fact("hand:a", 1)]))
            await asyncio.wait((append,), timeout=0.2)
            assert not append.done()
        finally:
            other.execute("ALTER SYSTEM RESET default_transaction_read_only")
            other.execute("SELECT pg_reload_conf()")
    assert len(await append) == 1
    await journal.close()


async def test_row_that_the_server_refuses_fails_alone(database_url: str) -> None:
    journal = await PostgresJournal.open(database_url)
    with psycopg.connect(database_url, autocommit=True) as other:
        other.execute("ALTER TABLE journal.stored_events ADD CHECK (originator_id <> 'hand:3')")
    answers = await asyncio.gather(
        *(journal.append([fact(f"hand:{number}", 1)]) for number in range(8)), return_exceptions=True
    )
    await journal.close()
    assert [isinstance(answer, JournalUnavailable) for answer in answers] == [number == 3 for number in range(8)]
    assert "refused to write" in str(answers[3])


async def test_closing_stores_what_waits(database_url: str) -> None:
    journal = await PostgresJournal.open(database_url)
    appends = [asyncio.ensure_future(journal.append([fact(f"hand:{number}", 1)])) for number in range(300)]
    await asyncio.sleep(0)
    await journal.close()
    assert len(await asyncio.gather(*appends)) == 300
    with pytest.raises(JournalUnavailable, match="closed"):
        await journal.append([fact("hand:late", 1)])


async def test_closing_a_journal_whose_server_is_away_ends(link: FlakyLink) -> None:
    journal = await PostgresJournal.open(link.url, patience=IMPATIENT)
    await link.close()
    append = asyncio.ensure_future(journal.append([fact("hand:a", 1)]))
    await asyncio.sleep(0)
    await journal.close()
    with pytest.raises(JournalUnavailable):
        await append
