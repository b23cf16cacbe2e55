"""What is known to be stored: streams only grow, so a version once seen need not be looked up again."""

from collections.abc import Iterable

from adapters.postgres.append import Append, Place
from adapters.postgres.arrays import number_cell, text_cell

MOST_STREAMS = 20_000


class KnownVersions:
    """The highest version seen of each stream, since the last connection was made."""

    def __init__(self) -> None:
        self._highest: dict[str, int] = {}

    def forget(self) -> None:
        """Trust nothing seen so far: the server now answering may have taken over without the latest events."""
        self._highest.clear()

    def saw(self, stream: str, version: int) -> None:
        """`version` of the stream is stored, and so are all below it."""
        if version > self._highest.get(stream, 0):
            self._highest[stream] = version
        if len(self._highest) > MOST_STREAMS:
            self._highest.clear()

    def covers(self, append: Append) -> bool:
        """Whether all events that the append continues from are known to be stored."""
        highest = self._highest
        return all(first - 1 <= highest.get(stream, 0) for stream, (first, _) in append.spans.items())

    def unproven(self, batch: Iterable[Append]) -> list[Place]:
        """The events that the batch continues from, unless they are known to be stored or stand in the batch."""
        highest = self._highest
        ahead: dict[str, int] = {}
        unproven = []
        for append in batch:
            for stream, (first, last) in append.spans.items():
                if first - 1 > highest.get(stream, 0) and first - 1 > ahead.get(stream, 0):
                    unproven.append(Place(text_cell(stream), number_cell(first - 1)))
                ahead[stream] = last
        return unproven
