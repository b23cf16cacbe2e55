"""Redis may go away, hang and come back: whoever asks never waits for it, and one line says so."""

import asyncio

import pytest
from redis.asyncio import Redis
from structlog.typing import EventDict

from adapters.redis.link import RedisAway, RedisLink
from tests.adapters.redis.conftest import PATIENT
from tests.support.redis_server import RedisServer


async def ping(redis: Redis) -> bool:
    return bool(await redis.ping())


def lines(logs: list[EventDict]) -> list[str]:
    return [str(line["event"]) for line in logs]


async def test_an_answer_comes_through(link: RedisLink) -> None:
    assert await link.ask(ping)


async def test_a_lost_redis_is_told_once_and_found_again(
    server: RedisServer, link: RedisLink, logs: list[EventDict]
) -> None:
    await server.stop()
    failures = await asyncio.gather(*(link.ask(ping) for _ in range(5)), return_exceptions=True)
    assert {type(failure) for failure in failures} == {RedisAway}
    assert lines(logs) == ["redis_away"]
    await server.start()
    await link.until_up()
    assert await link.ask(ping)
    assert lines(logs) == ["redis_away", "redis_back"]


async def test_a_redis_that_is_not_there_yet_is_found_later(server: RedisServer, logs: list[EventDict]) -> None:
    await server.stop()
    async with RedisLink(server.url, PATIENT) as link:
        with pytest.raises(RedisAway):
            await link.ask(ping)
        await server.start()
        await link.until_up()
        assert await link.ask(ping)
    assert lines(logs) == ["redis_away", "redis_back"]


async def test_a_hanging_redis_is_given_up_after_three_late_answers(server: RedisServer, logs: list[EventDict]) -> None:
    async with RedisLink(server.url, patience=0.005) as link:
        server.freeze()
        for _ in range(3):
            with pytest.raises(RedisAway, match="slow"):
                await link.ask(ping)
        with pytest.raises(RedisAway, match="away"):
            await link.ask(ping)
        server.thaw()
        await link.until_up()
    assert lines(logs) == ["redis_away", "redis_back"]


async def test_a_redis_that_may_not_be_written_to_counts_as_away(
    server: RedisServer, link: RedisLink, logs: list[EventDict]
) -> None:
    await link.redis.config_set("min-replicas-to-write", 1)
    with pytest.raises(RedisAway):
        await link.ask(lambda redis: redis.set("key", "value"))
    assert lines(logs) == ["redis_away"]
    async with RedisLink(server.url, PATIENT) as another:
        with pytest.raises(RedisAway):
            await another.ask(ping)


async def test_the_password_stays_out_of_the_log(server: RedisServer, logs: list[EventDict]) -> None:
    async with RedisLink(server.url.replace("unix://", "unix://:hunter2@"), PATIENT):
        pass
    assert lines(logs) == ["redis_away"]
    assert "hunter2" not in str(logs)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="redis://"):
        RedisLink("localhost:6379")
