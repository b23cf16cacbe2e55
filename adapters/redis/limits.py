"""How often one may ask, counted in Redis for all processes of the room together."""

from collections.abc import Awaitable
from typing import cast

from redis.asyncio import Redis

from adapters.memory.limits import MemoryLimiter, check_cost
from adapters.redis.link import RedisAway, RedisLink
from application.ports import Rate

PREFIX = "cardroom:limit:"

TAKE = """
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local interval, burst, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local full_at = tonumber(redis.call('GET', KEYS[1]) or now) or now
full_at = math.min(math.max(full_at, now), now + interval * burst) + interval * cost
local wait = full_at - interval * burst - now
if wait >= 1 then return math.ceil(wait) end
redis.call('SET', KEYS[1], string.format('%.0f', full_at), 'PX', math.ceil((full_at - now) / 1000))
return 0
"""
"""GCRA in microseconds of Redis's own clock: of each key only the moment is kept at which its bucket will be full
again, and the key expires at that moment. A moment too far ahead (the clock was set back) counts as a whole bucket."""


class RedisLimiter:
    """Token buckets that all processes share; each counts for itself while Redis is away."""

    def __init__(self, link: RedisLink) -> None:
        self._link = link
        self._take = link.redis.register_script(TAKE)
        self._own = MemoryLimiter()

    async def take(self, key: str, rate: Rate, cost: int = 1) -> float:
        """Take `cost` tokens of `key`: 0 when they were there, otherwise the seconds until they will be.

        Raises ValueError for a cost that the rate never allows."""
        check_cost(rate, cost)
        args = [1_000_000 / rate.per_second, rate.burst, cost]

        def request(_redis: Redis) -> Awaitable[int]:
            return cast("Awaitable[int]", self._take(keys=[PREFIX + key], args=args))

        try:
            return await self._link.ask(request) / 1_000_000
        except RedisAway:
            return await self._own.take(key, rate, cost)
