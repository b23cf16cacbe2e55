"""PostgreSQL's binary values and arrays, built by hand: the driver's adaptation costs more than the insert it feeds."""

from collections.abc import Sequence
from struct import Struct

TEXT, INT8, BYTEA = 25, 20, 17
"""Type numbers of array elements, as PostgreSQL fixes them."""

_header = Struct("!iiiii").pack
_length = Struct("!i").pack
_number = Struct("!iq").pack
_empty = Struct("!iii").pack


def text_cell(text: str) -> bytes:
    """A text as an element; raises UnicodeEncodeError for a lone surrogate."""
    return bytes_cell(text.encode())


def bytes_cell(content: bytes) -> bytes:
    """Bytes as an element."""
    return _length(len(content)) + content


def number_cell(whole: int) -> bytes:
    """A whole number of at most 64 bits as an element."""
    return _number(8, whole)


def array(element: int, cells: Sequence[bytes]) -> bytes:
    """The elements as a one-dimensional array of the type with that number."""
    if not cells:
        return _empty(0, 0, element)
    return b"".join((_header(1, 0, element, len(cells), 1), *cells))


def int8(whole: int) -> bytes:
    """A whole number of at most 64 bits as a parameter of its own."""
    return whole.to_bytes(8, "big", signed=True)


def number(content: bytes | None) -> int:
    """The whole number, not below 0, that a binary result holds."""
    return int.from_bytes(content or b"", "big")
