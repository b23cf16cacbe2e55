"""The committed deck of the coming hand, and how it is cut."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.state import changed
from domain.table.events import CutOpened, CutSealed, CutsFixed


@dataclass(frozen=True)
class Deck:
    """The committed deck of the coming hand, with the cuts by seat; sealed ones until `fixed`, then opened ones."""

    hand: str
    root: str
    sealed_seed: str = field(repr=False)
    sealed: Mapping[int, str] = field(default_factory=dict)
    fixed: bool = False
    opened: Mapping[int, str] = field(default_factory=dict)


def cut(deck: Deck, event: CutSealed | CutsFixed | CutOpened) -> Deck:
    """The deck after one more fact about its cuts."""
    match event:
        case CutSealed(seat=seat, commitment=commitment):
            return changed(deck, sealed={**deck.sealed, seat: commitment})
        case CutsFixed(seats=seats, commitments=commitments):
            return changed(deck, sealed=dict(zip(seats, commitments, strict=True)), fixed=True)
        case CutOpened(seat=seat, cut=opened):
            return changed(deck, opened={**deck.opened, seat: opened})


def without(deck: Deck, seat: int) -> Deck:
    """The deck when a seat is empty again: whoever takes it may seal a cut; a fixed list stays as it is."""
    if deck.fixed:
        return deck
    return changed(deck, sealed={at: commitment for at, commitment in deck.sealed.items() if at != seat})
