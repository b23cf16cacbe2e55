"""uvicorn's WebSocket protocol, hardened where a hostile or vanished client could leave something behind, and with a
short way to the connection that it serves."""

import asyncio
from collections.abc import Sequence
from struct import pack

from uvicorn._types import ASGISendEvent
from uvicorn.config import Config
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.frames import CloseCode, Frame
from websockets.protocol import State

from adapters.web.line import Ears, Line

LINGER_SECONDS = 10.0
FINAL_TEXT = 0x81


class TableSocket(WebSocketsSansIOProtocol):
    """A handshake that fails is closed, one that is refused is not logged as a fault, neither is text that is not
    UTF-8. A client that takes nothing in gets no pongs, and one that sends nothing more has left. A connection whose
    application has ended is cut off when its last bytes cannot be delivered. And it is a Line."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, object],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        line: Line = self
        super().__init__(config, server_state, {**app_state, "line": line}, _loop)
        self._ears: Ears | None = None
        self._ended = False

    @property
    def paused(self) -> bool:
        """See Line."""
        return not self.writable.is_set()

    def attach(self, ears: Ears) -> None:
        """See Line."""
        self._ears = ears
        self.listen()
        if self._ended:
            self._end()

    def listen(self) -> None:
        """See Line."""
        while self.read_paused and self._ears is not None and self._ears.listening:
            self._hand_on(self._ears)
            if self.queue.empty():
                self.read_paused = False
                self.transport.resume_reading()

    def _hand_on(self, ears: Ears) -> None:
        message = self.queue.get_nowait()
        if message["type"] == "websocket.receive":
            text = message.get("text")
            ears.heard(None if text is None else text.encode())

    def write(self, texts: Sequence[bytes]) -> None:
        """See Line."""
        if self.conn.state is not State.OPEN:
            return
        if self.conn.extensions:
            for text in texts:
                self.conn.send_text(text)
            parts = self.conn.data_to_send()
        else:
            parts = [part for text in texts for part in (_header(len(text)), text)]
        self.transport.write(b"".join(parts))

    def cut(self) -> None:
        """See Line."""
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Bytes from the client."""
        super().data_received(data)
        if self.conn.handshake_exc is not None:
            self.transport.close()

    def send_receive_event_to_app(self) -> None:
        """A whole message has arrived."""
        is_text, data = self.curr_msg_data_type == "text", b"".join(self.frames)
        if is_text and not _is_utf8(data):
            self.frames = []
            self.conn.fail(CloseCode.INVALID_DATA, "text frames must be UTF-8")
            self.handle_parser_exception()
        elif self._ears is None or self.read_paused or not self._ears.listening:
            super().send_receive_event_to_app()
        else:
            self.frames = []
            self._ears.heard(data if is_text else None)

    def handle_ping(self) -> None:
        """The client asks for a sign of life. While it takes nothing in it gets none: they would pile up."""
        if self.paused:
            self.conn.data_to_send()
        else:
            super().handle_ping()

    def resume_writing(self) -> None:
        """The transport has room again."""
        super().resume_writing()
        if self._ears is not None:
            self._ears.caught_up()

    def eof_received(self) -> None:
        """The client sends nothing more. It may leave what we wrote unread for ever, so that is its end."""
        super().eof_received()
        self._end()

    def connection_lost(self, exc: Exception | None) -> None:
        """Neither side sends anything more."""
        super().connection_lost(exc)
        self._end()

    def handle_close(self, event: Frame) -> None:
        """The client closes, or agrees to our closing."""
        super().handle_close(event)
        self._end()

    def handle_parser_exception(self) -> None:
        """What came is not what RFC 6455 allows."""
        super().handle_parser_exception()
        self._end()

    def keepalive_timeout(self) -> None:
        """The client did not answer a ping."""
        super().keepalive_timeout()
        self._end()

    def shutdown(self) -> None:
        """The server stops."""
        super().shutdown()
        self._end()

    def _end(self) -> None:
        self._ended = True
        ears, self._ears = self._ears, None
        if ears is not None:
            ears.left()

    async def send(self, message: ASGISendEvent) -> None:
        """What the application sends."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and not message.get("more_body", False):
            self.handshake_complete = True

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        """The application is done with this connection."""
        super().on_task_complete(task)
        self.loop.call_later(LINGER_SECONDS, self._cut_off)

    def _cut_off(self) -> None:
        if not self.disconnected:
            self.transport.abort()


def _header(size: int) -> bytes:
    """What precedes an unmasked, whole text of `size` bytes: RFC 6455, section 5.2."""
    if size < 126:
        return bytes((FINAL_TEXT, size))
    if size < 65_536:
        return pack("!BBH", FINAL_TEXT, 126, size)
    return pack("!BBQ", FINAL_TEXT, 127, size)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
