"""Telegram's initData: what a mini-app hands over to say who opened it, believed only with the bot's signature.

Source: https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

import hmac
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import parse_qsl

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from adapters.web.rejections import InitDataExpired, InitDataForged, InitDataMalformed
from application.accounts import Identity

MAX_AGE = 3600
"""Seconds. Telegram's documents ask to check the age and leave the limit to us."""

SKEW = 30
"""Seconds that Telegram's clock may be ahead of ours."""

FIELDS = 32
NAME_LENGTH = 32


class TelegramUser(BaseModel):
    """The fields of a WebAppUser that the room uses; Telegram adds others over time."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    id: Annotated[int, Field(ge=1, lt=2**53)]
    first_name: Annotated[str, Field(max_length=512)] = ""
    last_name: Annotated[str, Field(max_length=512)] = ""
    username: Annotated[str, Field(max_length=512)] = ""


def read_init_data(init_data: str, bot_token: str, now: float) -> Identity:
    """The person who opened the mini-app. `now` is UTC, seconds since the epoch.

    Raises InitDataMalformed, InitDataForged or InitDataExpired."""
    fields = _fields(init_data)
    _verify_signature(fields, bot_token)
    _verify_age(fields, now)
    user = _user(fields)
    return Identity(origin="telegram", key=str(user.id), name=_display_name(user))


def _fields(init_data: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            init_data, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=FIELDS
        )
    except ValueError:
        raise InitDataMalformed("init_data must be the text of Telegram.WebApp.initData, unchanged.") from None
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise InitDataMalformed("A field of init_data appears twice.")
    return fields


def _verify_signature(fields: Mapping[str, str], bot_token: str) -> None:
    claimed = fields.get("hash")
    if claimed is None:
        raise InitDataMalformed("init_data has no hash; send Telegram.WebApp.initData, not initDataUnsafe.")
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields) if name != "hash")
    secret = hmac.digest(b"WebAppData", bot_token.encode(), "sha256")
    expected = hmac.digest(secret, lines.encode(), "sha256").hex()
    if not hmac.compare_digest(expected.encode(), claimed.encode()):
        raise InitDataForged("init_data is not signed by this room's bot; open the room from the bot's button.")


def _verify_age(fields: Mapping[str, str], now: float) -> None:
    text = fields.get("auth_date", "")
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise InitDataMalformed("auth_date must be in UTC seconds since the epoch.")
    if not -SKEW <= now - int(text) <= MAX_AGE:
        raise InitDataExpired("This login is out of date; close the room and open it from the bot again.")


def _user(fields: Mapping[str, str]) -> TelegramUser:
    try:
        return TelegramUser.model_validate_json(fields.get("user", ""))
    except ValidationError:
        raise InitDataMalformed("The user of init_data must be a WebAppUser object with an id.") from None


def _display_name(user: TelegramUser) -> str:
    """First and last name on one line, without characters that hide or reorder text."""
    for candidate in (f"{user.first_name} {user.last_name}", user.username):
        name = " ".join("".join(char if char.isprintable() else " " for char in candidate).split())
        if name:
            return name[:NAME_LENGTH].rstrip()
    return "Player"
