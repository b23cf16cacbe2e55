"""A strict stand-in of Telegram's Bot API server on a loopback port, for one bot.

It speaks the methods of `bot_api_parameters` over HTTP as documented, keeps updates until they are confirmed, and
answers every mistake as Telegram does. A test speaks for the users (`say`), breaks things (`answer_next`, `stop`) and
reads `sent`.
"""

import asyncio
import json
import re
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self, cast

from aiohttp import web

from tests.support.bot_api_buttons import check_keyboard, check_menu_button
from tests.support.bot_api_parameters import METHODS, Refused, read
from tests.support.bot_api_updates import UpdateQueue
from tests.support.loopback import loopback_socket

Values = dict[str, object]
TOKEN = "1000001:made-up-for-the-stand-in"
WEBHOOK = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
NOT_MODELLED = (
    "business_connection_id",
    "message_thread_id",
    "direct_messages_topic_id",
    "parse_mode",
    "entities",
    "message_effect_id",
    "allow_paid_broadcast",
    "suggested_post_parameters",
    "reply_parameters",
    "ephemeral_message_parameters",
)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that the bot sent: to which chat, its text, and its inline keyboard row by row."""

    chat: int
    text: str
    buttons: tuple[tuple[Values, ...], ...] = ()


@dataclass
class BotApi:
    """The server and everything a test may look at: `asked` holds the methods called, `sent` the messages,
    `commands` and `menu_button` what the bot introduced itself with, `impatient` counts the calls made before
    `retry_after` seconds were over. An address in `webhook` keeps getUpdates from working."""

    token: str = TOKEN
    username: str = "cardroom_bot"
    webhook: str = ""
    asked: list[str] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    commands: list[object] = field(default_factory=list)
    menu_button: object = None
    impatient: int = 0

    def __post_init__(self) -> None:
        self._chats: dict[int, Values] = {}
        self._blocked: set[int] = set()
        self._ids = iter(range(7_000_001, 8_000_000))
        self._next_answers: defaultdict[str, deque[Refused | str]] = defaultdict(deque)
        self._closed_until: dict[str, float] = {}
        self._news = asyncio.Event()
        self.updates = UpdateQueue(self._news.set)
        self._runner: web.AppRunner | None = None
        self._port: int | None = None

    @property
    def url(self) -> str:
        """What `CARDROOM_TELEGRAM_API` is set to."""
        return f"http://127.0.0.1:{self._port}"

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen; after `stop` on the same port again, with all that was waiting."""
        bound = loopback_socket(self._port)
        self._port = bound.getsockname()[1]
        app = web.Application()
        app.router.add_route("*", "/bot{token:[^/]+}/{method}", self._serve)
        self._runner = web.AppRunner(app, shutdown_timeout=0.01, handler_cancellation=True)
        await self._runner.setup()
        await web.SockSite(self._runner, bound).start()

    async def stop(self) -> None:
        """Vanish from the network, cutting open polls."""
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    def say(self, user: int, text: str, *, name: str = "Ana", group: int | None = None) -> Values:
        """Let a user write to the bot, in private or in a group; returns the update."""
        chat: Values = {"id": user, "type": "private", "first_name": name}
        if group is not None:
            chat = {"id": group, "type": "supergroup", "title": "Home game"}
        self._chats[cast("int", chat["id"])] = chat
        message: Values = {
            "message_id": next(self._ids),
            "from": {"id": user, "is_bot": False, "first_name": name, "language_code": "en"},
            "chat": chat,
            "date": int(time.time()),
            "text": text,
        }
        update: Values = {"update_id": next(self._ids), "message": message}
        self.updates.put(update)
        return update

    def block(self, user: int) -> None:
        """Let a user block the bot."""
        self._blocked.add(user)

    def answer_next(self, method: str, *answers: Refused | str) -> None:
        """Answer the next calls of a method with refusals, or with a gateway's HTML page of status 502."""
        self._next_answers[method].extend(answers)

    async def until(self, reached: Callable[[], bool]) -> None:
        """Return as soon as `reached()` is true; raises TimeoutError after 10 seconds."""
        async with asyncio.timeout(10):
            while not reached():
                self._news.clear()
                await self._news.wait()

    async def until_sent(self, count: int = 1) -> list[Sent]:
        """The messages sent so far, as soon as there are `count`."""
        await self.until(lambda: len(self.sent) >= count)
        return self.sent

    async def _serve(self, request: web.Request) -> web.Response:
        self.asked.append(request.match_info["method"])
        try:
            return web.json_response({"ok": True, "result": await self._answer(request)})
        except Refused as refused:
            return _refusal(refused)
        except web.HTTPBadGateway as page:
            return web.Response(status=page.status, text=page.text, content_type="text/html")
        finally:
            self._news.set()

    async def _answer(self, request: web.Request) -> object:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            raise Refused(401, "Unauthorized")
        if method not in METHODS:
            raise Refused(404, "Not Found: method not found")
        given = read(method, await _given(request))
        self._check_flood(method)
        self._give_next_answer(method)
        return await self._perform(method, given)

    async def _perform(self, method: str, given: Values) -> object:
        match method:
            case "getMe":
                bot = int(self.token.split(":")[0])
                return {"id": bot, "is_bot": True, "first_name": "Cardroom", "username": self.username}
            case "getUpdates":
                if self.webhook:
                    raise Refused(409, WEBHOOK)
                return await self.updates.get(given)
            case "sendMessage":
                return self._send_message(given)
            case "deleteWebhook":
                self.webhook = ""
            case "setMyCommands":
                self.commands = _checked_commands(given)
            case "setChatMenuButton":
                self.menu_button = given.get("menu_button", {"type": "default"})
                check_menu_button(cast("Values", self.menu_button))
        return True

    def _check_flood(self, method: str) -> None:
        rest = self._closed_until.get(method, 0) - asyncio.get_running_loop().time()
        if rest > 0:
            self.impatient += 1
            raise too_many(int(rest) + 1)

    def _give_next_answer(self, method: str) -> None:
        if not self._next_answers[method]:
            return
        answer = self._next_answers[method].popleft()
        if isinstance(answer, str):
            raise web.HTTPBadGateway(text=answer)
        if "retry_after" in answer.parameters:
            self._closed_until[method] = asyncio.get_running_loop().time() + answer.parameters["retry_after"]
        raise answer

    def _send_message(self, given: Values) -> Values:
        chat = self._chats.get(cast("int", given["chat_id"]))
        if chat is None:
            raise Refused(400, "Bad Request: chat not found")
        if chat["id"] in self._blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        for name in NOT_MODELLED:
            if name in given:
                raise Refused(400, f"Bad Request: the stand-in does not speak {name}")
        text, markup = cast("str", given["text"]).strip(), cast("Values | None", given.get("reply_markup"))
        _check_text(text)
        if markup is not None:
            check_keyboard(markup, cast("str", chat["type"]))
        self.sent.append(Sent(cast("int", chat["id"]), text, _rows(markup)))
        shown = {"reply_markup": markup} if markup else {}
        return {"message_id": next(self._ids), "date": int(time.time()), "chat": chat, "text": text, **shown}


def too_many(retry_after: int) -> Refused:
    """Telegram's flood control: nothing more of this method for `retry_after` seconds."""
    return Refused(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def _check_text(text: str) -> None:
    if not text:
        raise Refused(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > 4096:
        raise Refused(400, "Bad Request: message is too long")


def _rows(markup: Values | None) -> tuple[tuple[Values, ...], ...]:
    rows = cast("list[list[Values]]", markup["inline_keyboard"]) if markup else []
    return tuple(tuple(row) for row in rows)


def _checked_commands(given: Values) -> list[object]:
    commands = cast("list[object]", given["commands"])
    if len(commands) > 100:
        raise Refused(400, "Bad Request: too many commands specified")
    for command in commands:
        if not isinstance(command, dict) or set(command) != {"command", "description"}:
            raise Refused(400, "Bad Request: can't parse BotCommand: it has a command and a description")
        if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command["command"])):
            raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
        if not 1 <= len(str(command["description"])) <= 256:
            raise Refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    return commands


def _refusal(refused: Refused) -> web.Response:
    body: Values = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return web.json_response(body, status=refused.code)


async def _given(request: web.Request) -> dict[str, str]:
    if request.content_type == "application/json":
        told: Values = await request.json()
        return {name: value if isinstance(value, str) else json.dumps(value) for name, value in told.items()}
    form = await request.post()
    return {**request.query, **{name: str(value) for name, value in form.items()}}
