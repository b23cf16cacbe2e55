"""Hands as Parquet: the same rows as the CSV files', with types, in groups that never grow."""

import csv
import io
import tracemalloc
from datetime import UTC, datetime
from importlib.machinery import ModuleSpec

import pytest
from pyarrow import BufferReader, parquet

from adapters.histories import parquet_table
from adapters.histories.csv_table import CsvTables
from adapters.histories.formats import FORMATS, Wishes
from adapters.histories.parquet_table import ParquetTables, PyArrowMissing
from application.told_hand import ToldHand
from tests.adapters.histories.tables import files
from tests.adapters.postgres.analysed import every_game, told

TYPES = {
    "text": "string",
    "texts": "list<element: string>",
    "whole": "int64",
    "flag": "bool",
    "time": "timestamp[us, tz=UTC]",
}


@pytest.fixture(scope="module")
def hands() -> list[ToldHand]:
    """Hands of every game."""
    return list(told(every_game()).values())


@pytest.fixture(scope="module")
def written(hands: list[ToldHand]) -> dict[str, bytes]:
    return files(ParquetTables(), hands)


def test_rows_are_those_of_the_csv_files(hands: list[ToldHand], written: dict[str, bytes]) -> None:
    plain = files(CsvTables(), hands)

    assert {name.removesuffix(".parquet") for name in written} == {name.removesuffix(".csv") for name in plain}
    for name, data in written.items():
        table = parquet.read_table(BufferReader(data))
        rows = csv.reader(io.StringIO(plain[name.replace("parquet", "csv")].decode(), newline=""))
        assert next(rows) == table.column_names
        for expected, row in zip(rows, table.to_pylist(), strict=True):
            assert [_as_csv(value) for value in row.values()] == expected


def _as_csv(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return " ".join(value)
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        case _:
            return str(value)


def test_columns_have_types_and_are_compressed(written: dict[str, bytes]) -> None:
    for name, data in written.items():
        file = parquet.ParquetFile(BufferReader(data))
        types = {column.name: str(column.type) for column in file.schema_arrow}
        assert set(types.values()) <= set(TYPES.values()), name
        assert types["hand"] == "string"
        group = file.metadata.row_group(0)
        assert {group.column(place).compression for place in range(group.num_columns)} == {"ZSTD"}
    hands_file = parquet.ParquetFile(BufferReader(written["hands.parquet"])).schema_arrow
    assert str(hands_file.field("started_at").type) == "timestamp[us, tz=UTC]"
    assert (str(hands_file.field("pot").type), str(hands_file.field("showdown").type)) == ("int64", "bool")


def test_rows_are_written_group_by_group(hands: list[ToldHand], written: dict[str, bytes]) -> None:
    grouped = files(ParquetTables(group=50), hands)

    for name, data in grouped.items():
        file = parquet.ParquetFile(BufferReader(data))
        sizes = [file.metadata.row_group(place).num_rows for place in range(file.num_row_groups)]
        assert all(size >= 50 for size in sizes[:-1])
        assert max(sizes) < 50 + 200, "one hand beyond the group at most"
        assert parquet.read_table(BufferReader(data)).equals(parquet.read_table(BufferReader(written[name])))
    assert parquet.ParquetFile(BufferReader(grouped["events.parquet"])).num_row_groups > 10


def test_an_export_without_hands_has_columns_and_no_rows() -> None:
    for data in files(ParquetTables(), []).values():
        table = parquet.read_table(BufferReader(data))
        assert (table.num_rows, table.column_names[0]) == (0, "hand")


@pytest.mark.parametrize(("group", "grows"), [(500, False), (10**9, True)])
def test_memory_is_taken_for_a_group_only(hands: list[ToldHand], group: int, grows: bool) -> None:
    writer = ParquetTables(group)
    tracemalloc.start()
    try:
        for _ in range(20):
            for hand in hands:
                list(writer.hand(hand))
        assert (tracemalloc.get_traced_memory()[1] > 8_000_000) == grows
    finally:
        tracemalloc.stop()
        list(writer.end())


def test_without_pyarrow_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(parquet_table, "find_spec", nothing)
    with pytest.raises(PyArrowMissing, match=r"pip install 'pyarrow>=26'") as missing:
        FORMATS["parquet"].make(Wishes())
    assert len(missing.value.lines) == 1
