"""What every format of hand histories is to those who write them out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from application.told_hand import ToldHand


class Unsayable(Exception):
    """The format has no words for this hand; the message says what of it, as the end of a sentence that begins with
    the hand: `was run twice, which PHH has no notation for`."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes that go on with a file. `file` is empty for a format of one file; a format of several names each of them,
    to lie in the folder of the export."""

    data: bytes = field(repr=False)
    file: str = ""


class HistoryWriter(Protocol):
    """Writes hands, one after the other; holds on to no more of them than it must."""

    def begin(self) -> Iterable[Chunk]:
        """What stands before the first hand."""

    def hand(self, told: ToldHand) -> Iterable[Chunk]:
        """One more hand. Raises Unsayable before anything of it is written; further hands may follow."""

    def end(self) -> Iterable[Chunk]:
        """What stands after the last hand."""
