"""Updates by long polling: each batch is confirmed to Telegram by the next call."""

from collections.abc import AsyncIterator, Sequence

from aiogram import Bot
from aiogram.methods import GetUpdates
from aiogram.types import Update

WAIT = 30
"""How many seconds Telegram holds a call that has nothing to tell."""

GRACE = 15
"""How many seconds longer than that an answer may take before the connection counts as lost."""


async def updates(bot: Bot, kinds: Sequence[str]) -> AsyncIterator[Update]:
    """Updates of these kinds as they come, for ever; an update may come twice after a restart.

    Raises TelegramUnauthorizedError when the token is revoked. aiogram's own loop is not used because it goes on with a
    refused token, does not obey `retry_after`, and works off one player's updates in any order."""
    request = GetUpdates(timeout=WAIT, allowed_updates=list(kinds))
    while True:
        for update in await bot(request, request_timeout=WAIT + GRACE):
            yield update
            request.offset = update.update_id + 1
