"""The bot as a role of the room: it comes up when Telegram answers, works off messages, and stops when told to."""

import asyncio
from functools import partial

import structlog
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound, TelegramUnauthorizedError
from aiogram.methods import DeleteWebhook, SetChatMenuButton, SetMyCommands, TelegramMethod
from aiogram.types import BotCommand, MenuButtonDefault, Update
from aiogram.utils.token import TokenValidationError
from pydantic import AnyHttpUrl, SecretStr
from structlog.typing import FilteringBoundLogger

from adapters.telegram.fallback import fallback_router
from adapters.telegram.inbox import Inbox
from adapters.telegram.mini_app import MiniApp
from adapters.telegram.patience import Patience
from adapters.telegram.polling import updates
from adapters.telegram.reason import reason
from adapters.telegram.settings import TelegramSettings
from adapters.telegram.start import Entrance, start_router
from adapters.telegram.trouble import answer_trouble

log: FilteringBoundLogger = structlog.get_logger(__name__)

COMMANDS = [BotCommand(command="start", description="Open the card room")]
MENU = "Play"
DRAIN_SECONDS = 5.0
REFUSED = "Telegram does not know this bot; copy the text that BotFather gave you into CARDROOM_TELEGRAM_TOKEN"


class TelegramBot:
    """One bot, polling. It is built without a connection; `run` does everything."""

    def __init__(self, settings: TelegramSettings, room: Entrance, patience: Patience | None = None) -> None:
        self._settings = settings
        self._patience = patience or Patience()
        self._mini_app = MiniApp(str(settings.public_url))
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.include_routers(start_router(self._mini_app, room), fallback_router())
        self._dispatcher.errors.register(answer_trouble)

    async def run(self, stop: asyncio.Event) -> bool:
        """Serve until `stop` is set, through lost networks and Telegram's bad days.

        Returns False, with the reason in the log, as soon as Telegram refuses the token; the room goes on without."""
        try:
            bot = self._connection()
            await self._run(bot, stop)
        except (TokenValidationError, TelegramUnauthorizedError, TelegramNotFound) as error:
            log.error(
                "telegram_bot_refused", hint=REFUSED, reason=reason(error, self._settings.token.get_secret_value())
            )
            return False
        return True

    def _connection(self) -> Bot:
        server = TelegramAPIServer.from_base(str(self._settings.api_url))
        bot = Bot(self._settings.token.get_secret_value(), session=AiohttpSession(api=server))
        bot.session.middleware(self._patience)
        return bot

    async def _run(self, bot: Bot, stop: asyncio.Event) -> None:
        inbox = Inbox(partial(self._work, bot))
        serving = asyncio.create_task(self._serve(bot, inbox))
        stopping = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            serving.cancel()
            stopping.cancel()
            await asyncio.wait({serving, stopping})
            await inbox.drain(DRAIN_SECONDS)
            await bot.session.close()
        if not serving.cancelled():
            serving.result()

    async def _serve(self, bot: Bot, inbox: Inbox) -> None:
        me = await bot.me()
        log.info("telegram_bot_up", name=f"@{me.username}", mini_app=self._mini_app.link())
        await self._introduce(bot)
        async for update in updates(bot, self._dispatcher.resolve_used_update_types()):
            await inbox.put(update)

    async def _work(self, bot: Bot, update: Update) -> None:
        await self._dispatcher.feed_update(bot, update)

    async def _introduce(self, bot: Bot) -> None:
        await _ask(bot, DeleteWebhook())
        await _ask(bot, SetMyCommands(commands=COMMANDS))
        await _ask(bot, SetChatMenuButton(menu_button=self._mini_app.menu_button(MENU) or MenuButtonDefault()))


def telegram_bot(
    token: str, api_url: str, public_url: str, room: Entrance, patience: Patience | None = None
) -> TelegramBot:
    """The bot with `token`, talking to the Bot API server at `api_url`, for a room that players reach at `public_url`.

    Raises pydantic's ValidationError, a ValueError, when an address is none; a wrong token shows in `run`."""
    api, public = AnyHttpUrl(api_url), AnyHttpUrl(public_url)
    return TelegramBot(TelegramSettings(token=SecretStr(token), api_url=api, public_url=public), room, patience)


async def _ask(bot: Bot, method: TelegramMethod[bool]) -> None:
    try:
        await bot(method)
    except TelegramBadRequest as error:
        log.warning("telegram_refuses_setting", method=method.__api_method__, reason=reason(error, bot.token))
