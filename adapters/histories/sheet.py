"""What a table of hands is: columns with a kind, the same for every format of tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "texts", "whole", "number", "flag", "time"]
"""`whole` are whole numbers, `texts` lists of them, `time` UTC seconds since the epoch."""

Value = str | int | float | bool | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table by its `name`, which is the file's too; `columns` are names with kinds, in an order that stays."""

    name: str
    columns: tuple[tuple[str, Kind], ...]
