"""The stand-in itself: its methods against aiogram's description of the Bot API, its answers against the documented."""

import json
import types
import typing
from collections.abc import AsyncIterator

import aiogram.methods
import aiohttp
import pytest
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import InlineKeyboardButton

from tests.support.bot_api import TOKEN, BotApi, too_many
from tests.support.bot_api_buttons import BUTTON_ACTIONS, BUTTON_FIELDS
from tests.support.bot_api_parameters import METHODS, Kind

PLAY = {"text": "Play", "web_app": {"url": "https://room.example.com"}}
Answer = dict[str, typing.Any]


class Caller:
    """Calls a method over HTTP the way documented for form data, and gives the body of the answer."""

    def __init__(self, api: BotApi, session: aiohttp.ClientSession) -> None:
        self.api = api
        self.session = session
        self.token = TOKEN

    async def __call__(self, method: str, /, **given: object) -> Answer:
        form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()}
        async with self.session.post(f"{self.api.url}/bot{self.token}/{method}", data=form) as answer:
            body: Answer = await answer.json()
        assert answer.status == body.get("error_code", 200)
        return body


@pytest.fixture
async def call(api: BotApi) -> AsyncIterator[Caller]:
    async with aiohttp.ClientSession() as session:
        yield Caller(api, session)


def described(method: str) -> type[TelegramMethod[object]]:
    return typing.cast("type[TelegramMethod[object]]", getattr(aiogram.methods, method[0].upper() + method[1:]))


def kind_of(annotation: object) -> Kind:
    members = [member for member in _members(annotation) if member not in (type(None), Default)]
    match members:
        case [a, b] if {a, b} == {int, str}:
            return "chat"
        case [single] if typing.get_origin(single) is list:
            return "array"
        case [single] if single in (int, bool, str):
            kinds: dict[object, Kind] = {int: "integer", bool: "boolean", str: "text"}
            return kinds[single]
        case _:
            return "object"


def _members(annotation: object) -> tuple[object, ...]:
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return tuple(part for member in typing.get_args(annotation) for part in _members(member))
    return (annotation,)


@pytest.mark.parametrize("method", METHODS)
def test_the_parameters_are_those_that_aiogram_describes(method: str) -> None:
    fields = described(method).model_fields
    current = {name: info for name, info in fields.items() if not (info.json_schema_extra or {})}
    assert {name: (kind_of(info.annotation), info.is_required()) for name, info in current.items()} == {
        name: (parameter.kind, parameter.required) for name, parameter in METHODS[method].items()
    }


def test_the_buttons_are_those_that_aiogram_describes() -> None:
    assert set(InlineKeyboardButton.model_fields) == BUTTON_FIELDS | BUTTON_ACTIONS


async def test_a_foreign_token_is_unauthorized(call: Caller) -> None:
    call.token = "1000001:another"
    body = await call("getMe")
    assert body == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_is_not_found(call: Caller) -> None:
    body = await call("sendTelepathy")
    assert body == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}


BAD_CALLS: list[tuple[str, dict[str, object], str]] = [
    ("sendMessage", {"text": "hi"}, "chat_id is empty"),
    ("sendMessage", {"chat_id": 7}, "message text is empty"),
    ("sendMessage", {"chat_id": 7, "text": "   "}, "message text is empty"),
    ("sendMessage", {"chat_id": 7, "text": "x" * 4097}, "message is too long"),
    ("sendMessage", {"chat_id": 7, "text": "🂡" * 2049}, "message is too long"),
    ("sendMessage", {"chat_id": 8, "text": "hi"}, "chat not found"),
    ("sendMessage", {"chat_id": "seven", "text": "hi"}, "chat_id must be an Integer"),
    ("sendMessage", {"chat_id": 7, "text": "hi", "reply_markdown": "x"}, "sendMessage has no parameter reply_markdown"),
    ("sendMessage", {"chat_id": 7, "text": "hi", "disable_notification": "maybe"}, "must be a Boolean"),
    ("sendMessage", {"chat_id": 7, "text": "hi", "reply_markup": "{"}, "can't parse reply_markup JSON"),
    ("sendMessage", {"chat_id": 7, "text": "hi", "reply_markup": []}, "can't parse reply_markup JSON object"),
    ("sendMessage", {"chat_id": 7, "text": "hi", "parse_mode": "HTML"}, "does not speak parse_mode"),
    ("getUpdates", {"timeout": -1}, "timeout from 0 to 50"),
    ("getUpdates", {"limit": 101}, "limit must be from 1 to 100"),
    ("setMyCommands", {}, "commands is empty"),
    ("setMyCommands", {"commands": [{"command": "Start!", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "start", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setChatMenuButton", {"menu_button": {"type": "web_app", "text": "x"}}, "can't parse menu button"),
]


@pytest.mark.parametrize(("method", "given", "description"), BAD_CALLS)
async def test_a_mistake_is_a_bad_request(
    method: str, given: dict[str, object], description: str, api: BotApi, call: Caller
) -> None:
    api.say(7, "/start")
    body = await call(method, **given)
    assert (body["ok"], body["error_code"]) == (False, 400)
    assert body["description"].startswith("Bad Request: ")
    assert description in body["description"]
    assert api.sent == []


BAD_BUTTONS: list[tuple[dict[str, object], str]] = [
    ({"text": "Play"}, "text buttons are unallowed in the inline keyboard"),
    ({"url": "https://example.com"}, 'Field "text" must be of type String'),
    ({**PLAY, "url": "https://example.com"}, "BUTTON_TYPE_INVALID"),
    ({**PLAY, "colour": "red"}, "unknown field colour"),
    ({"text": "Play", "web_app": {"url": "http://room.example.com"}}, "is invalid: Only HTTPS links are allowed"),
    ({"text": "Play", "web_app": {"url": "https://localhost"}}, "is invalid: Wrong HTTP URL"),
    ({"text": "Play", "url": "http://localhost:8000"}, "is invalid: Wrong HTTP URL"),
    ({"text": "Play", "url": "ftp://example.com"}, "is invalid: Unsupported URL protocol"),
    ({"text": "Play", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
]


@pytest.mark.parametrize(("button", "description"), BAD_BUTTONS)
async def test_a_bad_button_refuses_the_message(
    button: dict[str, object], description: str, api: BotApi, call: Caller
) -> None:
    api.say(7, "/start")
    body = await call("sendMessage", chat_id=7, text="hi", reply_markup={"inline_keyboard": [[button]]})
    assert body["error_code"] == 400
    assert description in body["description"]


async def test_a_web_app_button_is_for_private_chats_only(api: BotApi, call: Caller) -> None:
    api.say(7, "/start", group=-100)
    body = await call("sendMessage", chat_id=-100, text="hi", reply_markup={"inline_keyboard": [[PLAY]]})
    assert body["description"] == "Bad Request: BUTTON_TYPE_INVALID"


async def test_a_message_comes_back_as_sent(api: BotApi, call: Caller) -> None:
    api.say(7, "/start")
    body = await call("sendMessage", chat_id=7, text="hi", reply_markup={"inline_keyboard": [[PLAY]]})
    assert body["result"]["text"] == "hi"
    assert body["result"]["reply_markup"] == {"inline_keyboard": [[PLAY]]}
    assert api.sent[0].buttons == ((PLAY,),)


async def test_who_blocked_the_bot_is_forbidden(api: BotApi, call: Caller) -> None:
    api.say(7, "/start")
    api.block(7)
    body = await call("sendMessage", chat_id=7, text="hi")
    assert body["description"] == "Forbidden: bot was blocked by the user"


async def test_updates_come_until_they_are_confirmed(api: BotApi, call: Caller) -> None:
    first, second, third = (api.say(7, text)["update_id"] for text in "abc")
    assert [update["update_id"] for update in (await call("getUpdates"))["result"]] == [first, second, third]
    assert [update["update_id"] for update in (await call("getUpdates", limit=1))["result"]] == [first]
    assert [update["update_id"] for update in (await call("getUpdates", offset=second))["result"]] == [second, third]
    assert [update["update_id"] for update in (await call("getUpdates"))["result"]] == [second, third]
    assert [update["update_id"] for update in (await call("getUpdates", offset=-1))["result"]] == [third]
    assert (await call("getUpdates", offset=typing.cast("int", third) + 1))["result"] == []


async def test_only_the_allowed_kinds_of_update_come(api: BotApi, call: Caller) -> None:
    await call("getUpdates", allowed_updates=["callback_query"])
    api.say(7, "hi")
    assert (await call("getUpdates"))["result"] == []


async def test_a_webhook_keeps_polling_from_working(api: BotApi, call: Caller) -> None:
    api.webhook = "https://room.example.com/hook"
    assert "while webhook is active" in (await call("getUpdates"))["description"]
    assert (await call("deleteWebhook"))["result"] is True
    assert (await call("getUpdates"))["ok"] is True


async def test_flood_control_names_the_seconds_and_stays_until_they_are_over(api: BotApi, call: Caller) -> None:
    api.answer_next("getMe", too_many(30))
    for _ in range(2):
        body = await call("getMe")
        assert body["error_code"] == 429
        assert body["parameters"] == {"retry_after": 30}
        assert body["description"] == "Too Many Requests: retry after 30"
    assert api.impatient == 1
