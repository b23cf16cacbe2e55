"""Each process hears how far the others' commits reach, in good time and not too often, and does without Redis."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from redis.asyncio.client import PubSub

from adapters.postgres import growth
from adapters.postgres.journal import PostgresJournal
from adapters.redis.link import RedisLink
from adapters.redis.wake import RedisWake
from tests.adapters.postgres.facts import fact
from tests.support.redis_server import RedisServer

CHANNEL = "cardroom:grown:room"

LONG = 30.0
"""Longer than a test may take: what returns was woken."""


class Ear:
    """Hears on behalf of a process."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[int] = asyncio.Queue()

    @asynccontextmanager
    async def on(self, link: RedisLink, log: str = "room") -> AsyncIterator[RedisWake]:
        async with RedisWake(link, self.heard.put_nowait, log) as wake:
            await wake.listening.wait()
            yield wake


@pytest.fixture
async def here(link: RedisLink) -> AsyncIterator[RedisWake]:
    async with Ear().on(link) as wake:
        yield wake


@pytest.fixture
def ear() -> Ear:
    """What is heard there."""
    return Ear()


@pytest.fixture
async def there(another_link: RedisLink, ear: Ear) -> AsyncIterator[RedisWake]:
    async with ear.on(another_link) as wake:
        yield wake


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_other_processes_hear_of_it(here: RedisWake, there: RedisWake, ear: Ear) -> None:
    here.grew(7)
    assert await ear.heard.get() == 7


async def test_another_rooms_growth_is_not_heard(there: RedisWake, ear: Ear, link: RedisLink) -> None:
    theirs = Ear()
    async with theirs.on(link, "another-room") as stranger:
        stranger.grew(7)
        assert await theirs.heard.get() == 7
        await link.redis.publish(CHANNEL, 6)
        assert await ear.heard.get() == 6


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


async def test_nonsense_on_the_channel_is_ignored(there: RedisWake, ear: Ear, link: RedisLink) -> None:
    for told in ["", "-5", "1e9", "seven", "7"]:
        await link.redis.publish(CHANNEL, told)
    assert await ear.heard.get() == 7


async def test_nothing_is_heard_without_redis_and_again_when_it_is_back(
    server: RedisServer, link: RedisLink, another_link: RedisLink, here: RedisWake, there: RedisWake, ear: Ear
) -> None:
    await server.stop()
    here.grew(7)
    await link.until_down()
    await another_link.until_down()
    await server.start()
    for wake in (here, there):
        await wake.listening.wait()
    await link.until_up()
    here.grew(8)
    assert await ear.heard.get() == 8


async def test_a_journals_commit_wakes_the_followers_in_another_process(
    link: RedisLink, another_link: RedisLink, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which would not look for themselves while the test runs."""
    monkeypatch.setattr(growth, "QUIET_SECONDS", LONG)
    mine, theirs = await PostgresJournal.open(database_url), await PostgresJournal.open(database_url)
    try:
        await theirs.append([fact("hand:b", 1)])
        async with RedisWake(link, mine.heard) as here, RedisWake(another_link, theirs.heard) as there:
            mine.tell = here.grew
            await there.listening.wait()
            after = await theirs.end()
            waiting = [asyncio.create_task(wait(after, LONG)) for wait in (theirs.grown, theirs.news)]
            await settle()
            await mine.append([fact("hand:a", 1)])
            done, _ = await asyncio.wait(waiting, timeout=LONG / 2)
            assert len(done) == len(waiting)
    finally:
        await mine.close()
        await theirs.close()
