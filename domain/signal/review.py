"""A review as its facts leave it: what was last said of a signal, and at which score."""

from dataclasses import dataclass, replace
from typing import Literal

from domain.event import Event
from domain.signal.events import SignalConfirmed, SignalDismissed, SignalReopened, SignalSeen

State = Literal["new", "seen", "dismissed", "confirmed"]
STATES: dict[type[Event], State] = {
    SignalSeen: "seen",
    SignalDismissed: "dismissed",
    SignalConfirmed: "confirmed",
    SignalReopened: "new",
}
"""What each fact makes of a signal."""


@dataclass(frozen=True, slots=True)
class Review:
    """The state of one signal's review: `signal` is its stream id, `score` the one at which it was last marked."""

    signal: str
    state: State = "new"
    score: float = 0.0


def evolve(review: Review, event: Event) -> Review:
    """The state after one more fact."""
    match event:
        case SignalSeen() | SignalDismissed() | SignalConfirmed() | SignalReopened():
            return replace(review, state=STATES[type(event)], score=event.score)
        case _:
            return review
