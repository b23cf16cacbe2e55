"""A table's steps as frames. What all viewers of a step are told alike is encoded once, a whole frame once per privacy
class (all spectators, each seat), and both when first needed."""

from functools import cached_property, lru_cache

from adapters.web.answers import encode
from adapters.web.view_text import ViewText
from application.ports import Clock
from application.step import Scene, Step
from projections.table_view import Eyes, told_alike

SPECTATOR = Eyes()
REMEMBERED_TABLES = 1_000
"""Of so many tables the text of the last view is kept for the next one to be made of: some kilobytes each."""


class _Told:
    """What a step's frames say before the view."""

    def __init__(self, step: Step, now: float) -> None:
        head = {"t": "event", "table": step.table, "seq": step.seq, "at": step.at, "now": now}
        self._head = encode(head)[:-1] + b',"events":['
        self._step = step
        self._alike = [
            encode(step.reveal(recorded, SPECTATOR)) if told_alike(recorded.event) else None
            for recorded in step.recorded
        ]
        self._to_all = None if None in self._alike else self._told(SPECTATOR)

    def to(self, player: str | None) -> bytes:
        """The beginning of this player's frame."""
        return self._to_all or self._told(self._step.scene.eyes(player))

    def _told(self, eyes: Eyes) -> bytes:
        pairs = zip(self._alike, self._step.recorded, strict=True)
        events = [text or encode(self._step.reveal(recorded, eyes)) for text, recorded in pairs]
        return self._head + b",".join(events) + b'],"view":'


class StepFrames:
    """The frames of one step for everyone who watches its table; see EventFrame for their shape."""

    def __init__(self, step: Step, now: float, view: ViewText) -> None:
        self.step = step
        self._now = now
        self._view = view
        self._seats = {seat.player: seat.seat for seat in step.scene.table.seats.values()}
        self._texts: dict[int | None, bytes] = {}

    def text(self, player: str, with_view: bool = True) -> bytes:
        """The step as this player sees it. Everyone without a seat sees the same."""
        if not with_view:
            return self._told.to(player) + b"null}"
        seat = self._seats.get(player)
        text = self._texts.get(seat)
        if text is None:
            text = self._texts[seat] = self._encode(None if seat is None else player, seat)
        return text

    @cached_property
    def _told(self) -> _Told:
        return _Told(self.step, self._now)

    def _encode(self, player: str | None, seat: int | None) -> bytes:
        return self._told.to(player) + self._view.of(self.step.scene, player, seat) + b"}"


class Encoder:
    """Makes frames; hands the same StepFrames to all listeners of a step, who are called one after the other."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._latest: StepFrames | None = None
        self._view = lru_cache(REMEMBERED_TABLES)(lambda table: ViewText())

    def of(self, step: Step) -> StepFrames:
        """The frames of a step that was just taken."""
        if self._latest is None or self._latest.step is not step:
            self._latest = self.again(step)
        return self._latest

    def again(self, step: Step) -> StepFrames:
        """The frames of an earlier step, for a client that missed it."""
        return StepFrames(step, self._clock.now(), self._view(step.table))

    def snapshot(self, table: str, seq: int, scene: Scene, player: str) -> bytes:
        """The table as it is at `seq`; see Snapshot for the shape."""
        head = encode({"t": "snapshot", "table": table, "seq": seq, "now": self._clock.now()})[:-1]
        return head + b',"view":' + self._view(table).of(scene, player, scene.seat_of(player)) + b"}"
