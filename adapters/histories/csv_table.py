"""Hands as CSV (RFC 4180): UTF-8, a header row, columns in an order that stays, one file for each table.

Times are ISO 8601 in UTC, flags `true` and `false`, several cards stand with blanks between; what is not known is
empty. Texts that begin like a formula get an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from adapters.histories.csv_cells import cell
from adapters.histories.event_sheet import EVENTS, event_rows
from adapters.histories.hand_sheet import HANDS, hand_row
from adapters.histories.player_sheet import HAND_PLAYERS, player_rows
from adapters.histories.sheet import Kind, Sheet, Value
from adapters.histories.writer import Chunk
from application.told_hand import ToldHand


class CsvTables:
    """Writes hands.csv, hand_players.csv and events.csv."""

    def begin(self) -> Iterator[Chunk]:
        """The headers."""
        for sheet in (HANDS, HAND_PLAYERS, EVENTS):
            yield _chunk(sheet, [[name for name, _ in sheet.columns]])

    def hand(self, told: ToldHand) -> Iterator[Chunk]:
        """The rows of one more hand in each of the files."""
        yield _rows(HANDS, [hand_row(told)])
        yield _rows(HAND_PLAYERS, player_rows(told))
        yield _rows(EVENTS, event_rows(told))

    def end(self) -> Iterable[Chunk]:
        """Nothing."""
        return ()


def _rows(sheet: Sheet, rows: Iterable[tuple[Value, ...]]) -> Chunk:
    kinds = [kind for _, kind in sheet.columns]
    return _chunk(sheet, ([_text(kind, value) for kind, value in zip(kinds, row, strict=True)] for row in rows))


def _chunk(sheet: Sheet, rows: Iterable[list[str]]) -> Chunk:
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(rows)
    return Chunk(lines.getvalue().encode(), f"{sheet.name}.csv")


def _text(kind: Kind, value: Value) -> str:
    if value is None:
        return ""
    match kind:
        case "text":
            return cell(str(value))
        case "flag":
            return "true" if value else "false"
        case "time":
            return datetime.fromtimestamp(_number(value), UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        case "texts":
            return " ".join(value) if isinstance(value, tuple) else str(value)
        case _:
            return str(value)


def _number(value: Value) -> float:
    assert isinstance(value, int | float)
    return value
