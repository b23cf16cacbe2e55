"""The facts of the coming hand's deck: committed by the room, cut by the players (`domain.fairness`)."""

from dataclasses import dataclass
from typing import ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class DeckCommitted(Event):
    """The room bound itself to the deck of a hand to come: the root for everyone, the seed sealed."""

    TOPIC: ClassVar[str] = "table.deck_committed"

    hand: str
    root: str
    sealed_seed: str


@dataclass(frozen=True, slots=True)
class CutSealed(Event):
    """A player's client sent the commitment (hex) to a cut for the coming hand."""

    TOPIC: ClassVar[str] = "table.cut_sealed"

    hand: str
    seat: int
    commitment: str


@dataclass(frozen=True, slots=True)
class CutsFixed(Event):
    """The list of commitments for the coming hand is closed: cuts are opened until the hand begins."""

    TOPIC: ClassVar[str] = "table.cuts_fixed"

    hand: str
    seats: tuple[int, ...]
    commitments: tuple[str, ...]
    next_hand_at: float


@dataclass(frozen=True, slots=True)
class CutOpened(Event):
    """A player's client opened its cut (16 bytes in hex); it matches the commitment."""

    TOPIC: ClassVar[str] = "table.cut_opened"

    hand: str
    seat: int
    cut: str
