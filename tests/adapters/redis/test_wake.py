"""Whoever waits for the log to grow is woken by this process and by others, and never for ever by a wrong hint."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from redis.asyncio.client import PubSub

from adapters.memory.wake import MemoryWake
from adapters.redis.link import RedisLink
from adapters.redis.wake import RedisWake
from adapters.redis.woken_journal import WokenJournal
from application.ports import JournalUnavailable
from domain.account.events import AccountOpened
from domain.event import Recorded
from tests.support.memory import MemoryJournal
from tests.support.redis_server import RedisServer

CHANNEL = "cardroom:grown:room"

LONG = 30.0
"""Longer than a test may take: what returns was woken."""


def woken(wake: MemoryWake | RedisWake | WokenJournal, after: int) -> asyncio.Task[None]:
    return asyncio.create_task(wake.grown(after, LONG))


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


@pytest.fixture
async def here(link: RedisLink) -> AsyncIterator[RedisWake]:
    async with RedisWake(link) as wake:
        await wake.listening.wait()
        yield wake


@pytest.fixture
async def there(another_link: RedisLink) -> AsyncIterator[RedisWake]:
    async with RedisWake(another_link) as wake:
        await wake.listening.wait()
        yield wake


async def test_growth_wakes_those_who_wait_for_it() -> None:
    wake = MemoryWake()
    early, late = woken(wake, 4), woken(wake, 5)
    await settle()
    wake.grew(5)
    await early
    assert not late.done()
    late.cancel()


async def test_growth_heard_before_is_not_waited_for() -> None:
    wake = MemoryWake()
    wake.grew(5)
    await wake.grown(4, LONG)


async def test_a_wrong_hint_is_believed_once() -> None:
    wake = MemoryWake()
    wake.grew(1_000)
    await wake.grown(4, LONG)
    again = woken(wake, 4)
    await settle()
    assert not again.done()
    wake.grew(1_001)
    await again


async def test_without_news_the_timeout_ends_the_wait() -> None:
    await MemoryWake().grown(0, timeout=0.001)


async def test_other_processes_are_woken(here: RedisWake, there: RedisWake) -> None:
    waiting = woken(there, 6)
    here.grew(7)
    await waiting


async def test_another_rooms_growth_wakes_nobody(there: RedisWake, another_link: RedisLink) -> None:
    async with RedisWake(another_link, "another-room") as stranger:
        await stranger.listening.wait()
        waiting = woken(there, 6)
        stranger.grew(7)
        await woken(stranger, 6)
        await another_link.redis.publish(CHANNEL, 6)
        await settle()
        assert not waiting.done()
        waiting.cancel()


@pytest.fixture
async def channel(link: RedisLink) -> AsyncIterator[PubSub]:
    async with link.redis.pubsub(ignore_subscribe_messages=True) as heard:
        await heard.subscribe(CHANNEL)
        await heard.get_message(timeout=LONG)
        yield heard


async def next_told(channel: PubSub) -> int:
    message = await channel.get_message(timeout=LONG)
    assert message is not None
    return int(message["data"])


async def test_a_burst_is_told_once(here: RedisWake, channel: PubSub) -> None:
    for position in range(1, 500):
        here.grew(position)
    assert await next_told(channel) == 499
    here.grew(500)
    assert await next_told(channel) == 500


async def test_nothing_is_told_before_the_next_tick(
    here: RedisWake, channel: PubSub, link: RedisLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.redis.wake.TICK_SECONDS", LONG)
    here.grew(1)
    assert await next_told(channel) == 1
    here.grew(2)
    await settle()
    await link.redis.publish(CHANNEL, 9)
    assert await next_told(channel) == 9


async def test_nonsense_on_the_channel_is_ignored(there: RedisWake, link: RedisLink) -> None:
    waiting = woken(there, 6)
    for told in ["", "-5", "1e9", "seven", "6", "7"]:
        await link.redis.publish(CHANNEL, told)
    await waiting


async def test_without_redis_this_process_still_wakes_and_the_others_again_later(
    server: RedisServer, link: RedisLink, another_link: RedisLink, here: RedisWake, there: RedisWake
) -> None:
    await server.stop()
    waiting = woken(here, 6)
    here.grew(7)
    await waiting
    await link.until_down()
    await another_link.until_down()
    await server.start()
    for wake in (here, there):
        await wake.listening.wait()
    waiting = woken(there, 7)
    await link.until_up()
    here.grew(8)
    await waiting


def opened(version: int) -> Recorded:
    return Recorded("account:ana", version, AccountOpened("Ana", "development"), 0.0, f"c{version}")


async def test_a_journals_append_wakes_the_readers_of_another_process(here: RedisWake, there: RedisWake) -> None:
    mine, theirs = WokenJournal(MemoryJournal(), here), WokenJournal(MemoryJournal(), there)
    waiting = woken(theirs, 0)
    await mine.append([opened(1)])
    await waiting


async def test_a_journals_own_growth_is_noticed_without_any_news() -> None:
    journal = MemoryJournal()
    waiting = woken(WokenJournal(journal, MemoryWake()), 0)
    await settle()
    await journal.append([opened(1)])
    await waiting


async def test_the_journal_behind_does_the_rest() -> None:
    journal = WokenJournal(MemoryJournal(), MemoryWake())
    stored = await journal.append([opened(1), opened(2)])
    assert await journal.load("account:ana", 1) == stored[1:]
    assert await journal.read(0, 1) == stored[:1]
    assert await journal.end() == 2


async def test_an_unavailable_journal_says_so_while_one_waits() -> None:
    class Away(MemoryJournal):
        async def grown(self, after: int, timeout: float) -> None:
            raise JournalUnavailable("it is away")

    with pytest.raises(JournalUnavailable):
        await WokenJournal(Away(), MemoryWake()).grown(0, LONG)
