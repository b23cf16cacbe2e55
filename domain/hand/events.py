"""The facts of one hand, in the order in which they can happen. A storage format: see `domain.event`.

Chips are whole chips, times are UTC seconds since the epoch, seats are clockwise indices from 0.
Cards are two characters (`Td`); a card's number is its place in the
order of dealing, burned cards included, from 0.
"""

from dataclasses import dataclass
from typing import ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class HandStarted(Event):
    """Everything the hand is played under. Per-seat tuples follow `seats`, the order of dealing: the first
    dealt-in seat left of the button comes first, the button (where someone sits on it) last."""

    TOPIC: ClassVar[str] = "hand.started"

    table: str
    number: int
    ruleset: str
    button: int
    seats: tuple[int, ...]
    players: tuple[str, ...]
    names: tuple[str, ...]
    stacks: tuple[int, ...]
    antes: tuple[int, ...]
    blinds: tuple[int, ...]
    big_blind: int
    turn_seconds: float
    deck: str
    """`committed`: from a sealed seed and the players' cuts; `stacked`: given with the command (imports only)."""
    root: str
    cut_seats: tuple[int, ...]
    cut_commitments: tuple[str, ...]
    cuts: tuple[str, ...]
    """The opened cut of each of `cut_seats` in hex, or an empty text where it was withheld."""
    sealed_deck: str
    """The seed (or the stacked deck) encrypted; nobody reads a card from it without the key ring."""


@dataclass(frozen=True, slots=True)
class ForcedBetPosted(Event):
    """A blind or an ante was paid; `kind` is `ante`, `small_blind`, `big_blind` or `straddle`."""

    TOPIC: ClassVar[str] = "hand.forced_bet_posted"

    seat: int
    kind: str
    paid: int
    all_in: bool


@dataclass(frozen=True, slots=True)
class HoleCardsDealt(Event):
    """Face-down cards went to the seats: the numbers of the cards, never the cards."""

    TOPIC: ClassVar[str] = "hand.hole_cards_dealt"

    seats: tuple[int, ...]
    numbers: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class TurnStarted(Event):
    """It is this seat's turn: what a call costs, between which totals a raise may go (both 0 where none is
    legal), and until when. `turn` counts the turns of the hand from 1."""

    TOPIC: ClassVar[str] = "hand.turn_started"

    turn: int
    seat: int
    to_call: int
    min_to: int
    max_to: int
    deadline: float


@dataclass(frozen=True, slots=True)
class ActionTaken(Event):
    """A seat acted: `kind` is `fold`, `check`, `call`, `bet` or `raise`; `to` is its total on this street
    afterwards, `paid` the chips it moved now."""

    TOPIC: ClassVar[str] = "hand.action_taken"

    turn: int
    seat: int
    kind: str
    to: int
    paid: int
    all_in: bool
    timed_out: bool


@dataclass(frozen=True, slots=True)
class StreetDealt(Event):
    """Board cards were turned up after one was burned. `street` is `flop`, `turn` or `river`."""

    TOPIC: ClassVar[str] = "hand.street_dealt"

    street: str
    burned: int
    numbers: tuple[int, ...]
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BetReturned(Event):
    """Chips that nobody called went back to their seat."""

    TOPIC: ClassVar[str] = "hand.bet_returned"

    seat: int
    amount: int


@dataclass(frozen=True, slots=True)
class CardsShown(Event):
    """A seat's hole cards were turned face up; `hand` names what they make with the board, if it is complete."""

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
class PotAwarded(Event):
    """A share of a pot (0 is the main pot) went to a seat: `reason` is `uncontested` or `showdown`; `hand` and
    its five `cards` are empty where nothing was shown."""

    TOPIC: ClassVar[str] = "hand.pot_awarded"

    pot: int
    seat: int
    amount: int
    reason: str
    hand: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandSettled(Event):
    """The hand is over. Per-seat tuples follow `seats`: the stacks afterwards and what each won or lost."""

    TOPIC: ClassVar[str] = "hand.settled"

    pot: int
    rake: int
    seats: tuple[int, ...]
    stacks: tuple[int, ...]
    net: tuple[int, ...]


EVENTS: tuple[type[Event], ...] = (
    HandStarted,
    ForcedBetPosted,
    HoleCardsDealt,
    TurnStarted,
    ActionTaken,
    StreetDealt,
    BetReturned,
    CardsShown,
    CardsMucked,
    PotAwarded,
    HandSettled,
)
