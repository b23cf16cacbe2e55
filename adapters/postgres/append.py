"""The events of one command on their way into the log."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from adapters.postgres.arrays import bytes_cell, number_cell, text_cell
from adapters.postgres.mapper import RecordedMapper, Unwritable
from domain.event import Recorded


class Place(NamedTuple):
    """A version of a stream, both as elements of a binary array."""

    stream: bytes
    version: bytes


class Stored(NamedTuple):
    """What stands at a place: topic and state as elements of a binary array, and the position in the log."""

    topic: bytes
    state: bytes
    position: int


Row = tuple[bytes, bytes, bytes, bytes]
"""Stream, version, topic and state as elements of a binary array."""

Span = tuple[int, int]
"""The first and the last version that an append adds to a stream."""

_topic_cell = cache(text_cell)


class Append:
    """All of its rows are stored, or none. `positions` is resolved with their places in the log, or fails."""

    __slots__ = ("doubtful", "hopeful", "positions", "rows", "since", "spans")

    def __init__(self, rows: list[Row], spans: dict[str, Span], loop: asyncio.AbstractEventLoop) -> None:
        self.rows = rows
        self.spans = spans
        self.since = loop.time()
        self.positions: asyncio.Future[Sequence[int]] = loop.create_future()
        self.hopeful = False
        """Whether it continues from events that were not known to be stored when it was submitted."""
        self.doubtful = False
        """Whether the connection broke before the answer came: the rows may be stored already."""

    @classmethod
    def of(cls, events: Sequence[Recorded], mapper: RecordedMapper, loop: asyncio.AbstractEventLoop) -> "Append":
        """Raises Unwritable for an event that cannot be stored, or versions that do not follow each other."""
        spans: dict[str, Span] = {}
        for recorded in events:
            spans[recorded.stream] = _extended(spans.get(recorded.stream), recorded)
        return cls([_row(recorded, mapper) for recorded in events], spans, loop)

    @property
    def over(self) -> bool:
        """Whether nobody waits for it any more: stored, refused, expired or cancelled."""
        return self.positions.done()

    def places(self) -> Iterator[Place]:
        """Where its rows go."""
        return (Place(row[0], row[1]) for row in self.rows)

    def predecessors(self) -> Iterator[Place]:
        """The events that it continues from."""
        return (_place(stream, first - 1) for stream, (first, _) in self.spans.items() if first > 1)

    def builds_on(self, other: "Append") -> str | None:
        """A stream that it hopes to continue from what `other` adds to it."""
        for stream, (first, last) in other.spans.items():
            if self.hopeful and stream in self.spans and first < self.spans[stream][0] <= last + 1:
                return stream
        return None

    def found_in(self, stored: Mapping[Place, Stored]) -> list[int] | None:
        """The positions, if exactly its rows stand at its places."""
        found = [stored.get(place) for place in self.places()]
        same = [f.position for f, row in zip(found, self.rows, strict=True) if f is not None and f[:2] == row[2:]]
        return same if len(same) == len(self.rows) else None

    def hindered_by(self, stored: Mapping[Place, Stored]) -> str | None:
        """The stream that another writer moved on, or that has not come as far as this append supposes."""
        for stream, (first, last) in self.spans.items():
            taken = any(_place(stream, version) in stored for version in range(first, last + 1))
            if taken or (first > 1 and _place(stream, first - 1) not in stored):
                return stream
        return None

    def stored_at(self, positions: Sequence[int]) -> None:
        """Tell the one who waits."""
        if not self.positions.done():
            self.positions.set_result(positions)

    def fail(self, failure: Exception) -> None:
        """Tell the one who waits."""
        if not self.positions.done():
            self.positions.set_exception(failure)


def _extended(span: Span | None, recorded: Recorded) -> Span:
    version = recorded.version
    if span is None and version > 0 and recorded.stream.isprintable():
        return version, version
    if span is not None and version == span[1] + 1:
        return span[0], version
    wanted = "a printable id and a version of at least 1" if span is None else f"version {span[1] + 1} next"
    raise Unwritable(f"An event of {recorded.stream!r} needs {wanted}, not version {version}.")


def _row(recorded: Recorded, mapper: RecordedMapper) -> Row:
    state = bytes_cell(mapper.state(recorded))
    return text_cell(recorded.stream), number_cell(recorded.version), _topic_cell(recorded.event.TOPIC), state


def _place(stream: str, version: int) -> Place:
    return Place(text_cell(stream), number_cell(version))
