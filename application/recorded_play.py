"""A recorded hand in the room's terms: how it starts, what happened in it, and how it ended.

Players count from 0 in the order of dealing and sit on the seats of the same numbers; amounts are whole chips, and a
card's number is its place in the order of dealing. Every happening knows its `text` in the record.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from domain.hand.commands import StartHand

UNTOLD = ""
"""In place of a card that the record does not tell."""

MoveKind = Literal["fold", "check_or_call", "bet_or_raise", "bring_in"]


@dataclass(frozen=True, slots=True)
class Moved:
    """A player acted; `to` is the total on this street of a bet, raise or completion and 0 otherwise."""

    text: str
    player: int
    kind: MoveKind
    to: int = 0


@dataclass(frozen=True, slots=True)
class Drew:
    """A player gave up the cards with these numbers; none: stood pat."""

    text: str
    player: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BoardSeen:
    """These cards lie on the board by now, some of them UNTOLD."""

    text: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoleSeen:
    """A player has been dealt these cards, as far as the record tells them."""

    text: str
    player: int
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A player turned up the cards with these numbers."""

    text: str
    player: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mucked:
    """A player gave the cards up unseen at the showdown."""

    text: str
    player: int


Happening = Moved | Drew | BoardSeen | HoleSeen | Shown | Mucked


@dataclass(frozen=True, slots=True)
class RecordedPlay:
    """A hand to be played again. `start` names no table and has the players' names for players; whoever plays it fills
    in both. `finishing` is None where the record does not tell the stacks afterwards."""

    source: str
    start: StartHand
    happenings: tuple[Happening, ...]
    finishing: tuple[int, ...] | None

    def differences(self, stacks: Sequence[int]) -> Iterator[str]:
        """How stacks differ from the recorded ones, a line for each player."""
        for seat, recorded in enumerate(self.finishing or ()):
            if stacks[seat] != recorded:
                name = self.start.names[seat]
                yield f"{self.source}: p{seat + 1} ({name}) ends with {stacks[seat]}, the record says {recorded}."
