"""The one place that wires all together: settings become a journal, a room, and the roles that serve it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from socket import socket
from typing import TYPE_CHECKING

from psycopg_pool import AsyncConnectionPool
from pydantic import SecretStr

from adapters.beside import beside
from adapters.clock import SystemClock
from adapters.entropy import SystemEntropy
from adapters.ids import Uuid7Ids
from adapters.memory.limits import MemoryLimiter
from adapters.postgres.journal import PostgresJournal
from adapters.postgres.migrations import newest_version, schema_version
from adapters.postgres.poison import Poison
from adapters.postgres.projector import Progress, Projector
from adapters.postgres.readers import PostgresReaders
from adapters.postgres.shared_pages import SharedPages
from adapters.readers import RoomReaders
from adapters.redis.limits import RedisLimiter
from adapters.redis.link import RedisLink
from adapters.redis.wake import RedisWake
from adapters.sealing.keyring import load_ring, load_token_key
from adapters.sealing.vault import AesGcmVault
from adapters.settings import Settings
from adapters.telemetry.metrics import Metrics
from adapters.web.app import web_app
from adapters.web.server import WebServer
from adapters.web.settings import WebSettings
from adapters.web.sign_in import SignIn
from adapters.web.tokens import Tokens
from adapters.web.traces import Tracer
from application.auditing import Auditing
from application.data_access import DataAccess
from application.dealer import Dealer
from application.decks import Decks
from application.follower import Follower
from application.histories import Histories
from application.own_cards import OwnCards
from application.past_tables import PastTables
from application.ports import Journal, Limiter, Vault
from application.presence import Presence
from application.replaying import Replaying
from application.revealing import Revealing
from application.room import Room
from application.sweeper import Sweeper
from application.templates import Templates
from application.verifying import Verifying
from projections.catalogue import PROJECTIONS

if TYPE_CHECKING:
    from adapters.telegram.bot import TelegramBot

POOL = 8
"""Connections for reading, of one process."""


@dataclass(frozen=True, slots=True)
class Foundation:
    """What every role stands on: a database that is up to date, the keys, and what Redis adds where there is one."""

    settings: Settings
    database_url: str
    clock: SystemClock
    journal: Journal
    room: Room
    own_cards: OwnCards
    histories: Histories
    replaying: Replaying
    revealing: Revealing
    past_tables: PastTables
    auditing: Auditing
    data_access: DataAccess
    verifying: Verifying
    templates: Templates
    limiter: Limiter
    metrics: Metrics


@asynccontextmanager
async def foundation(settings: Settings, database_url: str) -> AsyncIterator[Foundation]:
    """Open the journal and build the room on it. The schema must be there."""
    clock = SystemClock()
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    vault = AesGcmVault(load_ring(_secret(settings.seal_keys), settings.data_dir))
    async with AsyncExitStack() as stack:
        journal = await PostgresJournal.open(database_url)
        stack.push_async_callback(journal.close)
        limiter = await _with_redis(settings, journal, stack)
        room = build_room(settings, journal, vault, clock)
        decks = Decks(SystemEntropy(), vault)
        revealing = Revealing(journal, clock, Uuid7Ids(), decks)
        yield Foundation(
            settings,
            database_url,
            clock,
            journal,
            room,
            OwnCards(journal, decks),
            Histories(journal, decks, revealing),
            Replaying(journal, decks),
            revealing,
            PastTables(journal, clock),
            Auditing(journal, clock, Uuid7Ids(), vault),
            DataAccess(journal, clock, Uuid7Ids()),
            Verifying(journal, decks),
            Templates(journal, clock),
            limiter,
            Metrics(),
        )


def build_room(settings: Settings, journal: Journal, vault: Vault, clock: SystemClock) -> Room:
    """The room on a journal, with the system's ids and entropy."""
    return Room(journal, clock, Uuid7Ids(), SystemEntropy(), vault, settings.welcome_chips, settings.daily_chips)


async def _with_redis(settings: Settings, journal: PostgresJournal, stack: AsyncExitStack) -> Limiter:
    """News between processes and shared rate limits where there is a Redis; this process's own limits elsewhere."""
    if settings.redis_url is None:
        return MemoryLimiter()
    link = await stack.enter_async_context(RedisLink(settings.redis_url.get_secret_value()))
    wake = await stack.enter_async_context(RedisWake(link, journal.heard))
    journal.tell = wake.grew
    return RedisLimiter(link)


@asynccontextmanager
async def readers(base: Foundation) -> AsyncIterator[PostgresReaders]:
    """The read models behind a pool of connections."""
    async with AsyncConnectionPool(base.database_url, min_size=1, max_size=POOL, open=False) as pool:
        yield PostgresReaders(pool)


def projectors(base: Foundation) -> list[Projector]:
    """One projector for each read model; they share the pages that they read."""
    pages = SharedPages(base.journal)

    def measure(progress: Progress) -> None:
        base.metrics.lag.labels(progress.projection).set(progress.age)
        base.metrics.behind.labels(progress.projection).set(progress.behind)
        base.metrics.projected.labels(progress.projection).inc(progress.events)

    def measure_stop(schema: str, poison: Poison | None) -> None:
        base.metrics.stopped.remove_by_labels({"projection": schema})
        if poison is not None:
            base.metrics.stopped.labels(schema, poison.topic).set(poison.position)

    return [
        Projector(base.database_url, pages.reader(), projection, base.clock, measure, on_stop=measure_stop)
        for projection in PROJECTIONS
    ]


def web_server(base: Foundation, read_models: PostgresReaders, listener: socket) -> WebServer:
    """The web role's server on a bound socket."""
    settings = base.settings
    token = _secret(settings.telegram_token)
    tokens = Tokens([load_token_key(_secret(settings.token_key), settings.data_dir)], base.clock)
    tracer = Tracer.of(load_token_key(_secret(settings.token_key), settings.data_dir))
    sign_in = SignIn(tokens, base.clock, token, settings.public_url, tracer)
    web = WebSettings(public_url=settings.public_url, trusted_proxies=settings.trusted_proxies)

    async def journal_check() -> str:
        await base.journal.end()
        return ""

    async def schema_check() -> str:
        version = await asyncio.to_thread(schema_version, base.database_url)
        return "" if version == newest_version() else f"version {version} instead of {newest_version()}"

    app = web_app(
        room=base.room,
        readers=RoomReaders(read_models, base.own_cards, base.replaying),
        sign_in=sign_in,
        settings=web,
        clock=base.clock,
        limiter=base.limiter,
        metrics=base.metrics,
        checks={"journal": journal_check, "schema": schema_check},
    )
    return WebServer(app, listener, web)


@asynccontextmanager
async def table_service(base: Foundation, read_models: PostgresReaders) -> AsyncIterator[None]:
    """The dealer with its clocks, and the tasks that bring other processes' tables and late deadlines to it."""
    dealer, presence = Dealer(base.room, base.clock, SystemEntropy()), Presence(base.room, base.clock)
    stop = asyncio.Event()
    follower = Follower(base.journal, base.room.tables)
    sweeper = Sweeper(read_models, base.room, base.clock)
    async with beside(stop, follower.run(stop), sweeper.run(stop)):
        try:
            yield
        finally:
            await presence.stop()
            await dealer.stop()


def bot(base: Foundation) -> "TelegramBot | None":
    """The bot, where there is a token."""
    settings = base.settings
    if (token := _secret(settings.telegram_token)) is None:
        return None
    # Takes a second to import, which a room without a bot need not wait for.
    from adapters.telegram.bot import telegram_bot

    public_url = settings.public_url or f"http://{settings.host}:{settings.port}"
    return telegram_bot(token, settings.telegram_api, public_url, base.room)


def _secret(setting: SecretStr | None) -> str | None:
    return setting.get_secret_value() if setting else None
