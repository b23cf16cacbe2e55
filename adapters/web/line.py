"""The short way between a greeted connection and the bytes of its socket: plain calls instead of ASGI's messages."""

from collections.abc import Sequence
from typing import Protocol


class Ears(Protocol):
    """Who hears a socket. The event loop calls, so nothing here may wait."""

    @property
    def listening(self) -> bool:
        """Whether the next frame may come; while it may not, the client is not read from."""

    def heard(self, text: bytes | None) -> None:
        """A whole frame: its text in UTF-8, or None for a binary one."""

    def caught_up(self) -> None:
        """The client has taken most of what was written."""

    def left(self) -> None:
        """No frame will come any more, and none can be sent: the last that is told."""


class Line(Protocol):
    """A socket as its connection uses it; routes find it as `socket.state.line`."""

    @property
    def paused(self) -> bool:
        """Whether the client is slow: so much is under way that nothing more should be written until it caught up."""

    def attach(self, ears: Ears) -> None:
        """Let `ears` hear every frame from now on, those first that have come already."""

    def listen(self) -> None:
        """Hand on the frames that came while the ears were not listening, as far as they listen now."""

    def write(self, texts: Sequence[bytes]) -> None:
        """Send text frames (UTF-8), all in one write; nothing once the socket is closing."""

    def cut(self) -> None:
        """End the connection at once, whatever is under way."""
