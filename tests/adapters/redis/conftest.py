"""A redis-server of one's own for each test, and links to it as different processes would have."""

from collections.abc import AsyncIterator, Iterator

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from adapters.redis.link import RedisLink
from tests.support.redis_server import REDIS, RedisServer

PATIENT = 5.0
"""Seconds a test waits for Redis on a busy machine; what happens without that patience has tests of its own."""


@pytest.fixture
async def server() -> AsyncIterator[RedisServer]:
    if REDIS is None:
        pytest.skip("redis-server is not installed")
    async with RedisServer() as running:
        yield running


@pytest.fixture
async def link(server: RedisServer) -> AsyncIterator[RedisLink]:
    async with RedisLink(server.url, PATIENT) as opened:
        yield opened


@pytest.fixture
async def another_link(server: RedisServer) -> AsyncIterator[RedisLink]:
    async with RedisLink(server.url, PATIENT) as opened:
        yield opened


@pytest.fixture
def logs() -> Iterator[list[EventDict]]:
    with capture_logs() as lines:
        yield lines
