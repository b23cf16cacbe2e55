"""One greeted socket: its frames are heard as they come and sent as they come due; the one task that it has does what
the client asked, in order."""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping

from starlette.websockets import WebSocket, WebSocketDisconnect

from adapters.web.answers import encode, error_of
from adapters.web.conversation import Conversation, Task, cmd_id_of
from adapters.web.delivery import Delivery
from adapters.web.desk import Desk
from adapters.web.faults import FAULT
from adapters.web.frames_in import Watch
from adapters.web.frames_out import AnyFrame, Reconnect, Refused
from adapters.web.line import Line
from adapters.web.outbox import Outbox
from adapters.web.rejections import TokenExpired, TooManyRequests
from adapters.web.tokens import Bearer

UNAUTHORIZED = 4401
FAULTY = 1011
SERVICE_RESTART = 1012


class Connection:
    """A player's socket after hello, and the ears of its line: `serve` runs it to its end, `send_away` asks the client
    to go."""

    def __init__(self, socket: WebSocket, desk: Desk, bearer: Bearer) -> None:
        self._socket = socket
        self._line: Line = socket.state.line
        self._desk = desk
        self._bearer = bearer
        self._outbox = Outbox(desk.settings.outbox_frames, desk.metrics.overflows.inc)
        self._delivery = Delivery(self._outbox, self._line, desk.settings.send_seconds, desk.metrics, self._fail)
        self._conversation = Conversation(desk, bearer.player, self._outbox)
        self._asked: deque[Task] = deque()
        self._news: asyncio.Future[None] | None = None
        self._ending = False
        self._gone = False
        self._farewell: Callable[[], AnyFrame] | None = None
        self._code = 1000

    async def serve(self, tables: Mapping[str, int]) -> None:
        """Send what the client lacks of `tables` (with the last frame it has of each), then serve its frames until
        it leaves, stalls, its token expires, or it is sent away."""
        self._asked.extend(Watch(t="watch", table=table, last_seq=last_seq) for table, last_seq in tables.items())
        left = self._bearer.expires_at - self._desk.clock.now()
        expiry = asyncio.get_running_loop().call_later(left, self._expire)
        self._line.attach(self)
        try:
            await self._work()
        finally:
            expiry.cancel()
            self._delivery.stop()
            self._conversation.end()

    def send_away(self, after: float) -> None:
        """See Guest."""
        conversation = self._conversation
        self._finish(SERVICE_RESTART, lambda: Reconnect("reconnect", round(after, 3), conversation.positions()))

    @property
    def listening(self) -> bool:
        """See Ears."""
        return not self._ending and not self._outbox.full

    def heard(self, text: bytes | None) -> None:
        """See Ears."""
        task = self._conversation.hear(text)
        if task is None:
            return
        if len(self._asked) >= self._desk.settings.commands_waiting:
            refusal = TooManyRequests(f"{len(self._asked)} of your commands wait already.", 1)
            self._conversation.refuse(refusal, cmd_id_of(task))
            return
        self._asked.append(task)
        self._wake()

    def caught_up(self) -> None:
        """See Ears."""
        self._delivery.caught_up()

    def left(self) -> None:
        """See Ears."""
        self._gone = True
        self._outbox.close(drop=True)
        self._end()

    def _expire(self) -> None:
        error = error_of(TokenExpired("Your token has expired; log in and connect again."))
        self._finish(UNAUTHORIZED, lambda: Refused("refused", None, error))

    def _fail(self) -> None:
        self._outbox.close(drop=True)
        self._finish(FAULTY, lambda: Refused("refused", None, FAULT))

    def _finish(self, code: int, farewell: Callable[[], AnyFrame]) -> None:
        self._code, self._farewell = code, farewell
        self._end()

    def _end(self) -> None:
        """Hear no more; what was asked before is still done."""
        self._ending = True
        self._wake()

    def _wake(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)

    async def _work(self) -> None:
        """Do what is asked until the end, and tell the client about the end if it still listens."""
        try:
            while (task := await self._next()) is not None:
                await self._conversation.do(task)
        except Exception:
            self._finish(FAULTY, lambda: Refused("refused", None, FAULT))
            await self._part()
            raise
        await self._part()

    async def _next(self) -> Task | None:
        while not self._asked:
            if self._ending:
                return None
            self._news = asyncio.get_running_loop().create_future()
            await self._news
        return self._asked.popleft()

    async def _part(self) -> None:
        """Send what still waits, say goodbye and close."""
        self._outbox.close()
        await self._delivery.finish()
        if self._gone:
            return
        if self._farewell is not None:
            self._delivery.write([encode(self._farewell())])
        try:
            async with asyncio.timeout(self._desk.settings.send_seconds):
                await self._socket.close(self._code)
        except TimeoutError:
            self._desk.metrics.stalled.inc()
        except WebSocketDisconnect:
            pass
