"""What a hand turned out to be worth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strength:
    """A hand's worth: within one ranking the greater `value` wins and equal ones split.

    `cards` are the five that make it (badugi: one to four), decisive first; `name` is what a dealer calls it;
    `category` is its kind, from HIGH_CARD to STRAIGHT_FLUSH, in low games too."""

    value: int
    cards: tuple[str, ...]
    name: str
    category: int
