"""One table on one connection: its steps in order, without gap or repetition, or a snapshot where that fails."""

from collections.abc import Sequence
from functools import partial

from adapters.web.outbox import Outbox
from adapters.web.step_frames import Encoder
from application.room import Room
from application.step import Scene, Step

RESUMED_STEPS = 32
"""A client that missed more than this gets a snapshot: the present matters, not the way to it."""


class Watching:
    """Listens to a table for one connection. `seq` is the last step that was queued for the client."""

    def __init__(self, table: str, player: str, outbox: Outbox, encoder: Encoder) -> None:
        self.table = table
        self.seq = 0
        self._player = player
        self._outbox = outbox
        self._encoder = encoder
        self._scene: Scene | None = None
        self._latest = 0
        self._held: list[Step] | None = []

    async def begin(self, room: Room, last_seq: int) -> None:
        """Load the table and send what the client lacks after `last_seq`; raises UnknownTable."""
        live = await room.watch(self.table, self, self._player)
        if self._scene is None:
            self._scene, self._latest = live.scene, live.seq
        missed = await room.missed(self.table, last_seq) if last_seq else None
        self._start(last_seq, missed or ())

    def end(self, room: Room) -> None:
        """Listen no more and send nothing more of this table."""
        room.unwatch(self.table, self, self._player)
        self._outbox.forget(self)

    def __call__(self, step: Step) -> None:
        """The room's listener: queue the step, to be encoded when it is sent."""
        self._scene, self._latest = step.scene, step.seq
        if self._held is not None:
            self._held.append(step)
        elif step.seq == self.seq + 1:
            if self._outbox.offer(self, partial(self._encoder.of(step).text, self._player)):
                self.seq = step.seq
        else:
            self._outbox.refresh(self)

    def snapshot(self) -> bytes:
        """The table as it is now; the steps up to here are not sent any more."""
        assert self._scene is not None
        self.seq = self._latest
        return self._encoder.snapshot(self.table, self.seq, self._scene, self._player)

    def _start(self, last_seq: int, missed: Sequence[Step]) -> None:
        """Resume with the missed steps where they are few and complete; those that came meanwhile belong to them."""
        held, self._held = self._held or [], None
        steps = {step.seq: step for step in (*missed, *held) if step.seq > last_seq}
        resumed = list(range(last_seq + 1, self._latest + 1))
        if not last_seq or sorted(steps) != resumed or not 0 < len(resumed) <= RESUMED_STEPS:
            self._outbox.refresh(self)
            return
        for seq in resumed:
            frames = self._encoder.again(steps[seq])
            encode = frames.whole if seq == self._latest else frames.bare
            if not self._outbox.offer(self, partial(encode, self._player)):
                return
            self.seq = seq
