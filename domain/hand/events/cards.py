"""Cards on their way: dealt, reshuffled, shown and given up."""

from dataclasses import dataclass
from typing import Any, ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class HoleCardsDealt(Event):
    """Face-down cards went to the seats: the numbers of the cards, never the cards. `burned` is the number of the
    card burned before, -1 for none."""

    TOPIC: ClassVar[str] = "hand.hole_cards_dealt"
    class_version: ClassVar[int] = 2

    street: str
    burned: int
    seats: tuple[int, ...]
    numbers: tuple[tuple[int, ...], ...]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 dealt hole cards before the flop only, and burned none."""
        state.update(street="preflop", burned=-1)


@dataclass(frozen=True, slots=True)
class UpCardsDealt(Event):
    """One face-up card went to each of the seats (stud). `burned` is the number of the card burned before, -1 for
    none."""

    TOPIC: ClassVar[str] = "hand.up_cards_dealt"

    street: str
    burned: int
    seats: tuple[int, ...]
    numbers: tuple[int, ...]
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StreetDealt(Event):
    """Board cards were turned up after one was burned (`burned` is -1 where a second board shares the burn).
    `street` is `flop`, `turn` or `river`, or `seventh` for the one card that all share when a stud deck runs out.
    `board` counts boards, or run-outs of one board, from 0; `cards` are the new ones."""

    TOPIC: ClassVar[str] = "hand.street_dealt"
    class_version: ClassVar[int] = 2

    street: str
    board: int
    burned: int
    numbers: tuple[int, ...]
    cards: tuple[str, ...]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 knew one board."""
        state["board"] = 0


@dataclass(frozen=True, slots=True)
class DeckReshuffled(Event):
    """The stub was too short: the cards with these numbers (the stub's and earlier discards) were shuffled and
    make the new stub. `count` counts the reshuffles of the hand from 1."""

    TOPIC: ClassVar[str] = "hand.deck_reshuffled"

    count: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CardsShown(Event):
    """A seat turned hole cards face up, all of them or (after the hand, of its own will) some; `hand` names what all
    of its cards make, if nothing is to come any more."""

    TOPIC: ClassVar[str] = "hand.cards_shown"

    seat: int
    numbers: tuple[int, ...]
    cards: tuple[str, ...]
    hand: str


@dataclass(frozen=True, slots=True)
class CardsMucked(Event):
    """A beaten seat gave its cards up unseen at the showdown."""

    TOPIC: ClassVar[str] = "hand.cards_mucked"

    seat: int


@dataclass(frozen=True, slots=True)
class RabbitShown(Event):
    """After the award, for curiosity alone: the cards that would have come on a board."""

    TOPIC: ClassVar[str] = "hand.rabbit_shown"

    street: str
    board: int
    burned: int
    numbers: tuple[int, ...]
    cards: tuple[str, ...]
