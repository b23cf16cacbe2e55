"""One client's WebSocket (RFC 6455) for the load: text frames, no extensions, and as little work as that takes."""

import asyncio
import base64
import os
from collections.abc import Callable
from typing import Self

from websockets.utils import accept_key

TEXT, CLOSE, PING, PONG = 0x1, 0x8, 0x9, 0xA
FINAL, MASKED = 0x80, 0x80
ZERO_KEY = bytes(4)
"""Masks nothing: no proxy stands between the load and the server."""

Hear = Callable[[bytes, float], None]
"""Takes a text frame and the loop's time at which it came."""


class ConnectionEnded(Exception):
    """The server refused the handshake, hung up, or sent what a WebSocket server does not send."""


class ClientSocket(asyncio.Protocol):
    """Made by `connect`; `hear` gets every text frame."""

    def __init__(self, request: bytes, accepted: bytes, hear: Hear) -> None:
        self._request = request
        self._accepted = accepted
        self._hear = hear
        self._loop = asyncio.get_running_loop()
        self._received = bytearray()
        self._open: asyncio.Future[None] = self._loop.create_future()
        self._transport: asyncio.Transport | None = None
        self.ended = ""
        """Why no more frames will come; empty while they may."""

    @classmethod
    async def connect(cls, port: int, path: str, hear: Hear) -> Self:
        """Open a socket to a path on a port of this machine. Raises ConnectionEnded, and OSError."""
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Connection: Upgrade", "Upgrade: websocket"]
        lines += ["Sec-WebSocket-Version: 13", f"Sec-WebSocket-Key: {key}", "", ""]
        accepted = f"sec-websocket-accept: {accept_key(key)}".lower().encode()
        loop = asyncio.get_running_loop()
        _, client = await loop.create_connection(
            lambda: cls("\r\n".join(lines).encode(), accepted, hear), "127.0.0.1", port
        )
        await client._open
        return client

    def send(self, text: bytes) -> None:
        """Send a text frame."""
        self._send(TEXT, text)

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the upgrade."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def connection_lost(self, error: Exception | None) -> None:
        """Nothing more will come."""
        self._end(f"the server hung up ({error})" if error else "the server hung up")

    def data_received(self, data: bytes) -> None:
        """Bytes of the handshake's answer or of frames."""
        self._received += data
        if not self._open.done() and not self._shake_hands():
            return
        now = self._loop.time()
        while (frame := self._next_frame()) is not None:
            self._take(*frame, now)

    def _shake_hands(self) -> bool:
        head, blank, rest = bytes(self._received).partition(b"\r\n\r\n")
        if not blank:
            return False
        if not head.startswith(b"HTTP/1.1 101") or self._accepted not in head.lower():
            self._end(f"the handshake failed: {(rest or head)[:200]!r}")
            return False
        self._received = bytearray(rest)
        self._open.set_result(None)
        return True

    def _next_frame(self) -> tuple[int, bytes] | None:
        """The first byte and the content of the next whole frame; a server's frames are not masked."""
        received = self._received
        if len(received) < 2:
            return None
        start, length = 2, received[1]
        if length > 125:
            start += 2 if length == 126 else 8
            length = int.from_bytes(received[2:start], "big")
        if len(received) < start + length:
            return None
        first, content = received[0], bytes(received[start : start + length])
        del received[: start + length]
        return first, content

    def _take(self, first: int, content: bytes, now: float) -> None:
        if first == FINAL | TEXT:
            self._hear(content, now)
        elif first == FINAL | PING:
            self._send(PONG, content)
        elif first == FINAL | CLOSE:
            self._end(f"the server hung up with code {int.from_bytes(content[:2], 'big')}")
        else:
            self._end(f"the server sent a frame {first:#x}: {content[:200]!r}")

    def _send(self, opcode: int, content: bytes) -> None:
        if self._transport is None or self.ended:
            raise ConnectionEnded(self.ended or "not connected")
        size = len(content)
        length = bytes((MASKED | size,)) if size < 126 else bytes((MASKED | 126,)) + size.to_bytes(2, "big")
        self._transport.write(bytes((FINAL | opcode,)) + length + ZERO_KEY + content)

    def _end(self, why: str) -> None:
        self.ended = self.ended or why
        if not self._open.done():
            self._open.set_exception(ConnectionEnded(self.ended))
        self.close()
