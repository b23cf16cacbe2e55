"""The methods that the stand-in of the Bot API speaks, with every documented parameter and its kind.

Source: https://core.telegram.org/bots/api. Telegram ignores parameters that it does not know; the stand-in refuses
them, so that a misspelt one shows.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["integer", "boolean", "text", "chat", "array", "object"]


class Refused(Exception):
    """The answer `{"ok": false, …}` with Telegram's code, description and `parameters`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a method: what kind of value it takes and whether it must be given."""

    kind: Kind
    required: bool = False


METHODS: Mapping[str, Mapping[str, Parameter]] = {
    "getMe": {},
    "getUpdates": {
        "offset": Parameter("integer"),
        "limit": Parameter("integer"),
        "timeout": Parameter("integer"),
        "allowed_updates": Parameter("array"),
    },
    "deleteWebhook": {"drop_pending_updates": Parameter("boolean")},
    "setMyCommands": {
        "commands": Parameter("array", required=True),
        "scope": Parameter("object"),
        "language_code": Parameter("text"),
    },
    "setChatMenuButton": {"chat_id": Parameter("integer"), "menu_button": Parameter("object")},
    "sendMessage": {
        "chat_id": Parameter("chat", required=True),
        "text": Parameter("text", required=True),
        "business_connection_id": Parameter("text"),
        "message_thread_id": Parameter("integer"),
        "direct_messages_topic_id": Parameter("integer"),
        "parse_mode": Parameter("text"),
        "entities": Parameter("array"),
        "link_preview_options": Parameter("object"),
        "disable_notification": Parameter("boolean"),
        "protect_content": Parameter("boolean"),
        "allow_paid_broadcast": Parameter("boolean"),
        "message_effect_id": Parameter("text"),
        "suggested_post_parameters": Parameter("object"),
        "reply_parameters": Parameter("object"),
        "reply_markup": Parameter("object"),
        "ephemeral_message_parameters": Parameter("object"),
    },
}


def read(method: str, given: Mapping[str, str]) -> dict[str, object]:
    """The parameters of a call as values; raises Refused for unknown, missing and ill-typed ones."""
    known = METHODS[method]
    for name in given:
        if name not in known:
            raise Refused(400, f"Bad Request: {method} has no parameter {name}")
    for name, parameter in known.items():
        if parameter.required and not given.get(name):
            raise Refused(400, f"Bad Request: {'message text' if name == 'text' else name} is empty")
    return {name: _READERS[known[name].kind](name, text) for name, text in given.items()}


def _integer(name: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise Refused(400, f"Bad Request: {name} must be an Integer") from None


def _boolean(name: str, text: str) -> bool:
    if text not in ("true", "false"):
        raise Refused(400, f"Bad Request: {name} must be a Boolean")
    return text == "true"


def _text(name: str, text: str) -> str:
    return text


def _chat(name: str, text: str) -> int | str:
    return text if text.startswith("@") else _integer(name, text)


def _array(name: str, text: str) -> list[object]:
    value = _json(name, text)
    if not isinstance(value, list):
        raise Refused(400, f"Bad Request: can't parse {name} JSON array")
    return value


def _object(name: str, text: str) -> dict[str, object]:
    value = _json(name, text)
    if not isinstance(value, dict):
        raise Refused(400, f"Bad Request: can't parse {name} JSON object")
    return value


def _json(name: str, text: str) -> object:
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError:
        raise Refused(400, f"Bad Request: can't parse {name} JSON") from None
    return value


_READERS: Mapping[Kind, Callable[[str, str], object]] = {
    "integer": _integer,
    "boolean": _boolean,
    "text": _text,
    "chat": _chat,
    "array": _array,
    "object": _object,
}
