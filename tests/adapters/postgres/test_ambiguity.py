"""A connection that breaks during a commit: what was stored is answered as stored, and nothing is stored twice."""

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest

from adapters.postgres import statements
from adapters.postgres.journal import PostgresJournal
from application.ports import Conflict, JournalUnavailable
from tests.adapters.postgres.facts import fact, facts, without_positions
from tests.adapters.postgres.sessions import waits_for_the_lock
from tests.support.flaky_link import FlakyLink


@pytest.fixture
async def link(any_database_url: str) -> AsyncIterator[FlakyLink]:
    async with FlakyLink(any_database_url) as opened:
        yield opened


@pytest.fixture
async def journal(link: FlakyLink) -> AsyncIterator[PostgresJournal]:
    opened = await PostgresJournal.open(link.url)
    yield opened
    await opened.close()


async def test_commit_whose_answer_is_lost_is_answered_as_stored(link: FlakyLink, journal: PostgresJournal) -> None:
    events = [fact("table:a", 1), *facts("hand:b", 1, 3)]
    link.cut_answer()
    stored = await journal.append(events)
    assert link.was_cut.is_set()
    assert without_positions(stored) == events
    assert await journal.read(0, 10) == stored


async def test_commit_that_never_reached_the_server_is_made_again(link: FlakyLink, journal: PostgresJournal) -> None:
    events = facts("hand:b", 1, 3)
    link.cut_question()
    stored = await journal.append(events)
    assert link.was_cut.is_set()
    assert await journal.load("hand:b") == stored


async def test_every_append_of_a_lost_batch_gets_its_own_answer(link: FlakyLink, journal: PostgresJournal) -> None:
    await journal.append([fact("hand:3", 1)])
    link.cut_answer()
    answers = await asyncio.gather(
        *(journal.append([fact(f"hand:{number}", 1, amount=7)]) for number in range(10)), return_exceptions=True
    )
    assert link.was_cut.is_set()
    assert [isinstance(answer, Conflict) for answer in answers] == [number == 3 for number in range(10)]
    assert len(await journal.read(0, 100)) == 10


async def test_other_writers_event_at_the_same_place_stays_a_conflict(
    link: FlakyLink, journal: PostgresJournal, any_database_url: str
) -> None:
    other = await PostgresJournal.open(any_database_url)
    try:
        await other.append([fact("hand:a", 1, amount=2)])
    finally:
        await other.close()
    link.cut_answer()
    with pytest.raises(Conflict):
        await journal.append([fact("hand:a", 1, amount=3)])
    assert [event.event for event in await journal.load("hand:a")] == [fact("hand:a", 1, amount=2).event]


async def test_session_ended_by_the_server_is_replaced(any_database_url: str, journal: PostgresJournal) -> None:
    await journal.append([fact("hand:a", 1)])
    with psycopg.connect(any_database_url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        stored = await journal.append([fact("hand:a", 2)])
    assert (await journal.load("hand:a", after=1)) == stored


async def test_session_ended_while_it_waits_for_the_lock_stores_once(
    any_database_url: str, journal: PostgresJournal
) -> None:
    with psycopg.connect(any_database_url) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({statements.LOG})")
        append = asyncio.ensure_future(journal.append(facts("hand:a", 1, 2)))
        await waits_for_the_lock(any_database_url)
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND wait_event = 'advisory'"
        )
    await append
    assert len(await journal.read(0, 10)) == 2


async def test_commit_that_is_still_under_way_on_the_server_is_stored_once(
    link: FlakyLink, any_database_url: str, journal: PostgresJournal
) -> None:
    """The first session does not notice that nobody listens: it stores the events after the second one looked."""
    events = facts("hand:a", 1, 2)
    with psycopg.connect(any_database_url) as other:
        other.execute(f"SELECT pg_advisory_xact_lock({statements.LOG})")
        append = asyncio.ensure_future(journal.append(events))
        await waits_for_the_lock(any_database_url)
        await link.cut_now()
        await waits_for_the_lock(any_database_url, 2)
    stored = await append
    assert without_positions(stored) == events
    assert await journal.read(0, 10) == stored


async def test_same_events_after_an_unanswered_append_are_stored_once(link: FlakyLink, any_database_url: str) -> None:
    journal = await PostgresJournal.open(link.url, patience=0.5)
    try:
        link.cut_answer()
        append = asyncio.ensure_future(journal.append(facts("hand:a", 1, 2)))
        await link.was_cut.wait()
        await link.close()
        with pytest.raises(JournalUnavailable):
            await append
        await link.listen()
        with pytest.raises(Conflict):
            await journal.append(facts("hand:a", 1, 2))
        assert without_positions(await journal.load("hand:a")) == facts("hand:a", 1, 2)
    finally:
        await journal.close()
