"""When an answer fails: a sentence for the player where one helps, one line for the log."""

from contextlib import suppress

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramForbiddenError
from aiogram.types import ErrorEvent
from structlog.typing import FilteringBoundLogger

from adapters.telegram.reason import reason, trace
from application.ports import JournalUnavailable
from domain.refusals import Refusal

log: FilteringBoundLogger = structlog.get_logger(__name__)

CLOSED = "The card room cannot be reached at the moment. Please try again in a minute."
OUR_FAULT = "Something went wrong on our side. Please try again."


async def answer_trouble(event: ErrorEvent, bot: Bot) -> None:
    """Tell the player why nothing came of it, unless it is Telegram that cannot be talked to."""
    error, update = event.exception, event.update.update_id
    match error:
        case TelegramForbiddenError():
            log.info("telegram_player_blocked_the_bot", update=update)
        case AiogramError():
            log.warning("telegram_answer_failed", update=update, reason=reason(error, bot.token))
        case Refusal():
            await _say(event, error.message)
        case JournalUnavailable():
            log.warning("telegram_room_unavailable", update=update)
            await _say(event, CLOSED)
        case _:
            log.error("telegram_update_failed", update=update, exception=trace(error, bot.token))
            await _say(event, OUR_FAULT)


async def _say(event: ErrorEvent, text: str) -> None:
    if event.update.message:
        with suppress(AiogramError):
            await event.update.message.answer(text)
