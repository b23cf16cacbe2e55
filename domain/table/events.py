"""The facts of a table: who sits where with how many chips, and which hand is being played.

A storage format: see `domain.event`. Chips are whole chips, times UTC seconds since the epoch, durations
seconds, seats clockwise indices from 0.
"""

from dataclasses import dataclass
from typing import ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class TableOpened(Event):
    """A table stands in the room under these rules; `origin` is `room`, or `import` for recorded hands."""

    TOPIC: ClassVar[str] = "table.opened"

    name: str
    origin: str
    ruleset: str
    seats: int
    small_blind: int
    big_blind: int
    ante: int
    min_buy_in: int
    max_buy_in: int
    turn_seconds: float
    pause_seconds: float
    button: int
    """The seat on which the first hand puts the button."""


@dataclass(frozen=True, slots=True)
class SeatTaken(Event):
    """A player sat down; `player` is the account's stream id, `house` marks a house bot."""

    TOPIC: ClassVar[str] = "table.seat_taken"

    seat: int
    player: str
    name: str
    stack: int
    house: bool


@dataclass(frozen=True, slots=True)
class TopUpQueued(Event):
    """A player in a hand asked for more chips; they come from the account when the hand is over."""

    TOPIC: ClassVar[str] = "table.top_up_queued"

    seat: int
    amount: int


@dataclass(frozen=True, slots=True)
class ChipsAdded(Event):
    """Chips from the player's account joined the stack, between hands."""

    TOPIC: ClassVar[str] = "table.chips_added"

    seat: int
    player: str
    amount: int


@dataclass(frozen=True, slots=True)
class TopUpDropped(Event):
    """A queued top-up came to nothing; `reason` is the refusal's code."""

    TOPIC: ClassVar[str] = "table.top_up_dropped"

    seat: int
    reason: str


@dataclass(frozen=True, slots=True)
class SatOut(Event):
    """A seat is not dealt in from the next hand on; `reason` is `asked`, `timed_out` or `no_chips`."""

    TOPIC: ClassVar[str] = "table.sat_out"

    seat: int
    reason: str


@dataclass(frozen=True, slots=True)
class Returned(Event):
    """A seat that sat out is dealt in again from the next hand on."""

    TOPIC: ClassVar[str] = "table.returned"

    seat: int


@dataclass(frozen=True, slots=True)
class LeaveRequested(Event):
    """A player in a hand asked to leave: folded when facing action, gone when the hand is over."""

    TOPIC: ClassVar[str] = "table.leave_requested"

    seat: int


@dataclass(frozen=True, slots=True)
class SeatLeft(Event):
    """A seat is empty again; its stack went back to the player's account."""

    TOPIC: ClassVar[str] = "table.seat_left"

    seat: int
    player: str
    stack: int


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


@dataclass(frozen=True, slots=True)
class HandOpened(Event):
    """A hand begins: `seats` are dealt in with `stacks`, in the order of dealing."""

    TOPIC: ClassVar[str] = "table.hand_opened"

    hand: str
    number: int
    button: int
    small_blind_seat: int
    big_blind_seat: int
    seats: tuple[int, ...]
    stacks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HandClosed(Event):
    """The hand is over: the stacks afterwards, and how many steps its stream took."""

    TOPIC: ClassVar[str] = "table.hand_closed"

    hand: str
    seats: tuple[int, ...]
    stacks: tuple[int, ...]
    steps: int


@dataclass(frozen=True, slots=True)
class TableClosed(Event):
    """The table is gone; nobody sits at it."""

    TOPIC: ClassVar[str] = "table.closed"


EVENTS: tuple[type[Event], ...] = (
    TableOpened,
    SeatTaken,
    TopUpQueued,
    ChipsAdded,
    TopUpDropped,
    SatOut,
    Returned,
    LeaveRequested,
    SeatLeft,
    DeckCommitted,
    CutSealed,
    CutsFixed,
    CutOpened,
    HandOpened,
    HandClosed,
    TableClosed,
)
