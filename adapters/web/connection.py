"""One greeted socket: a task that reads, one that obeys in order, one that sends; none waits for another's work."""

import asyncio
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from time import perf_counter
from typing import Literal

from starlette.websockets import WebSocket, WebSocketDisconnect

from adapters.web.answers import encode, error_of
from adapters.web.commands import obey
from adapters.web.desk import Desk
from adapters.web.faults import FAULT, as_refusal
from adapters.web.frames_in import FRAMES, Command, Frame, Hello, Ping, Unwatch, Watch
from adapters.web.frames_out import Ack, AnyFrame, Pong, Reconnect, Refused
from adapters.web.outbox import Outbox
from adapters.web.rejections import Malformed, TokenExpired, TooManyRequests, TooManyTables
from adapters.web.strict_json import check_frame, read_object
from adapters.web.tokens import Bearer
from adapters.web.watching import Watching
from application.ports import JournalUnavailable
from domain.refusals import Refusal

UNAUTHORIZED = 4401
FAULTY = 1011
SERVICE_RESTART = 1012

Task = Watch | Unwatch | Command
"""What is done one after the other; pings are answered at once."""

_CMD_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Connection:
    """A player's socket after hello: `serve` runs it to its end, `send_away` asks the client to go."""

    def __init__(self, socket: WebSocket, desk: Desk, bearer: Bearer) -> None:
        self._socket = socket
        self._desk = desk
        self._bearer = bearer
        self._outbox = Outbox(desk.settings.outbox_frames, desk.metrics.overflows.inc)
        self._watching: dict[str, Watching] = {}
        self._asked: asyncio.Queue[Task | None] = asyncio.Queue(desk.settings.commands_waiting)
        self._no_more = False
        self._ending = asyncio.Event()
        self._farewell: Callable[[], AnyFrame] | None = None
        self._code = 1000

    async def serve(self, tables: Mapping[str, int]) -> None:
        """Send what the client lacks of `tables` (with the last frame it has of each), then serve its frames until
        it leaves, stalls, its token expires, or it is sent away."""
        reader = asyncio.create_task(self._read())
        worker = asyncio.create_task(self._work(tables))
        writer = asyncio.create_task(self._write())
        ending = asyncio.create_task(self._ending.wait())
        left = self._bearer.expires_at - self._desk.clock.now()
        expiry = asyncio.get_running_loop().call_later(left, self._expire)
        try:
            await asyncio.wait({reader, worker, writer, ending}, return_when=asyncio.FIRST_COMPLETED)
            await self._wind_up(reader, worker, writer)
        finally:
            expiry.cancel()
            for watching in self._watching.values():
                watching.end(self._desk.room)
            await _stop(reader, worker, writer, ending)

    async def _wind_up(
        self, reader: asyncio.Task[None], worker: asyncio.Task[None], writer: asyncio.Task[None]
    ) -> None:
        """Do what the client had asked before the end, and tell it if it still listens."""
        if worker.done():
            self._finish(FAULTY, lambda: Refused("refused", None, FAULT))
        if reader.done() or writer.done():
            self._outbox.close(drop=True)
        reader.cancel()
        self._no_more = True
        with suppress(asyncio.QueueFull):
            self._asked.put_nowait(None)
        await asyncio.wait({worker})
        self._outbox.close()
        await asyncio.wait({writer})

    def send_away(self, after: float) -> None:
        """See Guest."""
        self._finish(SERVICE_RESTART, lambda: Reconnect("reconnect", round(after, 3), self._positions()))

    def _expire(self) -> None:
        error = error_of(TokenExpired("Your token has expired; log in and connect again."))
        self._finish(UNAUTHORIZED, lambda: Refused("refused", None, error))

    def _finish(self, code: int, farewell: Callable[[], AnyFrame]) -> None:
        self._code, self._farewell = code, farewell
        self._ending.set()

    def _positions(self) -> dict[str, int]:
        return {table: watching.seq for table, watching in self._watching.items()}

    async def _read(self) -> None:
        while (message := await self._socket.receive())["type"] == "websocket.receive":
            await self._take(message.get("text"))

    async def _take(self, text: str | None) -> None:
        cmd_id = None
        try:
            if text is None:
                raise Malformed("Send text frames; binary ones are not understood.")
            told = read_object(text)
            cmd_id = _cmd_id(told)
            frame = check_frame(FRAMES, told)
            self._desk.metrics.received.labels(frame.t).inc()
            await self._desk.admit(self._bearer.player, self._desk.settings.player_rate)
            await self._accept(frame)
        except Refusal as refusal:
            await self._refuse(cmd_id, refusal)

    async def _accept(self, frame: Frame) -> None:
        if isinstance(frame, Ping):
            return await self._tell(Pong("pong", self._desk.clock.now()))
        if isinstance(frame, Hello):
            raise Malformed("Hello was said already; send watch or unwatch to change the tables.")
        try:
            self._asked.put_nowait(frame)
        except asyncio.QueueFull:
            raise TooManyRequests(f"{self._asked.qsize()} of your commands wait already.", 1) from None

    async def _work(self, tables: Mapping[str, int]) -> None:
        for table, last_seq in tables.items():
            await self._answer(Watch(t="watch", table=table, last_seq=last_seq))
        while not (self._no_more and self._asked.empty()):
            if (task := await self._asked.get()) is not None:
                await self._answer(task)

    async def _answer(self, task: Task) -> None:
        cmd_id = None if isinstance(task, Watch | Unwatch) else task.cmd_id
        try:
            await self._do(task)
        except (Refusal, JournalUnavailable) as error:
            await self._refuse(cmd_id, as_refusal(error))

    async def _do(self, task: Task) -> None:
        match task:
            case Watch(table=table, last_seq=last_seq):
                await self._watch(table, last_seq)
            case Unwatch(table=table):
                self._unwatch(table)
            case _:
                await self._command(task)

    async def _command(self, command: Command) -> None:
        began = perf_counter()
        outcome = "refused"
        try:
            seq = await obey(self._desk.room, self._bearer.player, command)
            outcome = "done"
        finally:
            self._desk.metrics.commands.labels(command.t, outcome).observe(perf_counter() - began)
        await self._tell(Ack("ack", command.cmd_id, seq))

    async def _watch(self, table: str, last_seq: int) -> None:
        self._unwatch(table)
        if len(self._watching) >= self._desk.settings.tables_per_socket:
            raise TooManyTables(f"One socket watches at most {self._desk.settings.tables_per_socket} tables.")
        watching = self._watching[table] = Watching(table, self._bearer.player, self._outbox, self._desk.encoder)
        try:
            await watching.begin(self._desk.room, last_seq)
        except (Refusal, JournalUnavailable):
            self._unwatch(table)
            raise

    def _unwatch(self, table: str) -> None:
        if watching := self._watching.pop(table, None):
            watching.end(self._desk.room)

    async def _refuse(self, cmd_id: str | None, refusal: Refusal) -> None:
        self._desk.metrics.refused.labels(refusal.code).inc()
        await self._tell(Refused("refused", cmd_id, error_of(refusal)))

    async def _tell(self, frame: AnyFrame) -> None:
        await self._outbox.put(encode(frame).decode())

    async def _write(self) -> None:
        try:
            while (text := await self._outbox.next()) is not None:
                await self._send(text)
            if self._farewell is not None:
                await self._send(encode(self._farewell()).decode())
            async with asyncio.timeout(self._desk.settings.send_seconds):
                await self._socket.close(self._code)
        except TimeoutError:
            self._desk.metrics.stalled.inc()
        except WebSocketDisconnect:
            pass

    async def _send(self, text: str) -> None:
        async with asyncio.timeout(self._desk.settings.send_seconds):
            await self._socket.send({"type": "websocket.send", "text": text})
        self._desk.metrics.sent.inc()


def _cmd_id(told: Mapping[str, object]) -> str | None:
    """The client's own name for a frame that may be malformed otherwise."""
    cmd_id = told.get("cmd_id")
    return cmd_id if isinstance(cmd_id, str) and _CMD_ID.fullmatch(cmd_id) else None


async def _stop(*tasks: asyncio.Task[None] | asyncio.Task[Literal[True]]) -> None:
    """Cancel what still runs; raise what one of them died of."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        if not task.cancelled():
            task.result()
