"""The facts of the seats: who sits where with how many chips, and who is there to play."""

from dataclasses import dataclass
from typing import Any, ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class SeatTaken(Event):
    """A player sat down; `player` is the account's stream id, `house` marks a house bot. Who is `new` posts a big
    blind or waits for it before the first hand with blinds. `bank` is the time bank in seconds."""

    TOPIC: ClassVar[str] = "table.seat_taken"
    class_version: ClassVar[int] = 2

    seat: int
    player: str
    name: str
    stack: int
    house: bool
    new: bool
    bank: float

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """In version 1 everyone was dealt in at once, and there were no time banks."""
        state.update(new=False, bank=0.0)


@dataclass(frozen=True, slots=True)
class SeatChangeQueued(Event):
    """A player in a hand asked for the seat `to`: changed when the hand is over, if that seat is empty then."""

    TOPIC: ClassVar[str] = "table.seat_change_queued"

    seat: int
    to: int


@dataclass(frozen=True, slots=True)
class SeatChanged(Event):
    """A player moved to the empty seat `to`, stack and all; `owes_big` where that put off the next big blind by more
    than is free."""

    TOPIC: ClassVar[str] = "table.seat_changed"

    seat: int
    to: int
    owes_big: bool


@dataclass(frozen=True, slots=True)
class TopUpQueued(Event):
    """More chips were asked for a stack; they come from the account between hands."""

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
class AutoTopUpSet(Event):
    """After each hand the stack is topped up `to` so many chips; 0: no more."""

    TOPIC: ClassVar[str] = "table.auto_top_up_set"

    seat: int
    to: int


@dataclass(frozen=True, slots=True)
class SatOut(Event):
    """A seat is not dealt in from the next hand on; `reason` is `asked`, `timed_out` or `no_chips`."""

    TOPIC: ClassVar[str] = "table.sat_out"

    seat: int
    reason: str


@dataclass(frozen=True, slots=True)
class SitOutPlanned(Event):
    """A seat plays on until the big blind comes to it, and sits out then."""

    TOPIC: ClassVar[str] = "table.sit_out_planned"

    seat: int


@dataclass(frozen=True, slots=True)
class Returned(Event):
    """A seat that sat out, or planned to, plays again; what it owes still stands."""

    TOPIC: ClassVar[str] = "table.returned"

    seat: int


@dataclass(frozen=True, slots=True)
class TurnMissed(Event):
    """A seat let the clock of a turn run out."""

    TOPIC: ClassVar[str] = "table.turn_missed"

    seat: int
    hand: str
    turn: int


@dataclass(frozen=True, slots=True)
class Disconnected(Event):
    """The player on a seat lost the connection to the room."""

    TOPIC: ClassVar[str] = "table.disconnected"

    seat: int
    at: float


@dataclass(frozen=True, slots=True)
class Reconnected(Event):
    """The player on a seat is connected again."""

    TOPIC: ClassVar[str] = "table.reconnected"

    seat: int


@dataclass(frozen=True, slots=True)
class LeaveRequested(Event):
    """A player in a hand asked to leave: folded when facing action, gone when the hand is over."""

    TOPIC: ClassVar[str] = "table.leave_requested"

    seat: int


@dataclass(frozen=True, slots=True)
class SeatLeft(Event):
    """A seat is empty again; its stack went back to the player's account. `reason` is `asked`, `away` for who missed
    too many big blinds, or `closed` with the table."""

    TOPIC: ClassVar[str] = "table.seat_left"
    class_version: ClassVar[int] = 2

    seat: int
    player: str
    stack: int
    reason: str
    at: float

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 told neither why nor when; long ago is near enough for who comes back."""
        state.update(reason="asked", at=0.0)
