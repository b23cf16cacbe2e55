"""Tells the room's other processes that the log has grown, and hears it from them."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Self

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import RedisError

from adapters.redis.link import RedisAway, RedisLink

TICK_SECONDS = 0.02
"""The news goes out at most once in this time; what happened meanwhile goes out together."""

LISTEN_SECONDS = 5.0


class RedisWake:
    """Carries how far the log reaches from process to process; open it with `async with` inside its link.

    While Redis is away nothing is heard, and journals find the log's growth by looking, as they always do."""

    def __init__(self, link: RedisLink, heard: Callable[[int], None], log: str = "room") -> None:
        """`heard` is called with each position that any process told, this one included; it is a hint and may be
        wrong. `log` names the log, where several rooms share one Redis."""
        self._link = link
        self._heard = heard
        self._channel = f"cardroom:grown:{log}"
        self._reached = 0
        self._told = 0
        self._teller: asyncio.Task[None] | None = None
        self._listener: asyncio.Task[None] | None = None
        self.listening = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._listener = asyncio.create_task(self._listen())
        return self

    async def __aexit__(self, *_: object) -> None:
        tasks = [task for task in (self._teller, self._listener) if task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def grew(self, position: int) -> None:
        """The log holds an event at `position`: let the other processes know. Never waits or fails."""
        self._reached = max(self._reached, position)
        if self._teller is None or self._teller.done():
            self._teller = asyncio.create_task(self._tell())

    async def _tell(self) -> None:
        while self._told < self._reached:
            self._told = self._reached
            with suppress(RedisAway):
                await self._link.ask(partial(_publish, self._channel, self._told))
            await asyncio.sleep(TICK_SECONDS)

    async def _listen(self) -> None:
        while True:
            await self._link.until_up()
            try:
                async with self._link.redis.pubsub() as news:
                    await news.subscribe(self._channel)
                    await self._hear(news)
            except (RedisError, OSError) as error:
                self._link.fail(error)
            finally:
                self.listening.clear()

    async def _hear(self, news: PubSub) -> None:
        while True:
            match await news.get_message(timeout=LISTEN_SECONDS):
                case {"type": "subscribe"}:
                    self.listening.set()
                case {"type": "message", "data": bytes(position)} if position.isdigit():
                    self._heard(int(position))


async def _publish(channel: str, position: int, redis: Redis) -> None:
    await redis.publish(channel, position)
