"""A table's steps as frames. What all viewers of a step see alike is encoded once, a whole frame once per privacy class
(all spectators, each seat), and both when first needed."""

from dataclasses import fields
from functools import cached_property

from orjson import Fragment

from adapters.web.answers import encode
from adapters.web.frames_out import Snapshot
from application.ports import Clock
from application.step import Scene, Step
from projections.table_view import Eyes, TableView, look, see, told_alike

SPECTATOR = Eyes()
VIEW = tuple(field.name for field in fields(TableView))


class _Alike:
    """The parts of a step's frames that viewers have in common, encoded."""

    def __init__(self, step: Step) -> None:
        view = see(step.scene.fold, SPECTATOR)
        self.events = [
            Fragment(encode(step.reveal(recorded, SPECTATOR))) if told_alike(recorded.event) else None
            for recorded in step.recorded
        ]
        self.view = {name: getattr(view, name) for name in VIEW} | {"next_deck": Fragment(encode(view.next_deck))}
        self.seats: list[object] = [Fragment(encode(seat)) for seat in view.seats]
        self.hand = Fragment(encode(view.hand))


class StepFrames:
    """The frames of one step for everyone who watches its table; see EventFrame for their shape."""

    def __init__(self, step: Step, now: float) -> None:
        self.step = step
        self._head = {"t": "event", "table": step.table, "seq": step.seq, "at": step.at, "now": now}
        self._texts: dict[int | None, str] = {}

    def text(self, player: str, with_view: bool = True) -> str:
        """The step as this player sees it. Everyone without a seat sees the same."""
        if not with_view:
            return self._encode(player, with_view=False)
        seat = self.step.scene.seat_of(player)
        text = self._texts.get(seat)
        if text is None:
            text = self._texts[seat] = self._encode(None if seat is None else player, with_view=True)
        return text

    @cached_property
    def _alike(self) -> _Alike:
        return _Alike(self.step)

    def _encode(self, player: str | None, with_view: bool) -> str:
        eyes = self.step.scene.eyes(player)
        events = [
            alike or self.step.reveal(recorded, eyes)
            for alike, recorded in zip(self._alike.events, self.step.recorded, strict=True)
        ]
        return encode({**self._head, "events": events, "view": self._view(eyes) if with_view else None}).decode()

    def _view(self, eyes: Eyes) -> dict[str, object]:
        fold = self.step.scene.fold
        own = look(fold, eyes)
        seats = self._alike.seats
        if own.seat is not None:
            seats = [*seats[: own.seat.seat], own.seat, *seats[own.seat.seat + 1 :]]
        return {
            **self._alike.view,
            "seats": seats,
            "hand": self._alike.hand if own.hand is fold.hand else own.hand,
            "me": own.seat and own.seat.seat,
            "my_hand": own.label,
        }


class Encoder:
    """Makes frames; hands the same StepFrames to all listeners of a step, who are called one after the other."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._latest: StepFrames | None = None

    def of(self, step: Step) -> StepFrames:
        """The frames of a step that was just taken."""
        if self._latest is None or self._latest.step is not step:
            self._latest = StepFrames(step, self._clock.now())
        return self._latest

    def again(self, step: Step) -> StepFrames:
        """The frames of an earlier step, for a client that missed it."""
        return StepFrames(step, self._clock.now())

    def snapshot(self, table: str, seq: int, scene: Scene, player: str) -> str:
        """The table as it is at `seq`."""
        return encode(Snapshot("snapshot", table, seq, self._clock.now(), scene.view(player))).decode()
