"""A Bot API server, a room's entrance, and a bot between them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from aiogram.utils.backoff import BackoffConfig
from structlog.testing import capture_logs
from structlog.typing import EventDict

from adapters.telegram.bot import TelegramBot, telegram_bot
from adapters.telegram.patience import Patience
from adapters.telegram.start import Entrance
from application.accounts import Identity
from application.ports import JournalUnavailable
from domain.account import Account
from tests.support.bot_api import TOKEN, BotApi

HTTPS = "https://room.example.com"
QUICK = BackoffConfig(min_delay=0.01, max_delay=0.05, factor=2.0, jitter=0.001)


class Hall:
    """An entrance that gives everyone 10,000 chips and remembers who came; `closed` as when the journal is away."""

    def __init__(self) -> None:
        self.came: list[Identity] = []
        self.closed = False

    async def enter(self, identity: Identity) -> Account:
        if self.closed:
            raise JournalUnavailable("the journal cannot be reached")
        self.came.append(identity)
        return Account(identity.player, identity.name, identity.origin, 10_000)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
def hall() -> Hall:
    return Hall()


@pytest.fixture
def logs() -> Iterator[list[EventDict]]:
    with capture_logs() as lines:
        yield lines


Running = Callable[..., AbstractAsyncContextManager[asyncio.Task[bool]]]


@pytest.fixture
def running(api: BotApi, hall: Hall) -> Running:
    """Runs the bot against the stand-in for the length of a `with`; yields the task of its `run`."""

    @asynccontextmanager
    async def run(
        public_url: str = HTTPS, token: str = TOKEN, room: Entrance = hall
    ) -> AsyncIterator[asyncio.Task[bool]]:
        bot: TelegramBot = telegram_bot(token, api.url, public_url, room, Patience(QUICK))
        stop = asyncio.Event()
        task = asyncio.create_task(bot.run(stop))
        try:
            yield task
        finally:
            stop.set()
            await task

    return run
