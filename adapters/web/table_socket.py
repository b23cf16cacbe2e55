"""uvicorn's WebSocket protocol, hardened where a hostile or vanished client could leave something behind."""

import asyncio

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode

LINGER_SECONDS = 10.0


class TableSocket(WebSocketsSansIOProtocol):
    """Four differences: a handshake that fails is closed, one that is refused is not logged as a fault, neither is
    text that is not UTF-8, and a connection whose application has ended is cut off when its last bytes cannot be
    delivered."""

    def data_received(self, data: bytes) -> None:
        """Bytes from the client."""
        super().data_received(data)
        if self.conn.handshake_exc is not None:
            self.transport.close()

    async def send(self, message: ASGISendEvent) -> None:
        """What the application sends."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and not message.get("more_body", False):
            self.handshake_complete = True

    def send_receive_event_to_app(self) -> None:
        """A whole message has arrived."""
        if self.curr_msg_data_type == "text" and not _is_utf8(b"".join(self.frames)):
            self.frames = []
            self.conn.fail(CloseCode.INVALID_DATA, "text frames must be UTF-8")
            self.handle_parser_exception()
            return
        super().send_receive_event_to_app()

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        """The application is done with this connection."""
        super().on_task_complete(task)
        self.loop.call_later(LINGER_SECONDS, self._cut_off)

    def _cut_off(self) -> None:
        if not self.disconnected:
            self.transport.abort()


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
