"""A room on a real web server and real sockets; only the journal and the clock are in memory."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from starlette.applications import Starlette
from websockets.asyncio.client import ClientConnection, connect

from adapters.entropy import SystemEntropy
from adapters.ids import Uuid7Ids
from adapters.memory.limits import MemoryLimiter
from adapters.sealing.keyring import KeyRing
from adapters.sealing.vault import AesGcmVault
from adapters.telemetry.metrics import Metrics
from adapters.web.app import web_app
from adapters.web.desk import Check, Desk
from adapters.web.server import WebServer, listen
from adapters.web.settings import WebSettings
from adapters.web.sign_in import SignIn
from adapters.web.tokens import Tokens
from adapters.web.traces import Tracer
from application.decks import Decks
from application.ports import Rate
from application.replaying import Replaying
from application.room import Room
from domain.table.commands import OpenTable
from domain.template import Game, Terms
from tests.adapters.web.memory_readers import MemoryReaders
from tests.support.loopback import loopback_socket
from tests.support.memory import MemoryJournal, StandingClock

SECRET = b"a secret for tests, 32 bytes lon"
WELCOME, DAILY = 10_000, 500
TERMS = Terms("Test", (Game("nlhe/1", 10, 20),), 6, 400, 2_000, bank_seconds=0.0)
OPENING = OpenTable("Test", "room", "", 0, TERMS)
PLENTY = Rate(burst=100_000, per_second=100_000.0)

Frame = dict[str, Any]


@dataclass
class Served:
    """A served room with the hands on everything behind it."""

    room: Room
    journal: MemoryJournal
    clock: StandingClock
    readers: MemoryReaders
    metrics: Metrics
    server: WebServer
    table: str
    http: httpx.AsyncClient
    address: str
    app: Starlette
    sockets: list[ClientConnection] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        desk: Desk = self.app.state.desk
        return desk

    def counted(self, metric: str) -> float | None:
        """The value of a metric without labels."""
        return self.metrics.registry.get_sample_value(metric)

    async def post(self, path: str, body: object, token: str | None = None, **headers: str) -> httpx.Response:
        return await self.http.post(path, json=body, headers={**_bearer(token), **headers})

    async def get(self, path: str, token: str | None = None, **params: str) -> httpx.Response:
        return await self.http.get(path, headers=_bearer(token), params=params)

    async def log_in(self, number: int = 1) -> Frame:
        response = await self.post("/api/login/development", {"player": number})
        assert response.status_code == 200, response.text
        session: Frame = response.json()
        return session

    async def token(self, number: int = 1) -> str:
        return str((await self.log_in(number))["token"])

    async def seated(self, number: int, seat: int, buy_in: int = 1_000) -> str:
        """The token of a player who just sat down."""
        token = await self.token(number)
        body = {"command_id": f"sit-down-{number}", "seat": seat, "buy_in": buy_in}
        response = await self.post(f"/api/tables/{self.table}/seat", body, token)
        assert response.status_code == 200, response.text
        return token

    async def deal(self) -> str:
        """Start the next hand and return its id."""
        live = await self.room.tables.open(self.table)
        if live.table.deck and not live.table.deck.fixed:
            await self.room.fix_cuts(self.table, live.table.deck.hand)
        self.clock.pass_(10)
        assert live.table.deck is not None
        await self.room.open_hand(self.table, live.table.deck.hand)
        assert live.hand_id is not None
        return live.hand_id

    async def open_socket(self, **options: Any) -> "Socket":
        connection = await connect(f"ws://{self.address}/ws", **options)
        self.sockets.append(connection)
        return Socket(connection)

    async def hello(self, token: str, tables: dict[str, int] | None = None, **options: Any) -> "Socket":
        """An open socket that has said hello."""
        client = await self.open_socket(**options)
        await client.send(t="hello", token=token, tables={self.table: 0} if tables is None else tables)
        return client

    async def slow_socket(self, token: str) -> "Socket":
        """A socket that has said hello and takes in nothing until `next` is called."""
        raw = socket.socket()
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        raw.setblocking(False)
        host, port = self.address.split(":")
        await asyncio.get_running_loop().sock_connect(raw, (host, int(port)))
        return await self.hello(token, sock=raw, compression=None, max_queue=1)

    async def steps(self, player: str, count: int, first: int = 0) -> None:
        """Let a seated player pause and return until the table has taken `count` steps; `first` of them is even."""
        for number in range(first, first + count):
            move = self.room.sit_in if number % 2 else self.room.sit_out
            await move(player, self.table, f"step-{number:06}")


class Socket:
    """A client's end of a socket."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def send(self, **frame: object) -> None:
        await self.connection.send(json.dumps(frame))

    async def send_raw(self, data: str | bytes) -> None:
        await self.connection.send(data)

    async def next(self) -> Frame:
        """The next frame; a test that waits in vain fails."""
        async with asyncio.timeout(10):
            text = await self.connection.recv()
        assert isinstance(text, str)
        frame: Frame = json.loads(text)
        return frame

    async def until(self, t: str) -> Frame:
        """The next frame of a kind; those before it are passed over."""
        while (frame := await self.next())["t"] != t:
            pass
        return frame

    async def closed(self) -> int | None:
        """The close code, once the server has closed."""
        async with asyncio.timeout(15):
            await self.connection.wait_closed()
        return self.connection.close_code


def _bearer(token: str | None) -> dict[str, str]:
    return {} if token is None else {"Authorization": f"Bearer {token}"}


async def room_on(
    listener: socket.socket,
    settings: WebSettings,
    bot_token: str | None = None,
    checks: dict[str, Check] | None = None,
) -> Served:
    """A room with one open table, ready to be served on a bound socket."""
    clock, journal = StandingClock(), MemoryJournal()
    vault = AesGcmVault(KeyRing({"k1": bytes(32)}))
    room = Room(journal, clock, Uuid7Ids(), SystemEntropy(), vault, WELCOME, DAILY)
    replaying = Replaying(journal, Decks(SystemEntropy(), vault))
    readers, metrics = MemoryReaders(room, replaying), Metrics()
    sign_in = SignIn(Tokens([SECRET], clock), clock, bot_token, settings.public_url, Tracer.of(SECRET))
    app = web_app(room, readers, sign_in, settings, clock, MemoryLimiter(), metrics=metrics, checks=checks)
    table = await room.open_table(OPENING, "open-the-table")
    server = WebServer(app, listener, settings)
    address = "{}:{}".format(*server.address)
    http = httpx.AsyncClient(base_url=f"http://{address}")
    return Served(room, journal, clock, readers, metrics, server, table, http, address, app)


@asynccontextmanager
async def serving(
    settings: WebSettings | None = None,
    bot_token: str | None = None,
    checks: dict[str, Check] | None = None,
    send_buffer: int | None = None,
) -> AsyncIterator[Served]:
    """Serve a room. With a `send_buffer` (bytes) the kernel keeps little for slow clients."""
    settings = settings or WebSettings(address_rate=PLENTY, login_rate=PLENTY, player_rate=PLENTY)
    with loopback_socket() as free:
        host, port = free.getsockname()
    listener = listen(host, port)
    if send_buffer is not None:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
    served = await room_on(listener, settings, bot_token, checks)
    running = asyncio.create_task(served.server.run())
    async with served.http:
        try:
            yield served
        finally:
            for client in served.sockets:
                client.transport.abort()
            served.server.stop_now()
            await running
