"""Logging in: from Telegram, or on the developer's own machine."""

from contextlib import suppress
from typing import Annotated

from pydantic import Field

from adapters.web.endpoint import Call, endpoint
from adapters.web.fields import Asked, At, Hex32, Told
from application.accounts import Identity
from application.ports import JournalUnavailable


class TelegramLogin(Asked):
    """The text of Telegram.WebApp.initData, unchanged, and the random number that the mini-app keeps on this device, if
    it can keep one."""

    init_data: Annotated[str, Field(min_length=1, max_length=8192)]
    device: Hex32 | None = None


class DevelopmentLogin(Asked):
    """Which of the development players one wants to be, and the device's random number, if there is one."""

    player: Annotated[int, Field(ge=1, le=99)] = 1
    device: Hex32 | None = None


class Session(Told):
    """A token and whom it stands for."""

    token: str
    expires_at: At
    player: str
    name: str


@endpoint("POST", "/api/login", TelegramLogin, Session, access="login")
async def login(call: Call[TelegramLogin]) -> Session:
    """Log in with what Telegram told the mini-app."""
    return await _session(call.desk.sign_in.by_telegram(call.asked.init_data), call)


@endpoint("POST", "/api/login/development", DevelopmentLogin, Session, access="login")
async def login_for_development(call: Call[DevelopmentLogin]) -> Session:
    """Log in as a development player, on the machine the room runs on."""
    client = call.request.client
    address = client.host if client else None
    return await _session(call.desk.sign_in.by_development(call.asked.player, address, call.request.headers), call)


async def _session(identity: Identity, call: Call[TelegramLogin] | Call[DevelopmentLogin]) -> Session:
    account = await call.desk.room.enter(identity)
    await _trace(account.player, call)
    token, expires_at = call.desk.sign_in.tokens.issue(account.player)
    return Session(token=token, expires_at=expires_at, player=account.player, name=account.name)


async def _trace(player: str, call: Call[TelegramLogin] | Call[DevelopmentLogin]) -> None:
    """Remember from where somebody came in; a journal that is away keeps nobody out."""
    tracer, client = call.desk.sign_in.tracer, call.request.client
    if tracer is not None and (tags := tracer.tags(client.host if client else None, call.asked.device)):
        with suppress(JournalUnavailable):
            await call.desk.room.leave_traces(player, tags)


ENDPOINTS = (login, login_for_development)
