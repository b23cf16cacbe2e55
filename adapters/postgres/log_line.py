"""The log's own round trips: insert a batch, look up what is stored at given places."""

from collections.abc import Iterable, Sequence
from typing import Self

from psycopg.pq.abc import PGresult

from adapters.postgres import statements
from adapters.postgres.append import Append, Place, Row, Stored
from adapters.postgres.arrays import BYTEA, INT8, TEXT, array, bytes_cell, number
from adapters.postgres.known import KnownVersions
from adapters.postgres.line import Line, StatementFailed

PREPARED = {"append": statements.APPEND, "append_after": statements.APPEND_AFTER, "stored": statements.STORED}

DATA_EXCEPTION, INTEGRITY_VIOLATION = "22", "23"
"""Classes of error that lie in single rows: without those, the rest of a batch can be stored."""


class RowsRefused(Exception):
    """Some rows cannot be stored, so none were."""


class LogLine:
    """A line to the log, made by `open`; one round trip at a time."""

    def __init__(self, line: Line, known: KnownVersions) -> None:
        self._line = line
        self._known = known
        self.abandon = line.abandon
        self.close = line.close

    @classmethod
    async def open(cls, url: str, known: KnownVersions) -> Self:
        """Raises LineLost."""
        line = await Line.open(url, PREPARED)
        known.forget()
        return cls(line, known)

    @property
    def lost(self) -> bool:
        """Whether the connection is known to be broken."""
        return self._line.lost

    @property
    def silence(self) -> float:
        """For how many seconds the server owes an answer."""
        return self._line.silence

    async def insert(self, batch: Sequence[Append]) -> Sequence[int]:
        """Store all rows in one transaction and return their positions.

        Raises RowsRefused (nothing stored), StatementFailed (nothing stored) or LineLost (nobody knows)."""
        rows = [row for append in batch for row in append.rows]
        result = await self._insert(_columns(rows), self._known.unproven(batch))
        if result.ntuples != len(rows):
            raise RowsRefused("an event that must come first is missing")
        for append in batch:
            for stream, (_, last) in append.spans.items():
                self._known.saw(stream, last)
        return _positions(result)

    async def stored(self, places: Iterable[Place]) -> dict[Place, Stored]:
        """What stands at these places. Raises StatementFailed or LineLost."""
        result = await self._line.execute("stored", _columns([*places]))
        return dict(_stored(result, row) for row in range(result.ntuples))

    async def _insert(self, columns: list[bytes], unproven: list[Place]) -> PGresult:
        try:
            if unproven:
                return await self._line.execute("append_after", columns + _columns(unproven))
            return await self._line.execute("append", columns)
        except StatementFailed as failed:
            if failed.sqlstate[:2] in (DATA_EXCEPTION, INTEGRITY_VIOLATION):
                raise RowsRefused(str(failed)) from failed
            raise


def _columns(rows: Sequence[Row] | Sequence[Place]) -> list[bytes]:
    columns = zip(*rows, strict=True)
    return [array(element, cells) for element, cells in zip((TEXT, INT8, TEXT, BYTEA), columns, strict=False)]


def _positions(result: PGresult) -> Sequence[int]:
    first, last = number(result.get_value(0, 0)), number(result.get_value(result.ntuples - 1, 0))
    if last - first == result.ntuples - 1:
        return range(first, last + 1)  # They rise, so they leave out none.
    return [number(result.get_value(row, 0)) for row in range(result.ntuples)]


def _stored(result: PGresult, row: int) -> tuple[Place, Stored]:
    stream, version, topic, state, position = (result.get_value(row, column) or b"" for column in range(5))
    place = Place(bytes_cell(stream), bytes_cell(version))
    return place, Stored(bytes_cell(topic), bytes_cell(state), number(position))
