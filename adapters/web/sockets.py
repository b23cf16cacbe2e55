"""The way in for sockets: who may open one, and the hello that says who it is."""

import asyncio
from urllib.parse import urlsplit

from starlette.websockets import WebSocket, WebSocketDisconnect

from adapters.web.addresses import address_key
from adapters.web.answers import encode, error_of, refuse
from adapters.web.connection import UNAUTHORIZED, Connection
from adapters.web.desk import Desk
from adapters.web.frames_in import FRAMES, Hello
from adapters.web.frames_out import Refused
from adapters.web.rejections import Draining, ForeignOrigin, HelloMissing, Malformed
from adapters.web.strict_json import check_frame, read_object
from domain.refusals import Refusal


async def serve_socket(socket: WebSocket) -> None:
    """GET /ws: refuse at the door over HTTP, or accept, hear hello, and serve."""
    desk: Desk = socket.app.state.desk
    try:
        await _admit(socket, desk)
    except Refusal as refusal:
        await socket.send_denial_response(refuse(refusal, desk.metrics))
        return
    with desk.metrics.sockets.track_inprogress():
        await socket.accept()
        try:
            async with asyncio.timeout(desk.settings.hello_seconds):
                hello = await _hello(socket)
            connection = Connection(socket, desk, desk.sign_in.tokens.read(hello.token))
        except (Refusal, TimeoutError) as error:
            await _turn_away(socket, desk, error)
        except WebSocketDisconnect:
            pass
        else:
            await _serve(connection, desk, hello)


async def _serve(connection: Connection, desk: Desk, hello: Hello) -> None:
    with desk.guests.stay(connection):
        if desk.draining:
            connection.send_away(desk.settings.reconnect_spread)
        await connection.serve(hello.tables)


async def _admit(socket: WebSocket, desk: Desk) -> None:
    if desk.draining:
        raise Draining("This server is about to restart; connect again.", desk.settings.reconnect_spread)
    origin = socket.headers.get("origin")
    if origin is not None and not _is_ours(origin, socket.headers.get("host", ""), desk.settings.public_url):
        raise ForeignOrigin("Only this room's own pages may open a socket here.")
    client = socket.client
    await desk.admit(address_key(client.host if client else None), desk.settings.address_rate)


def _is_ours(origin: str, host: str, public_url: str | None) -> bool:
    """Whether a page of this origin was served by this room: the same host, or the public address."""
    try:
        page = urlsplit(origin)
    except ValueError:
        return False
    if page.scheme not in {"http", "https"} or not page.netloc:
        return False
    if public_url is not None and page[:2] == urlsplit(public_url)[:2]:
        return True
    return page.netloc.lower() == host.lower()


async def _hello(socket: WebSocket) -> Hello:
    message = await socket.receive()
    if message["type"] != "websocket.receive":
        raise WebSocketDisconnect(message["code"])
    text = message.get("text")
    if text is None:
        raise Malformed("Send text frames; binary ones are not understood.")
    frame = check_frame(FRAMES, read_object(text))
    if not isinstance(frame, Hello):
        raise HelloMissing(f"Say hello before {frame.t}.")
    return frame


async def _turn_away(socket: WebSocket, desk: Desk, error: Refusal | TimeoutError) -> None:
    """Say why, then close; a client that does not even take that is dropped."""
    late = HelloMissing(f"No hello came within {desk.settings.hello_seconds:g} seconds.")
    refusal = error if isinstance(error, Refusal) else late
    desk.metrics.refused.labels(refusal.code).inc()
    try:
        async with asyncio.timeout(desk.settings.send_seconds):
            await socket.send_text(encode(Refused("refused", None, error_of(refusal))).decode())
            await socket.close(UNAUTHORIZED)
    except (TimeoutError, WebSocketDisconnect):
        pass
