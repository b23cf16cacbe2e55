"""Waiting out what passes by itself: flood control, a lost network, a server in trouble, another poller."""

import asyncio

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    DeleteWebhook,
    GetMe,
    GetUpdates,
    Response,
    SetChatMenuButton,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.utils.backoff import Backoff, BackoffConfig
from structlog.typing import FilteringBoundLogger

from adapters.telegram.reason import reason

log: FilteringBoundLogger = structlog.get_logger(__name__)

PASSING = (
    TelegramRetryAfter,
    TelegramNetworkError,
    TelegramServerError,
    TelegramConflictError,
    ClientDecodeError,
    UnicodeDecodeError,
)
"""The last two are a gateway's page instead of Telegram's answer."""

KEEP_RUNNING = (GetMe, GetUpdates, DeleteWebhook, SetMyCommands, SetChatMenuButton)
"""Without these there is no bot, so they are asked until they are answered."""

PAUSES = BackoffConfig(min_delay=1.0, max_delay=30.0, factor=2.0, jitter=0.1)


class Patience(BaseRequestMiddleware):
    """Repeats a request until it is answered; an answer to a player at most for `limit` seconds.

    One log line says when a method begins to fail and one when it works again; each wait that Telegram asks for
    has its own."""

    def __init__(self, pauses: BackoffConfig = PAUSES, limit: float = 60.0) -> None:
        self._pauses = pauses
        self._limit = limit
        self._failing: dict[str, str] = {}

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Make the request; raises what does not pass, and what has not passed within the limit."""
        pauses = Backoff(self._pauses)
        left = float("inf") if isinstance(method, KEEP_RUNNING) else self._limit
        while True:
            try:
                response = await make_request(bot, method)
            except PASSING as error:
                pause = _pause(error, pauses)
                left -= pause
                if left < 0 or isinstance(error, TelegramEntityTooLarge):
                    raise
                self._begin(bot, method, error, pause)
            else:
                self._end(method)
                return response
            await asyncio.sleep(pause)

    def _begin(self, bot: Bot, method: TelegramMethod[TelegramType], error: Exception, pause: float) -> None:
        name, line = method.__api_method__, _line(error)
        if self._failing.get(name) == line:
            return
        if not isinstance(error, TelegramRetryAfter):
            self._failing[name] = line
        log.warning(line, method=name, reason=reason(error, bot.token), retry_in=round(pause, 1))

    def _end(self, method: TelegramMethod[TelegramType]) -> None:
        if self._failing.pop(method.__api_method__, None):
            log.info("telegram_answers_again", method=method.__api_method__)


def _line(error: Exception) -> str:
    match error:
        case TelegramRetryAfter():
            return "telegram_asks_to_wait"
        case TelegramConflictError():
            return "telegram_bot_runs_elsewhere"
        case _:
            return "telegram_unreachable"


def _pause(error: Exception, pauses: Backoff) -> float:
    return float(error.retry_after) if isinstance(error, TelegramRetryAfter) else max(next(pauses), 0.0)
