"""The deck of one hand in the order of dealing: secret, never stored, given by whoever may open its seal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain import fairness


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards by number. A committed deck also knows the `order` the room was bound to, the `positions` in it of the
    cards, and the `key` of the cuts; a stacked one only its cards, in which those after the first 52 (short deck 36)
    are what comes after a reshuffle."""

    cards: tuple[str, ...] = field(repr=False)
    order: tuple[str, ...] = field(default=(), repr=False)
    positions: tuple[int, ...] = field(default=(), repr=False)
    key: bytes = field(default=b"", repr=False)

    @classmethod
    def of(cls, commitment: fairness.Commitment, cuts: Mapping[int, str]) -> "Deck":
        """The committed deck as the opened cuts (by seat) deal it; raises MalformedHex."""
        key = fairness.cuts_key(commitment.hand, commitment.root, cuts)
        positions = fairness.deal_positions(key, len(commitment.order))
        return cls(tuple(commitment.order[position] for position in positions), commitment.order, positions, key)

    def reshuffled(self, dealt: int, numbers: Sequence[int], count: int, size: int = 52) -> "Deck":
        """The deck when, after `dealt` cards, those with the given numbers are shuffled for the `count`-th time and
        make the new stub (`fairness`, 5). A stacked deck is not shuffled: its cards after the first `size`, those of
        the whole deck, follow instead of what is left of them."""
        if not self.key:
            return Deck((*self.cards[:dealt], *self.cards[size:])) if count == 1 else self
        again = fairness.reshuffle(self.key, [self.positions[number] for number in numbers], count)
        positions = (*self.positions[:dealt], *again)
        return Deck(tuple(self.order[position] for position in positions), self.order, positions, self.key)
