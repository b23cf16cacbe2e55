"""A table's steps as frames: each encoded once per privacy class (all spectators, each seat), when first needed."""

from adapters.web.answers import encode
from adapters.web.frames_out import EventFrame, Snapshot
from application.ports import Clock
from application.step import Scene, Step


class StepFrames:
    """The frames of one step for everyone who watches its table."""

    def __init__(self, step: Step, now: float) -> None:
        self.step = step
        self._now = now
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

    def _encode(self, player: str | None, with_view: bool) -> str:
        step = self.step
        view = step.scene.view(player) if with_view else None
        return encode(
            EventFrame("event", step.table, step.seq, step.at, self._now, step.events_for(player), view)
        ).decode()


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
