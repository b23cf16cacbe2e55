"""Hands as PHH: a file for each, or one file for all."""

from collections.abc import Iterator

from adapters.histories.numbering import number_of
from adapters.histories.phh.fields import fields
from adapters.histories.phh.toml import lines
from adapters.histories.writer import Chunk
from application.told_hand import ToldHand


class PhhFiles:
    """A `.phh` file for each hand, named by its number."""

    def begin(self) -> tuple[Chunk, ...]:
        """Nothing."""
        return ()

    def hand(self, told: ToldHand) -> tuple[Chunk, ...]:
        """One file. Raises Unsayable."""
        return (Chunk(_text(lines(fields(told))), f"{number_of(told.hand):012}.phh"),)

    def end(self) -> tuple[Chunk, ...]:
        """Nothing."""
        return ()


class PhhsText:
    """One `.phhs` file with the tables [1], [2], …; a hand that PHH cannot say takes no number."""

    def __init__(self) -> None:
        self._count = 0

    def begin(self) -> tuple[Chunk, ...]:
        """Nothing."""
        return ()

    def hand(self, told: ToldHand) -> tuple[Chunk, ...]:
        """One table. Raises Unsayable."""
        body = list(lines(fields(told)))
        self._count += 1
        between = ("",) if self._count > 1 else ()
        return (Chunk(_text(iter((*between, f"[{self._count}]", *body)))),)

    def end(self) -> tuple[Chunk, ...]:
        """Nothing."""
        return ()


def _text(content: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in content).encode()
