"""Columns of rows as PostgreSQL's binary arrays: the driver's adaptation, cell by cell, costs more than many a fold."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from struct import Struct, pack
from types import MappingProxyType
from typing import Any

from psycopg import AsyncConnection
from psycopg.adapt import Dumper
from psycopg.pq import Format

from projections.projection import Row

PLACEHOLDER = re.compile(r"%b::([a-z0-9 ]+?)\[\]")
"""How a statement takes a column."""

_length = Struct("!i").pack
_header = Struct("!iiiii").pack
NULL = _length(-1)

Cells = Callable[[Sequence[Any]], bytes]
"""Encodes the elements of an array, each with its length before it."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A parameter in PostgreSQL's binary format; its type is told by the statement."""

    content: bytes


class PackedDumper(Dumper):
    """Gives the driver what is packed already."""

    format = Format.BINARY

    def dump(self, obj: Packed) -> bytes:
        """The bytes as they are."""
        return obj.content


class _TextCells(dict[str, bytes]):
    """Encodes each text once: the same ids and words stand in many rows."""

    def __missing__(self, text: str) -> bytes:
        content = text.encode()
        self[text] = cell = _length(len(content)) + content
        return cell


def _texts(column: Sequence[str]) -> bytes:
    return b"".join(map(_TextCells().__getitem__, column))


def _flags(column: Sequence[bool]) -> bytes:
    return b"".join([b"\0\0\0\1\1" if flag else b"\0\0\0\1\0" for flag in column])


def _numbers(code: str, size: int) -> Cells:
    def cells(column: Sequence[float]) -> bytes:
        cells_and_sizes = chain.from_iterable(zip(repeat(size), column, strict=False))
        return pack("!" + ("i" + code) * len(column), *cells_and_sizes)

    return cells


def _numeric(whole: int) -> bytes:
    """A whole number as PostgreSQL's numeric: groups of four decimal digits, the highest first."""
    groups: list[int] = []
    rest = abs(whole)
    while rest:
        rest, group = divmod(rest, 10_000)
        groups.append(group)
    weight = len(groups) - 1 if groups else 0
    content = pack(f"!HhHH{len(groups)}H", len(groups), weight, 0x4000 if whole < 0 else 0, 0, *reversed(groups))
    return _length(len(content)) + content


def _numerics(column: Sequence[int]) -> bytes:
    return b"".join(map(_numeric, column))


ELEMENTS: Mapping[str, tuple[int, Cells]] = MappingProxyType(
    {
        "text": (25, _texts),
        "boolean": (16, _flags),
        "smallint": (21, _numbers("h", 2)),
        "integer": (23, _numbers("i", 4)),
        "bigint": (20, _numbers("q", 8)),
        "double precision": (701, _numbers("d", 8)),
        "numeric": (1700, _numerics),
    }
)
"""The type numbers of arrays' elements, as PostgreSQL fixes them, and how each is encoded; numerics are whole."""


def adapt(connection: AsyncConnection[Row]) -> None:
    """Let a connection take packed parameters."""
    connection.adapters.register_dumper(Packed, PackedDumper)


def types_of(statement: str) -> list[str]:
    """The element types of a statement's columns, in order."""
    return PLACEHOLDER.findall(statement)


def columns(rows: Sequence[Row], types: Sequence[str]) -> list[object]:
    """The rows' columns as parameters; one of a type that is not known here is left to the driver."""
    if len(types) != len(rows[0]):
        return [list(column) for column in zip(*rows, strict=True)]
    return [_packed(column, type_) for column, type_ in zip(zip(*rows, strict=True), types, strict=True)]


_WHOLE = frozenset((int, type(None)))


def _packed(column: Sequence[Any], type_: str) -> object:
    if type_ not in ELEMENTS or (type_ == "numeric" and not _WHOLE.issuperset(map(type, column))):
        return list(column)
    number, cells = ELEMENTS[type_]
    content = _with_nulls(column, cells) if None in column else cells(column)
    return Packed(_header(1, int(None in column), number, len(column), 1) + content)


def _with_nulls(column: Sequence[Any], cells: Cells) -> bytes:
    return b"".join([NULL if value is None else cells((value,)) for value in column])
