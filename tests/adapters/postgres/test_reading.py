"""Reading: streams in their order, the log in commit order, and followers that are woken when it grows."""

import asyncio

import pytest

from adapters.postgres import growth
from adapters.postgres.journal import PostgresJournal
from tests.adapters.postgres.facts import fact, facts

AGES = 60.0
"""Seconds; longer than a test may take, so what returns was woken."""


async def test_unknown_stream_is_empty(any_journal: PostgresJournal) -> None:
    assert list(await any_journal.load("hand:unknown")) == []


async def test_stream_is_read_in_order_from_after_a_version(any_journal: PostgresJournal) -> None:
    await any_journal.append(facts("hand:a", 1, 5))
    await any_journal.append(facts("hand:ab", 1, 2))
    assert [event.version for event in await any_journal.load("hand:a")] == [1, 2, 3, 4, 5]
    assert [event.version for event in await any_journal.load("hand:a", after=3)] == [4, 5]
    assert list(await any_journal.load("hand:a", after=5)) == []


async def test_log_is_read_in_pages(any_journal: PostgresJournal) -> None:
    stored = await any_journal.append([*facts("hand:a", 1, 5), *facts("hand:b", 1, 5)])
    read = await any_journal.read(0, 4)
    read = [*read, *await any_journal.read(read[-1].position, 4)]
    read = [*read, *await any_journal.read(read[-1].position, 4)]
    assert read == stored
    assert list(await any_journal.read(read[-1].position, 4)) == []


async def test_end_is_the_last_position(any_journal: PostgresJournal) -> None:
    assert await any_journal.end() == 0
    stored = await any_journal.append(facts("hand:a", 1, 3))
    assert await any_journal.end() == stored[-1].position


async def test_text_of_all_languages_survives(journal: PostgresJournal) -> None:
    event = fact("hand:ö♠", 1, command_id="«żółw» 👋 null")
    await journal.append([event])
    assert (await journal.load("hand:ö♠"))[0].command_id == event.command_id


async def test_grown_returns_at_once_where_there_is_more(journal: PostgresJournal) -> None:
    stored = await journal.append(facts("hand:a", 1, 3))
    await journal.grown(stored[-1].position - 1, AGES)


async def test_grown_returns_after_an_append_of_this_process(
    journal: PostgresJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without anybody looking at the log's end."""
    monkeypatch.setattr(growth, "QUIET_SECONDS", AGES)
    stored = await journal.append([fact("hand:a", 1)])
    waiting = asyncio.ensure_future(journal.grown(stored[-1].position, AGES))
    await asyncio.sleep(0)
    await journal.append([fact("hand:a", 2)])
    await waiting


async def test_grown_returns_after_an_append_of_another_process(any_database_url: str) -> None:
    here, there = await PostgresJournal.open(any_database_url), await PostgresJournal.open(any_database_url)
    try:
        followers = [asyncio.ensure_future(here.grown(0, AGES)) for _ in range(3)]
        await asyncio.sleep(0)
        await there.append([fact("hand:a", 1)])
        await asyncio.gather(*followers)
        assert len(await here.read(0, 10)) == 1
    finally:
        await here.close()
        await there.close()


@pytest.mark.parametrize("seconds", [0.0, 0.05])
async def test_grown_returns_after_its_time(journal: PostgresJournal, seconds: float) -> None:
    await asyncio.wait_for(journal.grown(0, seconds), AGES)


async def test_many_reads_at_once_share_a_few_connections(journal: PostgresJournal) -> None:
    await journal.append(facts("hand:a", 1, 3))
    loaded = await asyncio.gather(*(journal.load("hand:a") for _ in range(100)))
    assert {len(events) for events in loaded} == {3}


async def test_cancelled_read_does_not_answer_the_next_one(journal: PostgresJournal) -> None:
    await journal.append(facts("hand:a", 1, 3))
    for _ in range(20):
        reads = [asyncio.ensure_future(journal.load("hand:a")) for _ in range(4)]
        await asyncio.sleep(0)
        for read in reads:
            read.cancel()
        await asyncio.gather(*reads, return_exceptions=True)
        assert list(await journal.load("hand:b")) == []
