"""Hands as Parquet: typed columns, compressed with zstd, one file for each table, written group by group of rows.

It takes the package pyarrow, which the extra `analysis` brings.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING

from adapters.fault import Fault
from adapters.histories.event_sheet import EVENTS, event_rows
from adapters.histories.hand_sheet import HANDS, hand_row
from adapters.histories.player_sheet import HAND_PLAYERS, player_rows
from adapters.histories.sheet import Sheet, Value
from adapters.histories.writer import Chunk
from application.told_hand import ToldHand

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

GROUP = 32_768
"""Rows of a table that are held back until they make a group."""


class PyArrowMissing(Fault):
    """Parquet cannot be written without pyarrow."""


class ParquetTables:
    """Writes hands.parquet, hand_players.parquet and events.parquet. Raises PyArrowMissing."""

    def __init__(self, group: int = GROUP) -> None:
        if find_spec("pyarrow") is None:
            raise PyArrowMissing(
                "Parquet needs the package pyarrow, which is not installed: `pip install 'pyarrow>=26'` brings it, and "
                "so does the extra `analysis` of this program (in a checkout, ops/setup --dev)."
            )
        self._hands, self._players, self._events = (_File(sheet, group) for sheet in (HANDS, HAND_PLAYERS, EVENTS))

    def begin(self) -> Iterator[Chunk]:
        """The files' first bytes."""
        for file in (self._hands, self._players, self._events):
            yield from file.written()

    def hand(self, told: ToldHand) -> Iterator[Chunk]:
        """The groups of rows that this hand completes, if any."""
        yield from self._hands.add([hand_row(told)])
        yield from self._players.add(player_rows(told))
        yield from self._events.add(event_rows(told))

    def end(self) -> Iterator[Chunk]:
        """The last groups, and the index that Parquet has at its end."""
        for file in (self._hands, self._players, self._events):
            yield from file.close()


class _Pipe(io.RawIOBase):
    """Takes bytes to write and hands them on; remembers how many there were."""

    def __init__(self) -> None:
        super().__init__()
        self._place = 0
        self._waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        taken = bytes(memoryview(data))  # the writer uses its buffer again
        self._place += len(taken)
        self._waiting.append(taken)
        return len(taken)

    def tell(self) -> int:
        return self._place

    def take(self) -> bytes:
        """What was written since this was last called."""
        taken, self._waiting = b"".join(self._waiting), []
        return taken


class _File:
    """One table on its way into a file."""

    def __init__(self, sheet: Sheet, group: int) -> None:
        import pyarrow
        from pyarrow import parquet

        types = {
            "text": pyarrow.string(),
            "texts": pyarrow.list_(pyarrow.string()),
            "whole": pyarrow.int64(),
            "number": pyarrow.float64(),
            "flag": pyarrow.bool_(),
            "time": pyarrow.timestamp("us", tz="UTC"),
        }
        self._sheet = sheet
        self._group = group
        self._schema = pyarrow.schema([(name, types[kind]) for name, kind in sheet.columns])
        self._pipe = _Pipe()
        self._writer = parquet.ParquetWriter(self._pipe, self._schema, compression="zstd")
        self._rows: list[tuple[Value, ...]] = []

    def add(self, rows: Iterable[tuple[Value, ...]]) -> Iterator[Chunk]:
        """Hold rows back until they make a group."""
        self._rows.extend(rows)
        if len(self._rows) >= self._group:
            self._write()
        yield from self.written()

    def close(self) -> Iterator[Chunk]:
        """Write what is left."""
        self._write()
        self._writer.close()
        yield from self.written()

    def written(self) -> Iterator[Chunk]:
        """What can be handed on by now."""
        if data := self._pipe.take():
            yield Chunk(data, f"{self._sheet.name}.parquet")

    def _write(self) -> None:
        if not self._rows:
            return
        import pyarrow

        kinds = [kind for _, kind in self._sheet.columns]
        columns = zip(kinds, zip(*self._rows, strict=True), strict=True)
        values = [[_moment(value) for value in column] if kind == "time" else column for kind, column in columns]
        arrays = [pyarrow.array(column, field.type) for column, field in zip(values, self._schema, strict=True)]
        self._writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []


def _moment(seconds: Value) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if isinstance(seconds, int | float) else None
