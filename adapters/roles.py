"""The roles that a process can play, alone or together; each ends in good order when it is told to."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from socket import socket

import structlog

from adapters.beside import beside
from adapters.compose import Foundation, bot, foundation, projectors, readers, table_service, web_server
from adapters.fault import Fault
from adapters.garbage import settle
from adapters.postgres.poison import Poisoned
from adapters.postgres.projector import Projector
from adapters.postgres.readers import PostgresReaders
from adapters.settings import Settings
from adapters.web.server import run_until_signalled
from application.house import furnish

Say = Callable[[str], None]

log = structlog.get_logger()


async def play_everything(settings: Settings, url: str, listener: socket, say: Say) -> None:
    """The whole room in this process until a signal: tables are furnished at the first time."""
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(foundation(settings, url))
        say("Reading what has happened …")
        read_models = await stack.enter_async_context(readers(base))
        await furnish(base.room, base.templates, settings.house_bots, await _table_names(base, read_models))
        await catch_up(base)
        await stack.enter_async_context(following(base))
        await stack.enter_async_context(table_service(base, read_models))
        await stack.enter_async_context(chatting(base))
        server = web_server(base, read_models, listener)
        settle()
        say(f"The room is open: {_address(settings)}  (Ctrl-C closes it)")
        await run_until_signalled(server)
        say("Closing …")


async def catch_up(base: Foundation) -> None:
    """Bring every read model up to the end of the log; one that an event stops is left there, the room goes on."""
    end = await base.journal.end()

    async def bring(projector: Projector) -> None:
        try:
            await projector.catch_up(end)
        except Poisoned as poisoned:
            log.error("read_model_stopped", reason=str(poisoned))

    # All at once: they share the pages that they read.
    await asyncio.gather(*map(bring, projectors(base)))


async def _table_names(base: Foundation, read_models: PostgresReaders) -> set[str]:
    """The names of the tables that stand in the room."""
    await catch_up(base)
    return {table.name for table in await read_models.lobby()}


@asynccontextmanager
async def following(base: Foundation) -> AsyncIterator[None]:
    """Projectors that follow the log meanwhile."""
    stop = asyncio.Event()
    async with beside(stop, *(projector.run(stop) for projector in projectors(base))):
        yield


@asynccontextmanager
async def chatting(base: Foundation) -> AsyncIterator[None]:
    """The Telegram bot meanwhile, where there is a token."""
    stop, telegram = asyncio.Event(), bot(base)
    async with beside(stop, *([telegram.run(stop)] if telegram else [])):
        yield


def _address(settings: Settings) -> str:
    host = "127.0.0.1" if settings.host == "0.0.0.0" else settings.host
    return settings.public_url or f"http://{host}:{settings.port}"


async def serve_web(settings: Settings, url: str, listener: socket, say: Say) -> None:
    """The web role until a signal: players' tables, clocks and sockets."""
    async with AsyncExitStack() as stack:
        base = await stack.enter_async_context(foundation(settings, url))
        read_models = await stack.enter_async_context(readers(base))
        await stack.enter_async_context(table_service(base, read_models))
        server = web_server(base, read_models, listener)
        settle()
        say(f"Serving at {_address(settings)}")
        await run_until_signalled(server)


async def serve_projector(settings: Settings, url: str, say: Say) -> None:
    """The projector role until a signal: every read model follows the log."""
    async with foundation(settings, url) as base, following(base):
        settle()
        say("Projecting")
        await signalled()


async def serve_bot(settings: Settings, url: str, say: Say) -> None:
    """The bot role until a signal, or until Telegram refuses the token."""
    async with foundation(settings, url) as base:
        telegram = bot(base)
        if telegram is None:
            raise Fault("CARDROOM_TELEGRAM_TOKEN: the bot needs the token that BotFather gave you.")
        settle()
        say("Chatting")
        stop = asyncio.Event()
        async with beside(stop, _set_when_signalled(stop)):
            welcome = await telegram.run(stop)
    if not welcome:
        raise Fault("CARDROOM_TELEGRAM_TOKEN: Telegram refuses it; copy the text that BotFather gave you.")


async def signalled() -> None:
    """Return at the first SIGTERM or SIGINT."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    try:
        await stop.wait()
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)


async def _set_when_signalled(stop: asyncio.Event) -> None:
    told = asyncio.create_task(signalled())
    await asyncio.wait({told, asyncio.create_task(stop.wait())}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    stop.set()
