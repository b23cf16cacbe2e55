"""Brings what waits in an outbox to the client: everything of one turn of the event loop in one write, nothing while
the client is slow, and no patience without end."""

import asyncio
from collections.abc import Callable, Sequence

from adapters.telemetry.metrics import Metrics
from adapters.web.line import Line
from adapters.web.outbox import Outbox

WRITE_BYTES = 32 * 1024
"""So much is written before looking whether the client has become slow."""


class Delivery:
    """Empties one connection's outbox. A client that takes nothing in for `send_seconds` while something waits for it
    is cut off. `on_fault` is called when a frame could not be made; the error goes to the event loop's log."""

    def __init__(
        self, outbox: Outbox, line: Line, send_seconds: float, metrics: Metrics, on_fault: Callable[[], None]
    ) -> None:
        self._outbox = outbox
        self._line = line
        self._send_seconds = send_seconds
        self._metrics = metrics
        self._on_fault = on_fault
        self._loop = asyncio.get_running_loop()
        self._scheduled = False
        self._deadline: asyncio.TimerHandle | None = None
        self._emptied: asyncio.Future[None] | None = None
        outbox.on_due = self._soon

    def caught_up(self) -> None:
        """The client has taken most of what was written."""
        self.stop()
        self._soon()

    def write(self, texts: Sequence[bytes]) -> None:
        """Send frames past the outbox."""
        self._line.write(texts)
        self._metrics.sent.inc(len(texts))

    async def finish(self) -> None:
        """Return when nothing waits any more, be it sent or dropped."""
        while self._outbox:
            self._emptied = self._loop.create_future()
            await self._emptied

    def stop(self) -> None:
        """Forget the deadline."""
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _soon(self) -> None:
        if not self._scheduled:
            self._scheduled = True
            self._loop.call_soon(self._deliver)

    def _deliver(self) -> None:
        self._scheduled = False
        try:
            while not self._line.paused and (texts := self._outbox.take(WRITE_BYTES)):
                self.write(texts)
        except Exception:
            self._on_fault()
            raise
        if self._outbox:
            self._expect_progress()
        elif self._emptied is not None and not self._emptied.done():
            self._emptied.set_result(None)
        self._line.listen()

    def _expect_progress(self) -> None:
        if self._deadline is None:
            self._deadline = self._loop.call_later(self._send_seconds, self._give_up)

    def _give_up(self) -> None:
        self._metrics.stalled.inc()
        self._line.cut()
