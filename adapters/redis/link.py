"""The connection to Redis with a circuit breaker: nobody who asks waits for a Redis that is away or slow."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Self, TypeVar

import structlog
from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from structlog.typing import FilteringBoundLogger

log: FilteringBoundLogger = structlog.get_logger(__name__)

T = TypeVar("T")

PATIENCE = 0.01
MISSES = 3
"""So many late answers in a row count as away."""

ANSWER_SECONDS = 1.0
CONNECTIONS = 16
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 10.0
STEADY_SECONDS = 10.0


class RedisAway(Exception):
    """Redis did not answer in time, or is known to be away; do without it."""


class RedisLink:
    """A pool of connections to one Redis; open it with `async with`.

    While Redis is away every `ask` fails at once, and a task of its own tries to reach it again, after pauses from 0.1
    to 10 seconds. One log line says when Redis goes away and one when it is back."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        """`url` is `redis://HOST:PORT/DB`, `rediss://…` or `unix:///PATH`, else ValueError; `patience` in seconds."""
        pool = BlockingConnectionPool.from_url(
            url,
            max_connections=CONNECTIONS,
            timeout=ANSWER_SECONDS,
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
            health_check_interval=15,
            retry=Retry(NoBackoff(), 0),
            protocol=2,
        )
        self.redis: Redis = Redis.from_pool(pool)
        self._patience = patience
        self._misses = 0
        self._up = asyncio.Event()
        self._down = asyncio.Event()
        self._keeper: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._down.set()
        try:
            await self._reach()
        except (RedisError, OSError) as error:
            _tell_away(error)
        self._keeper = asyncio.create_task(self._keep())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._keeper:
            self._keeper.cancel()
            await asyncio.wait({self._keeper})
        self._up.clear()
        await self.redis.aclose()

    async def until_up(self) -> None:
        """Return when Redis answers."""
        await self._up.wait()

    async def until_down(self) -> None:
        """Return when Redis is away."""
        await self._down.wait()

    async def ask(self, request: Callable[[Redis], Awaitable[T]]) -> T:
        """What Redis answers; raises RedisAway at the latest after the link's patience."""
        if not self._up.is_set():
            raise RedisAway("Redis is away")
        task = asyncio.ensure_future(request(self.redis))
        task.add_done_callback(self._judge)
        await asyncio.wait({task}, timeout=self._patience)
        if not task.done():
            self._miss()
            raise RedisAway("Redis is slow")
        if isinstance(error := task.exception(), RedisError | OSError):
            raise RedisAway("Redis failed") from error
        self._misses = 0
        return task.result()

    def fail(self, error: Exception) -> None:
        """Redis is away: ask nothing until it answers again."""
        if self._up.is_set():
            self._up.clear()
            self._down.set()
            _tell_away(error)

    def _miss(self) -> None:
        self._misses += 1
        if self._misses >= MISSES:
            self.fail(TimeoutError(f"{MISSES} answers in a row took longer than {self._patience} s"))

    def _judge(self, task: "asyncio.Future[T]") -> None:
        """Look at every answer, also at those nobody waits for any more."""
        if not task.cancelled() and isinstance(error := task.exception(), RedisError | OSError):
            self.fail(error)

    async def _reach(self) -> None:
        # A write, because a replica or a full Redis still answers a PING.
        await self.redis.set("cardroom:reached", 1, px=1000)
        self._misses = 0
        self._down.clear()
        self._up.set()

    async def _keep(self) -> None:
        """Reach Redis again whenever it is away; pauses grow until it has stayed for a while."""
        clock, pause = asyncio.get_running_loop().time, FIRST_PAUSE
        while True:
            await self._down.wait()
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
            if await self._is_back():
                since = clock()
                await self._down.wait()
                pause = FIRST_PAUSE if clock() - since > STEADY_SECONDS else pause

    async def _is_back(self) -> bool:
        try:
            await self._reach()
        except (RedisError, OSError):
            return False
        log.info("redis_back")
        return True


def _tell_away(error: Exception) -> None:
    log.warning("redis_away", reason=f"{type(error).__name__}: {error}")
