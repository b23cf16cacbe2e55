"""What can be asked of a signal's review. The fields mean what they mean in its events."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Mark:
    kind: str
    accounts: tuple[str, ...]
    score: float
    reviewer: str
    reason: str


@dataclass(frozen=True, slots=True)
class MarkSeen(_Mark):
    """Say that somebody has looked; needs no reason."""


@dataclass(frozen=True, slots=True)
class Dismiss(_Mark):
    """Say that there is nothing in it, and why."""


@dataclass(frozen=True, slots=True)
class Confirm(_Mark):
    """Say that the suspicion is right, and why."""


@dataclass(frozen=True, slots=True)
class Reopen(_Mark):
    """Take a decision back, and say why."""


SignalCommand = MarkSeen | Dismiss | Confirm | Reopen
