"""`/start`: the greeting, and the button that opens the mini-app, at a table where a deep link names one."""

from typing import Protocol

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message, User
from aiogram.utils.deep_linking import create_start_link, create_telegram_link

from adapters.telegram.deep_link import payload_of, table_in
from adapters.telegram.mini_app import MiniApp
from application.accounts import Identity
from domain.account import Account

WELCOME = "Welcome to Cardroom, {name}. You have {chips:,} play chips."
UNKNOWN_LINK = "That link leads to no table here, so I open the lobby for you."
NO_HTTPS = (
    "Telegram opens the table in the chat only from a public https address, and this room has none yet. It is at {link}"
)
OPEN_LOBBY = "Open the card room"
OPEN_TABLE = "Go to the table"
IN_A_GROUP = "I deal in our private chat."
OPEN_CHAT = "Open the chat"


class Entrance(Protocol):
    """What the bot asks of the room when someone comes in."""

    async def enter(self, identity: Identity) -> Account:
        """The account behind an identity, opened with the welcome chips on first sight."""


class Start:
    """The answers to `/start`."""

    def __init__(self, mini_app: MiniApp, room: Entrance) -> None:
        self._mini_app = mini_app
        self._room = room

    async def greet(self, message: Message, command: CommandObject, event_from_user: User) -> None:
        """In a private chat: who you are here, what you have, and the button."""
        table = _table(command)
        account = await self._room.enter(Identity("telegram", str(event_from_user.id), event_from_user.full_name))
        lines = [WELCOME.format(name=event_from_user.first_name, chips=account.balance)]
        if command.args and not table:
            lines.append(UNKNOWN_LINK)
        if not self._mini_app.opens_in_telegram:
            lines.append(NO_HTTPS.format(link=self._mini_app.link(table)))
        button = self._mini_app.button(OPEN_TABLE if table else OPEN_LOBBY, table)
        await message.answer("\n\n".join(lines), reply_markup=_keyboard(button))

    async def send_to_private_chat(self, message: Message, command: CommandObject, bot: Bot) -> None:
        """In a group, where Telegram allows no mini-app button: the way to the private chat."""
        table = _table(command)
        if table:
            link = await create_start_link(bot, payload_of(table))
        else:
            link = create_telegram_link((await bot.me()).username or "")
        await message.answer(IN_A_GROUP, reply_markup=_keyboard(InlineKeyboardButton(text=OPEN_CHAT, url=link)))


def start_router(mini_app: MiniApp, room: Entrance) -> Router:
    """The routes of this area."""
    router = Router(name="start")
    start = Start(mini_app, room)
    router.message.register(start.greet, CommandStart(), F.chat.type == ChatType.PRIVATE)
    router.message.register(start.send_to_private_chat, CommandStart())
    return router


def _table(command: CommandObject) -> str | None:
    return table_in((command.args or "").strip())


def _keyboard(button: InlineKeyboardButton | None) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup(inline_keyboard=[[button]]) if button else None
