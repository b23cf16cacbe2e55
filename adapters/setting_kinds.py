"""The kinds of values that settings have; each says what would be right and repeats no secret."""

import re
from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import NoDecode

from adapters.sealing.keyring import load_ring, load_token_key
from adapters.sealing.secrets_file import BadSecrets
from domain.chips import LIMIT

HOUSE_BOTS = 4
"""How many `true` means."""


def _server(*schemes: str) -> AfterValidator:
    """A server's address is a secret: it may hold a password."""
    beginnings = tuple(f"{scheme}://" for scheme in schemes)

    def check(address: SecretStr) -> SecretStr:
        if not address.get_secret_value().startswith(beginnings):
            raise ValueError(f"it must begin with {' or '.join(beginnings)}")
        return address

    return AfterValidator(check)


def _web_address(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("it must be an http or https address without a query")
    return address.rstrip("/")


def _host(host: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.:_-]+", host):
        raise ValueError("it must be a name or an address of this machine, without a scheme or a path")
    return host


def _bot_token(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", token.get_secret_value()):
        raise ValueError("it must be the bot's number, a colon and its password, as BotFather gave them")
    return token


def _readable_by(read: Callable[[str, Path], object]) -> AfterValidator:
    def check(keys: SecretStr) -> SecretStr:
        try:
            read(keys.get_secret_value(), Path())
        except BadSecrets as error:
            raise ValueError(str(error)) from None
        return keys

    return AfterValidator(check)


def _small_letters(word: object) -> object:
    return word.lower() if isinstance(word, str) else word


def _bots(word: object) -> object:
    return {"true": HOUSE_BOTS, "false": 0}.get(word.lower(), word) if isinstance(word, str) else word


def _addresses(word: object) -> object:
    return tuple(part.strip() for part in word.split(",") if part.strip()) if isinstance(word, str) else word


def _networks(addresses: tuple[str, ...]) -> tuple[str, ...]:
    for address in addresses:
        try:
            ip_network(address)
        except ValueError:
            raise ValueError(f"{address} is no address or network") from None
    return addresses


Folder = Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())]
PostgresAddress = Annotated[SecretStr, _server("postgresql", "postgres")]
RedisAddress = Annotated[SecretStr, _server("redis", "rediss", "unix")]
WebAddress = Annotated[str, AfterValidator(_web_address)]
Host = Annotated[str, AfterValidator(_host)]
Port = Annotated[int, Field(ge=1, lt=32768)]
BotToken = Annotated[SecretStr, AfterValidator(_bot_token)]
SealKeys = Annotated[SecretStr, _readable_by(load_ring)]
TokenKey = Annotated[SecretStr, _readable_by(load_token_key)]
LogLevel = Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_small_letters)]
LogFormat = Annotated[Literal["console", "json"], BeforeValidator(_small_letters)]
Chips = Annotated[int, Field(ge=0, le=LIMIT)]
Proxies = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_addresses), AfterValidator(_networks)]
HouseBots = Annotated[int, BeforeValidator(_bots), Field(ge=0, le=8)]
