"""News of what others stored: none is ever missed, and one's own events are passed over without a look."""

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest

from adapters.postgres import growth
from adapters.postgres.journal import PostgresJournal
from application.ports import Conflict, JournalUnavailable, News
from tests.adapters.postgres.facts import fact, facts
from tests.support.flaky_link import FlakyLink

AGES = 60.0
"""Seconds; longer than a test may take, so what returns was told."""

SOON = 0.05


@pytest.fixture
async def here(any_database_url: str) -> AsyncIterator[PostgresJournal]:
    opened = await PostgresJournal.open(any_database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def there(any_database_url: str) -> AsyncIterator[PostgresJournal]:
    opened = await PostgresJournal.open(any_database_url)
    yield opened
    await opened.close()


async def heard(journal: PostgresJournal, after: int, *streams: str) -> News:
    """All news after a position until they name these streams."""
    versions: dict[str, int] = {}
    while not versions.keys() >= {*streams}:
        news = await journal.news(after, AGES)
        after = news.position
        versions |= news.versions
    return News(after, versions)


async def test_news_are_the_latest_versions_of_streams_that_others_moved(
    here: PostgresJournal, there: PostgresJournal
) -> None:
    stored = await there.append([*facts("hand:a", 1, 3), fact("table:b", 1)])
    assert await here.news(0, AGES) == News(stored[-1].position, {"hand:a": 3, "table:b": 1})
    assert await here.news(stored[0].position, AGES) == News(stored[-1].position, {"hand:a": 3, "table:b": 1})
    assert await here.news(stored[-1].position, SOON) == News(stored[-1].position, {})


async def test_news_come_while_one_waits(here: PostgresJournal, there: PostgresJournal) -> None:
    waiting = asyncio.ensure_future(here.news(0, AGES))
    await asyncio.sleep(0)
    stored = await there.append([fact("hand:a", 1)])
    assert await waiting == News(stored[-1].position, {"hand:a": 1})


async def test_ones_own_events_are_passed_over_without_asking(
    any_database_url: str, here: PostgresJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "QUIET_SECONDS", AGES)
    appends = [[fact("hand:a", version), fact("table:b", version)] for version in range(1, 50)]
    last = [await here.append(append) for append in appends][-1][-1]
    with psycopg.connect(any_database_url, autocommit=True) as other:
        other.execute("ALTER TABLE journal.stored_events RENAME TO hidden")
    assert await here.news(0, SOON) == News(last.position, {})
    with pytest.raises(JournalUnavailable):
        await here.end()


async def test_others_events_between_ones_own_show_by_the_gap(
    here: PostgresJournal, there: PostgresJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without anybody looking at the log's end."""
    monkeypatch.setattr(growth, "QUIET_SECONDS", AGES)
    await here.append([fact("hand:a", 1)])
    await here.news(0, SOON)
    after = (await here.news(0, SOON)).position
    foreign = await there.append(facts("hand:b", 1, 2))
    last = await here.append([fact("hand:a", 2)])
    news = await here.news(after, AGES)
    assert news.versions["hand:b"] == foreign[-1].version
    assert await here.news(news.position, SOON) == News(last[-1].position, {})


async def test_numbers_that_nothing_was_stored_at_are_looked_at_once(here: PostgresJournal) -> None:
    await here.append([fact("hand:a", 1)])
    with pytest.raises(Conflict):
        await here.append([fact("hand:a", 1, amount=2)])
    await here.append([fact("hand:a", 2)])
    position = (await heard(here, 0, "hand:a")).position
    last = await here.append([fact("hand:a", 3)])
    assert await here.news(position, SOON) == News(last[-1].position, {})


async def test_more_than_is_looked_through_at_once_is_told_in_pieces(
    here: PostgresJournal, there: PostgresJournal
) -> None:
    stored = await there.append([fact(f"hand:{number}", 1) for number in range(2_500)])
    first = await here.news(0, AGES)
    assert first.position < stored[-1].position
    rest = await heard(here, first.position, *(event.stream for event in stored if event.stream not in first.versions))
    assert (rest.position, {*first.versions.values(), *rest.versions.values()}) == (stored[-1].position, {1})


async def test_nothing_is_missed_when_a_commits_answer_is_lost(any_database_url: str, there: PostgresJournal) -> None:
    async with FlakyLink(any_database_url) as link:
        here = await PostgresJournal.open(link.url)
        try:
            await here.append([fact("hand:a", 1)])
            following = asyncio.ensure_future(heard(here, 0, "hand:b"))
            link.cut_answer()
            await here.append([fact("hand:a", 2)])
            assert link.was_cut.is_set()
            await there.append([fact("hand:b", 1)])
            await here.append([fact("hand:a", 3)])
            assert (await following).versions["hand:b"] == 1
        finally:
            await here.close()


async def test_news_go_on_after_a_time_without_a_database(any_database_url: str, there: PostgresJournal) -> None:
    async with FlakyLink(any_database_url) as link:
        here = await PostgresJournal.open(link.url, patience=0.4)
        try:
            await link.close()
            await there.append([fact("hand:b", 1)])
            waiting = asyncio.ensure_future(here.news(0, AGES))
            await asyncio.sleep(0)
            for _ in range(2):
                with pytest.raises(JournalUnavailable):
                    await here.end()
            await link.listen()
            assert (await waiting).versions == {"hand:b": 1}
        finally:
            await here.close()


async def test_a_hint_is_followed_at_once_and_a_wrong_one_is_harmless(
    here: PostgresJournal, there: PostgresJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "QUIET_SECONDS", AGES)
    await here.append([fact("hand:a", 1)])
    waiting = asyncio.ensure_future(heard(here, 0, "hand:b"))
    here.heard(1_000_000)
    await asyncio.wait((waiting,), timeout=SOON)
    stored = await there.append([fact("hand:b", 1)])
    assert not waiting.done()
    here.heard(stored[-1].position)
    assert (await waiting).position == stored[-1].position


async def test_each_commit_is_told_to_whoever_tells_others(here: PostgresJournal) -> None:
    told: list[int] = []
    here.tell = told.append
    first = await here.append(facts("hand:a", 1, 3))
    second = await here.append(facts("hand:a", 4, 5))
    assert told == [first[-1].position, second[-1].position]


async def written(journal: PostgresJournal, name: str, rounds: int) -> None:
    """Appends of one to four events to streams of its own, some of them several at a time."""
    for number in range(rounds):
        await asyncio.gather(
            *(
                journal.append(facts(f"hand:{name}-{number}-{part}", 1, 1 + number % 4))
                for part in range(1 + number % 3)
            )
        )


async def test_nothing_is_missed_when_several_write_at_once(any_database_url: str) -> None:
    journals = [await PostgresJournal.open(any_database_url) for _ in range(3)]
    rounds = 40
    streams = [
        {f"hand:{name}-{number}-{part}": 1 + number % 4 for number in range(rounds) for part in range(1 + number % 3)}
        for name in range(len(journals))
    ]
    followers = [
        asyncio.ensure_future(heard(journal, 0, *(stream for other in streams if other is not own for stream in other)))
        for journal, own in zip(journals, streams, strict=True)
    ]
    await asyncio.gather(*(written(journal, str(name), rounds) for name, journal in enumerate(journals)))
    everything = {stream: version for own in streams for stream, version in own.items()}
    for news, own in zip(await asyncio.gather(*followers), streams, strict=True):
        assert everything.items() - own.items() <= news.versions.items() <= everything.items()
    for journal in journals:
        await journal.close()
