"""A change: what one command adds to which streams, in the order of the log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.event import Event, Recorded


@dataclass(frozen=True, slots=True)
class Part:
    """Facts for one stream, decided on its state `after` that version. Each part of a change has a command id of
    its own, so that it is a step of its own."""

    stream: str
    after: int
    events: Sequence[Event]
    command_id: str


Change = Sequence[Part]


def record(change: Change, at: float) -> list[Recorded]:
    """The facts at their places in the streams; `at` is UTC, in seconds since the epoch."""
    return list(_recorded(change, at))


def _recorded(change: Change, at: float) -> Iterator[Recorded]:
    versions: dict[str, int] = {}
    for part in change:
        for event in part.events:
            version = versions.get(part.stream, part.after) + 1
            versions[part.stream] = version
            yield Recorded(part.stream, version, event, at, part.command_id)
