"""The facts of a signal's review. A storage format: see `domain.event`.

A signal is computed; what people make of it is not. Each fact says what was looked at: the `kind` of signal, its
`accounts`, and the `score` that it had at that moment. `reviewer` is whoever gave the command, `reason` their words.
"""

from dataclasses import dataclass
from typing import ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class _Reviewed(Event):
    """What all reviews say."""

    kind: str
    accounts: tuple[str, ...]
    score: float
    reviewer: str
    reason: str


@dataclass(frozen=True, slots=True)
class SignalSeen(_Reviewed):
    """Somebody looked and has not decided yet; the reason may be empty."""

    TOPIC: ClassVar[str] = "signal.seen"


@dataclass(frozen=True, slots=True)
class SignalDismissed(_Reviewed):
    """There is nothing in it."""

    TOPIC: ClassVar[str] = "signal.dismissed"


@dataclass(frozen=True, slots=True)
class SignalConfirmed(_Reviewed):
    """The suspicion is right. What follows from that is decided by people, elsewhere."""

    TOPIC: ClassVar[str] = "signal.confirmed"


@dataclass(frozen=True, slots=True)
class SignalReopened(_Reviewed):
    """An earlier decision was taken back: the signal is as good as new."""

    TOPIC: ClassVar[str] = "signal.reopened"


EVENTS: tuple[type[Event], ...] = (SignalSeen, SignalDismissed, SignalConfirmed, SignalReopened)
