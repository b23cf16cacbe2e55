"""What every event is: a fact with a short topic, and the envelope in which a journal keeps it.

Events are a storage format. A shipped event never changes: give it a new `class_version` and an
`upcast_vN_vM` static method, and add a golden sample of the new version.
"""

from dataclasses import dataclass
from typing import ClassVar


class Event:
    """A fact in the past tense; its fields are text, whole numbers, floats, flags or (nested) tuples of these."""

    __slots__ = ()
    TOPIC: ClassVar[str]
    class_version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event at its place: which stream, which version in it (from 1), when (UTC, seconds since the epoch),
    by which command, and at which position of the log (0 as long as it is not stored)."""

    stream: str
    version: int
    event: Event
    at: float
    command_id: str
    position: int = 0

    @property
    def originator_id(self) -> str:
        """The name under which the event-store library knows the stream."""
        return self.stream

    @property
    def originator_version(self) -> int:
        """The name under which the event-store library knows the version."""
        return self.version


def kind_of(stream: str) -> str:
    """The aggregate that a stream belongs to: `hand` for `hand:0190…`."""
    return stream.partition(":")[0]
