"""What a player and the room say to each other on one socket: which frame asks for what, and what it is answered."""

import re
from collections.abc import Mapping
from time import perf_counter

from adapters.web.answers import encode, error_of
from adapters.web.commands import obey
from adapters.web.desk import Desk
from adapters.web.faults import as_refusal
from adapters.web.frames_in import FRAMES, Command, Frame, Hello, Ping, Unwatch, Watch
from adapters.web.frames_out import Ack, AnyFrame, Pong, Refused
from adapters.web.outbox import Outbox
from adapters.web.rejections import Malformed, TooManyTables
from adapters.web.strict_json import check_frame, plain_frame, read_object
from adapters.web.watching import Watching
from application.ports import JournalUnavailable
from domain.refusals import Refusal

Task = Watch | Unwatch | Command
"""What is done one after the other; pings are answered at once."""

NAMELESS = (Ping, Hello, Watch, Unwatch)
"""The frames that clients give no name."""

_CMD_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")


class Conversation:
    """Understands a player's frames, does what they ask, and puts the answers into the outbox."""

    def __init__(self, desk: Desk, player: str, outbox: Outbox) -> None:
        self._desk = desk
        self._player = player
        self._outbox = outbox
        self._watching: dict[str, Watching] = {}

    def hear(self, text: bytes | None) -> Task | None:
        """What a frame asks to `do`; None for one that is answered already, because it is a ping or refused."""
        cmd_id = None
        try:
            frame = plain_frame(FRAMES, text) if text is not None else None
            if frame is None:
                told = _object(text)
                cmd_id = _cmd_id(told)
                frame = check_frame(FRAMES, told)
            cmd_id = cmd_id_of(frame)
            return self._accept(frame)
        except Refusal as refusal:
            self.refuse(refusal, cmd_id)
            return None

    async def do(self, task: Task) -> None:
        """Do what a frame asked, and answer it."""
        try:
            match task:
                case Watch(table=table, last_seq=last_seq):
                    await self._watch(table, last_seq)
                case Unwatch(table=table):
                    self._unwatch(table)
                case _:
                    await self._command(task)
        except (Refusal, JournalUnavailable) as error:
            self.refuse(as_refusal(error), cmd_id_of(task))

    def refuse(self, refusal: Refusal, cmd_id: str | None) -> None:
        """Tell the client why a frame changed nothing."""
        self._desk.metrics.refused.labels(refusal.code).inc()
        self._tell(Refused("refused", cmd_id, error_of(refusal)))

    def positions(self) -> dict[str, int]:
        """The last frame that the client has of each table."""
        return {table: watching.seq for table, watching in self._watching.items()}

    def end(self) -> None:
        """Watch nothing any more."""
        for watching in self._watching.values():
            watching.end(self._desk.room)

    def _accept(self, frame: Frame) -> Task | None:
        self._desk.metrics.received(frame.t).inc()
        self._desk.admit_frame(self._player)
        if isinstance(frame, Ping):
            self._tell(Pong("pong", self._desk.clock.now()))
            return None
        if isinstance(frame, Hello):
            raise Malformed("Hello was said already; send watch or unwatch to change the tables.")
        return frame

    async def _command(self, command: Command) -> None:
        began = perf_counter()
        outcome = "refused"
        try:
            seq = await obey(self._desk.room, self._player, command)
            outcome = "done"
        finally:
            self._desk.metrics.commands(command.t, outcome).observe(perf_counter() - began)
        self._tell(Ack("ack", command.cmd_id, seq))

    async def _watch(self, table: str, last_seq: int) -> None:
        self._unwatch(table)
        if len(self._watching) >= self._desk.settings.tables_per_socket:
            raise TooManyTables(f"One socket watches at most {self._desk.settings.tables_per_socket} tables.")
        watching = self._watching[table] = Watching(table, self._player, self._outbox, self._desk.encoder)
        try:
            await watching.begin(self._desk.room, last_seq)
        except (Refusal, JournalUnavailable):
            self._unwatch(table)
            raise

    def _unwatch(self, table: str) -> None:
        if watching := self._watching.pop(table, None):
            watching.end(self._desk.room)

    def _tell(self, frame: AnyFrame) -> None:
        self._outbox.put(encode(frame))


def cmd_id_of(frame: Frame) -> str | None:
    """The client's own name for a frame, where the kind has one."""
    return None if isinstance(frame, NAMELESS) else frame.cmd_id


def _object(text: bytes | None) -> dict[str, object]:
    if text is None:
        raise Malformed("Send text frames; binary ones are not understood.")
    return read_object(text)


def _cmd_id(told: Mapping[str, object]) -> str | None:
    """The client's own name for a frame that may be malformed otherwise."""
    cmd_id = told.get("cmd_id")
    return cmd_id if isinstance(cmd_id, str) and _CMD_ID.fullmatch(cmd_id) else None
