"""The bare relay of the table benchmark: JSON from one client to the six sockets of its table, and nothing else."""

import sys
from collections import defaultdict

import orjson
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from ops.benches.table_server import serve

TABLES: defaultdict[str, list[WebSocket]] = defaultdict(list)


async def relay(socket: WebSocket) -> None:
    """Send what one seat says to all seats of the table."""
    seats = TABLES[socket.path_params["table"]]
    await socket.accept()
    await socket.send_text('{"seq":0}')
    seats.append(socket)
    try:
        while True:
            said = orjson.loads(await socket.receive_text())
            text = orjson.dumps(said).decode()
            for seat in seats:
                await seat.send_text(text)
    except WebSocketDisconnect:
        seats.remove(socket)


async def echo(socket: WebSocket) -> None:
    """Send back what was said."""
    await socket.accept()
    try:
        while True:
            await socket.send_text(await socket.receive_text())
    except WebSocketDisconnect:
        pass


app = Starlette(routes=[WebSocketRoute("/ws/{table}", relay), WebSocketRoute("/echo", echo)])

if __name__ == "__main__":
    serve(app, int(sys.argv[1]))
