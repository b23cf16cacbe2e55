"""Every setting of the room: typed, documented, read from `CARDROOM_*` environment variables and from nowhere else."""

import difflib
import os
from collections.abc import Iterable, Iterator
from typing import ClassVar

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapters.data_folder import default_data_folder
from adapters.fault import Fault
from adapters.setting_kinds import (
    HOUSE_BOTS,
    BotToken,
    Chips,
    Folder,
    Host,
    HouseBots,
    LogFormat,
    LogLevel,
    Port,
    PostgresAddress,
    Proxies,
    RedisAddress,
    SealKeys,
    TokenKey,
    WebAddress,
)

PREFIX = "CARDROOM_"


class SettingsInvalid(Fault):
    """Environment variables that cannot be used, one line for each: which, what is wrong, what would be right."""

    exit_status: ClassVar[int] = 2


class Settings(BaseSettings):
    """Each field is the variable `CARDROOM_` and its name in capitals; an empty variable counts as none."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, hide_input_in_errors=True)

    data_dir: Folder = Field(
        default_factory=default_data_folder,
        description="The folder that holds the embedded database and the room's own keys.",
        examples=["/var/lib/cardroom"],
    )
    database_url: PostgresAddress | None = Field(
        default=None,
        description="PostgreSQL 15 to 18; none for the embedded one in the data folder.",
        examples=["postgresql://user:password@host:5432/cardroom"],
    )
    redis_url: RedisAddress | None = Field(
        default=None,
        description="Redis, which carries news between several processes; none where one process does it all.",
        examples=["redis://host:6379/0"],
    )
    host: Host = Field(
        default="127.0.0.1",
        description="The address on which the web server listens; 0.0.0.0 for all of this machine's.",
        examples=["127.0.0.1"],
    )
    port: Port = Field(
        default=8460,
        description="The port on which the web server listens, below those that systems lend to outgoing connections.",
        examples=["8460"],
    )
    public_url: WebAddress | None = Field(
        default=None,
        description="The address under which players reach the room, https for Telegram; none on one's own machine.",
        examples=["https://poker.example.org"],
    )
    trusted_proxies: Proxies = Field(
        default=(),
        description="Addresses of one's own proxies, with commas between: their word for who asks is believed.",
        examples=["127.0.0.1, 10.0.0.0/8"],
    )
    telegram_token: BotToken | None = Field(
        default=None,
        description="The bot's token; none for a room without Telegram.",
        examples=["110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"],
    )
    telegram_api: WebAddress = Field(
        default="https://api.telegram.org",
        description="The Bot API server: Telegram's or one of your own.",
        examples=["https://api.telegram.org"],
    )
    seal_keys: SealKeys | None = Field(
        default=None,
        description="The keys that seal secrets in the journal, with commas between: the first one seals, all open. "
        "None for a key kept in the data folder.",
        examples=["new:HEX64,old:HEX64 (`openssl rand -hex 32` prints a HEX64)"],
    )
    token_key: TokenKey | None = Field(
        default=None,
        description="The key that signs logins; none for one kept in the data folder.",
        examples=["what `openssl rand -hex 32` prints"],
    )
    log_level: LogLevel = Field(
        default="info",
        description="The least important lines to log: debug, info, warning or error.",
        examples=["info"],
    )
    log_format: LogFormat = Field(
        default="console",
        description="The log for a person (console) or for a machine (json, one object a line).",
        examples=["json"],
    )
    welcome_chips: Chips = Field(
        default=10_000,
        description="Whole chips that a new player is given.",
        examples=["10000"],
    )
    daily_chips: Chips = Field(
        default=2_000,
        description="Whole chips that a player may claim once a day.",
        examples=["2000"],
    )
    house_bots: HouseBots = Field(
        default=HOUSE_BOTS,
        description="House bots at each of the room's own tables, from 0 to 8; false for none.",
        examples=[str(HOUSE_BOTS)],
    )


def load_settings() -> Settings:
    """The settings in force. Raises SettingsInvalid, which names every wrong or unknown `CARDROOM_*` variable."""
    wrong = list(_unknown(os.environ))
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsInvalid(*wrong, *map(_wrong, error.errors())) from None
    if wrong:
        raise SettingsInvalid(*wrong)
    return settings


def variable_of(field: str) -> str:
    """The environment variable that sets a field."""
    return PREFIX + field.upper()


def _unknown(names: Iterable[str]) -> Iterator[str]:
    known = [variable_of(field) for field in Settings.model_fields]
    for name in sorted(names):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            nearest = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0)[0]
            yield f"{name}: there is no such setting; the nearest is {nearest}."


def _wrong(error: ErrorDetails) -> str:
    field = str(error["loc"][0])
    example = ", ".join(Settings.model_fields[field].examples or ())
    return f"{variable_of(field)}: {_complaint(error)}; right would be, for example, {example}"


def _complaint(error: ErrorDetails) -> str:
    if error["type"] == "int_parsing":
        return "it must be a whole number"
    message = error["msg"].removeprefix("Value error, ").replace("Input should be", "it must be", 1).rstrip(".")
    return message[0].lower() + message[1:]
