"""The naive stack of the table benchmark, as a competent beginner writes it: a transaction per action, then the whole
state as JSON to each of the six sockets."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from itsdangerous import BadData, URLSafeTimedSerializer
from psycopg.types.json import Json
from psycopg_pool import AsyncConnectionPool
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from ops.benches.naive_game import NaiveGame
from ops.benches.table_server import serve

SCHEMA = """
CREATE TABLE IF NOT EXISTS actions (
    id bigserial PRIMARY KEY, game text NOT NULL, hand int NOT NULL, seat int, kind text NOT NULL, amount int NOT NULL,
    state jsonb NOT NULL, at timestamptz NOT NULL DEFAULT now())"""
INSERT = "INSERT INTO actions (game, hand, seat, kind, amount, state) VALUES (%s, %s, %s, %s, %s, %s)"

tokens = URLSafeTimedSerializer("a secret of the benchmark")


class Table:
    """A game, who is connected to it, and a lock so that its actions come one after the other."""

    def __init__(self, name: str) -> None:
        self.game = NaiveGame(name)
        self.sockets: dict[int, WebSocket] = {}
        self.lock = asyncio.Lock()


class NaiveServer:
    """All tables in memory, what happens at them in PostgreSQL."""

    def __init__(self, pool: AsyncConnectionPool) -> None:
        self.pool = pool
        self.tables: dict[str, Table] = {}

    async def play(self, socket: WebSocket) -> None:
        """Seat a player and take their actions until they leave."""
        await socket.accept()
        try:
            name, seat = tokens.loads(socket.query_params["token"], max_age=1800)
        except (BadData, KeyError):
            await socket.close(4401)
            return
        if name not in self.tables:
            self.tables[name] = Table(name)
        table = self.tables[name]
        table.sockets[seat] = socket
        await socket.send_json(table.game.view(seat))
        try:
            while True:
                await self.act(table, seat, await socket.receive_json())
        except WebSocketDisconnect:
            del table.sockets[seat]

    async def act(self, table: Table, seat: int, message: dict[str, Any]) -> None:
        """Play, store, tell everyone."""
        async with table.lock:
            kind, to = str(message["kind"]), int(message["to"])
            try:
                table.game.act(seat, kind, to)
            except ValueError as error:
                await table.sockets[seat].send_json({"error": str(error)})
                return
            await self.publish(table, seat, kind, to)
            if table.game.over:
                table.game.deal()
                await self.publish(table, None, "deal", 0)

    async def publish(self, table: Table, seat: int | None, kind: str, amount: int) -> None:
        """Store what happened, then send the state."""
        game = table.game
        async with self.pool.connection() as connection:
            await connection.execute(INSERT, (game.name, game.hand, seat, kind, amount, Json(game.view(None))))
        for viewer, socket in list(table.sockets.items()):
            await socket.send_json(game.view(viewer))


def app(url: str) -> Starlette:
    """The application on a database."""
    server = NaiveServer(AsyncConnectionPool(url, min_size=4, max_size=10, open=False))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with server.pool:
            async with server.pool.connection() as connection:
                await connection.execute(SCHEMA)
            yield

    return Starlette(routes=[WebSocketRoute("/ws", server.play)], lifespan=lifespan)


if __name__ == "__main__":
    serve(app(sys.argv[2]), int(sys.argv[1]))
