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
    """What a step's frames say before the view; `alike` where it is the same for everyone."""

    def __init__(self, step: Step, now: float) -> None:
        head = {"t": "event", "table": step.table, "seq": step.seq, "at": step.at, "now": now}
        self._head = encode(head)[:-1] + b',"events":['
        self._step = step
        self._alike = [
            encode(step.reveal(recorded, SPECTATOR)) if told_alike(recorded.event) else None
            for recorded in step.recorded
        ]
        self.alike = b"" if None in self._alike else self._told(SPECTATOR)

    def to(self, player: str | None) -> bytes:
        """The beginning of this player's frame."""
        return self.alike or self._told(self._step.scene.eyes(player))

    def _told(self, eyes: Eyes) -> bytes:
        pairs = zip(self._alike, self._step.recorded, strict=True)
        events = [text or encode(self._step.reveal(recorded, eyes)) for text, recorded in pairs]
        return self._head + b",".join(events) + b"]"


class StepFrames:
    """The frames of one step for everyone who watches its table; see EventFrame for their shape. `text` is for who has
    the step before."""

    def __init__(self, step: Step, now: float, view: ViewText) -> None:
        self.step = step
        self._now = now
        self._view = view
        self._seats = {seat.player: seat.seat for seat in step.scene.table.seats.values()}
        self._texts: dict[int | None, bytes] = {}
        self._alike = b""

    def text(self, player: str) -> bytes:
        """What the step changed for this player, or the whole view where that is unknown. Everyone without a seat sees
        the same."""
        seat = self._seats.get(player)
        text = self._texts.get(seat)
        if text is None:
            text = self._texts[seat] = self._encode(None if seat is None else player, seat)
        return text

    def whole(self, player: str) -> bytes:
        """The step with the whole view."""
        seat = self._seats.get(player)
        return self._with_view(None if seat is None else player, seat)

    def bare(self, player: str) -> bytes:
        """The step without a view: one that follows brings it."""
        return self._told.to(player) + b',"view":null,"changes":null}'

    @cached_property
    def _told(self) -> _Told:
        return _Told(self.step, self._now)

    def _encode(self, player: str | None, seat: int | None) -> bytes:
        changes = self._view.changes(self.step.scene, self.step.seq, player, seat)
        if changes is None:
            return self._with_view(player, seat)
        if changes is not self._view.alike or not self._told.alike:
            return _with_changes(self._told.to(player), changes)
        self._alike = self._alike or _with_changes(self._told.alike, changes)
        return self._alike

    def _with_view(self, player: str | None, seat: int | None) -> bytes:
        view = self._view.of(self.step.scene, self.step.seq, player, seat)
        return b'%b,"view":%b,"changes":null}' % (self._told.to(player), view)


def _with_changes(told: bytes, changes: bytes) -> bytes:
    return b'%b,"view":null,"changes":%b}' % (told, changes)


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
        return head + b',"view":' + self._view(table).of(scene, seq, player, scene.seat_of(player)) + b"}"
