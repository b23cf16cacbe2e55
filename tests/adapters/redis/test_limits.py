"""Token buckets, the same in memory and in Redis; Redis's are common to all processes."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.memory.limits import MemoryLimiter
from adapters.redis.limits import PREFIX, RedisLimiter
from adapters.redis.link import RedisLink
from application.ports import Limiter, Rate
from tests.support.redis_server import RedisServer

SLOW = Rate(burst=3, per_second=0.001)


@pytest.fixture(params=["memory", "redis"])
def limiter(request: pytest.FixtureRequest) -> Limiter:
    if request.param == "memory":
        return MemoryLimiter()
    return RedisLimiter(request.getfixturevalue("link"))


async def test_a_full_bucket_gives_its_burst_and_then_names_the_wait(limiter: Limiter) -> None:
    assert [await limiter.take("ana", SLOW) for _ in range(3)] == [0.0, 0.0, 0.0]
    wait = await limiter.take("ana", SLOW)
    assert 900 < wait <= 1000


async def test_waiting_is_not_charged(limiter: Limiter) -> None:
    for _ in range(3):
        await limiter.take("ana", SLOW)
    waits = [await limiter.take("ana", SLOW) for _ in range(5)]
    assert max(waits) <= 1000


async def test_keys_are_apart(limiter: Limiter) -> None:
    await limiter.take("ana", SLOW, cost=3)
    assert await limiter.take("ana", SLOW) > 0
    assert await limiter.take("bob", SLOW) == 0


async def test_a_cost_takes_that_many(limiter: Limiter) -> None:
    assert await limiter.take("ana", SLOW, cost=2) == 0
    assert 900 < await limiter.take("ana", SLOW, cost=2) <= 1000
    assert await limiter.take("ana", SLOW, cost=1) == 0


@pytest.mark.parametrize("cost", [0, -1, 4])
async def test_a_cost_that_is_never_allowed_is_an_error(limiter: Limiter, cost: int) -> None:
    with pytest.raises(ValueError, match="take from 1 to 3"):
        await limiter.take("ana", SLOW, cost)


async def test_many_at_once_get_no_more_than_the_burst(limiter: Limiter) -> None:
    waits = await asyncio.gather(*(limiter.take("ana", Rate(10, 0.001)) for _ in range(40)))
    assert waits.count(0.0) == 10


@given(st.lists(st.tuples(st.floats(0, 5), st.integers(1, 4)), max_size=60), st.integers(4, 9), st.floats(0.1, 10))
def test_no_stretch_of_time_gives_more_than_burst_and_refill(
    asked: list[tuple[float, int]], burst: int, per_second: float
) -> None:
    now = [0.0]
    limiter, taken = MemoryLimiter(lambda: now[0]), list[tuple[float, int]]()
    for pause, cost in asked:
        now[0] += pause
        wait = asyncio.run(limiter.take("ana", Rate(burst, per_second), cost))
        if not wait:
            taken.append((now[0], cost))
            continue
        now[0] += wait
        assert asyncio.run(limiter.take("ana", Rate(burst, per_second), cost)) == 0
        taken.append((now[0], cost))
    for place, (since, _) in enumerate(taken):
        for until, total in _running(taken[place:]):
            assert total <= burst + (until - since) * per_second + 1e-6


def _running(taken: list[tuple[float, int]]) -> list[tuple[float, int]]:
    totals, total = [], 0
    for at, cost in taken:
        total += cost
        totals.append((at, total))
    return totals


async def test_memory_remembers_only_the_most_recent_keys() -> None:
    limiter = MemoryLimiter(keys=2)
    for key in ["ana", "bob", "ana", "cleo"]:
        await limiter.take(key, SLOW)
    assert await limiter.take("ana", SLOW, cost=2) > 0
    assert await limiter.take("bob", SLOW, cost=3) == 0


async def test_two_processes_share_the_bucket(link: RedisLink, another_link: RedisLink) -> None:
    here, there = RedisLimiter(link), RedisLimiter(another_link)
    assert [await limiter.take("ana", SLOW) for limiter in (here, there, here)] == [0.0, 0.0, 0.0]
    assert await there.take("ana", SLOW) > 0


async def test_the_key_expires_when_the_bucket_is_full_again(link: RedisLink) -> None:
    await RedisLimiter(link).take("ana", Rate(burst=10, per_second=0.1), cost=3)
    assert 29_000 < await link.redis.pttl(PREFIX + "ana") <= 30_000


async def test_a_clock_that_was_set_back_costs_at_most_a_full_bucket(link: RedisLink) -> None:
    await link.redis.set(PREFIX + "ana", 9_000_000_000_000_000)
    assert 0 < await RedisLimiter(link).take("ana", SLOW) <= 1000


async def test_without_redis_each_process_counts_for_itself(server: RedisServer, link: RedisLink) -> None:
    limiter = RedisLimiter(link)
    await server.stop()
    assert [await limiter.take("ana", SLOW) for _ in range(3)] == [0.0, 0.0, 0.0]
    assert await limiter.take("ana", SLOW) > 0
    await server.start()
    await link.until_up()
    assert await limiter.take("ana", SLOW) == 0
