"""Who is to decide, and what they did."""

from dataclasses import dataclass
from typing import Any, ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class TurnStarted(Event):
    """It is this seat's turn: the `kinds` of action it may take, what a call costs, between which totals a raise
    may go (both 0 where none is legal), and until when. `turn` counts the turns of the hand from 1.

    Kinds: `fold`, `check`, `call`, `bet`, `raise`, and in stud `bring_in` and `complete`."""

    TOPIC: ClassVar[str] = "hand.turn_started"
    class_version: ClassVar[int] = 2

    turn: int
    seat: int
    kinds: tuple[str, ...]
    to_call: int
    min_to: int
    max_to: int
    deadline: float

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 left it to the reader to tell a bet from a raise; `raise` stands for both here."""
        answer = "call" if state["to_call"] else "check"
        state["kinds"] = ["fold", answer, *(["raise"] if state["max_to"] else [])]


@dataclass(frozen=True, slots=True)
class ActionTaken(Event):
    """A seat acted: `kind` is one of the kinds of `TurnStarted`; `to` is its total on this street afterwards,
    `paid` the chips it moved now."""

    TOPIC: ClassVar[str] = "hand.action_taken"

    turn: int
    seat: int
    kind: str
    to: int
    paid: int
    all_in: bool
    timed_out: bool


@dataclass(frozen=True, slots=True)
class TimeBankStarted(Event):
    """The clock of the turn ran out; the seat now thinks on its time bank, until `deadline` at the latest."""

    TOPIC: ClassVar[str] = "hand.time_bank_started"

    turn: int
    seat: int
    deadline: float


@dataclass(frozen=True, slots=True)
class TimeBankUsed(Event):
    """So many seconds of the seat's time bank are gone."""

    TOPIC: ClassVar[str] = "hand.time_bank_used"

    turn: int
    seat: int
    seconds: float


@dataclass(frozen=True, slots=True)
class DrawStarted(Event):
    """It is this seat's turn to exchange cards, until `deadline`. The first one of a `street` begins it."""

    TOPIC: ClassVar[str] = "hand.draw_started"

    street: str
    turn: int
    seat: int
    deadline: float


@dataclass(frozen=True, slots=True)
class DrawMade(Event):
    """A seat gave up the `discarded` cards and got the `drawn` ones, face down: numbers only. None of either:
    it stands pat. `burned` is the number of the card burned before, -1 for none: one a round, before the first
    card that is drawn."""

    TOPIC: ClassVar[str] = "hand.draw_made"

    turn: int
    seat: int
    burned: int
    discarded: tuple[int, ...]
    drawn: tuple[int, ...]
    timed_out: bool


@dataclass(frozen=True, slots=True)
class RunoutsOffered(Event):
    """No more betting is possible: everyone in the pot may ask, until `deadline`, to deal what remains of the board
    up to `most` times."""

    TOPIC: ClassVar[str] = "hand.runouts_offered"

    seats: tuple[int, ...]
    most: int
    deadline: float


@dataclass(frozen=True, slots=True)
class RunoutsChosen(Event):
    """A seat said how often at most it would run it."""

    TOPIC: ClassVar[str] = "hand.runouts_chosen"

    seat: int
    count: int


@dataclass(frozen=True, slots=True)
class RunoutsAgreed(Event):
    """What remains of the board is dealt `count` times: the least that anyone asked for."""

    TOPIC: ClassVar[str] = "hand.runouts_agreed"

    count: int
