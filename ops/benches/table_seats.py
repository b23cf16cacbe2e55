"""A table as its six clients see it: whose turn it is, which send is due, and which views have come."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from ops.benches.table_socket import Hear

SEATS = 6


class Speech(Protocol):
    """How a stack's clients talk with it at one table."""

    def seq(self, frame: bytes) -> int | None:
        """The number of the table's step that a frame tells of; None for other frames."""

    def answer(self, frame: bytes) -> tuple[int, bytes] | None:
        """The seat to act after the step that a frame tells of, and what it sends; None where nobody is to act."""


class Client(Protocol):
    """A seat's socket; `ended` says why it is none any more."""

    ended: str

    def send(self, text: bytes) -> None:
        """Send a text frame."""

    def close(self) -> None:
        """Hang up."""


class LoadedTable:
    """Sends when an action is scheduled and it is somebody's turn; done when all six have seen the action's step."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._loop = asyncio.get_running_loop()
        self._seqs = [-1] * SEATS
        self._next: tuple[int, bytes] | None = None
        self._due: float | None = None
        self._under_way: tuple[float, int] | None = None
        self._hurried = False
        self.sockets: list[Client] = []
        self.on_done: Callable[[float], None] = lambda latency: None
        self.on_missed: Callable[[], None] = lambda: None
        self._refused = ""

    def __repr__(self) -> str:
        return f"<steps {self._seqs}, next {self._next}, under way {self._under_way}, due {self._due}>"

    @property
    def fault(self) -> str:
        """What the server refused, or why it hung up; empty while all is well."""
        return self._refused or next((socket.ended for socket in self.sockets if socket.ended), "")

    @property
    def idle(self) -> bool:
        """Whether all have seen everything, it is somebody's turn, and no send is due."""
        return self._next is not None and self._due is None

    def hearing(self, seat: int) -> Hear:
        """What listens to the socket of a seat."""
        return lambda frame, now: self._hear(seat, frame, now)

    def schedule(self, at: float) -> None:
        """Let a player act at this time of the loop, or as soon after it as it is somebody's turn. The action is
        missed where an earlier one is not done by then."""
        if self._due is not None or self._under_way is not None:
            self.on_missed()
            return
        self._due = at
        self._send()

    def hurry(self) -> None:
        """Act as soon as it is somebody's turn, again and again."""
        self._hurried = True
        self._send()

    def relax(self) -> None:
        """Act when it is scheduled."""
        self._hurried = False

    def _send(self) -> None:
        at = self._loop.time() if self._hurried else self._due
        if self._next is None or at is None:
            return
        seat, text = self._next
        self._under_way, self._next, self._due = (at, self._seqs[seat] + 1), None, None
        self.sockets[seat].send(text)

    def _hear(self, seat: int, frame: bytes, now: float) -> None:
        seq = self._speech.seq(frame)
        if seq is None:
            self._refused = self._refused or (frame.decode() if b'"error"' in frame else "")
            return
        self._seqs[seat] = seq
        lowest = min(self._seqs)
        if self._under_way is not None and lowest >= self._under_way[1]:
            self.on_done(now - self._under_way[0])
            self._under_way = None
        if lowest == max(self._seqs):
            self._next = self._speech.answer(frame)
            self._send()
