"""The facts of play: blinds owed and options chosen, which game comes next, hands that begin and end."""

from dataclasses import dataclass
from typing import Any, ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class BlindMissed(Event):
    """A blind passed a seat that sat out: it owes it, once, until it posts, waits for the big blind, or straddles.
    `blind` is `small` or `big`."""

    TOPIC: ClassVar[str] = "table.blind_missed"

    seat: int
    blind: str


@dataclass(frozen=True, slots=True)
class DebtsCleared(Event):
    """Fewer than two could play on: nobody owes a blind any more, and the next hand begins a new game."""

    TOPIC: ClassVar[str] = "table.debts_cleared"


@dataclass(frozen=True, slots=True)
class EntryChosen(Event):
    """How a seat that owes blinds comes in: `post` now, `wait` for the big blind, or buy the `button`."""

    TOPIC: ClassVar[str] = "table.entry_chosen"

    seat: int
    entry: str


@dataclass(frozen=True, slots=True)
class StraddleArmed(Event):
    """A seat straddles if it may: in the next hand, or `always`."""

    TOPIC: ClassVar[str] = "table.straddle_armed"

    seat: int
    always: bool


@dataclass(frozen=True, slots=True)
class StraddleDisarmed(Event):
    """A seat straddles no more."""

    TOPIC: ClassVar[str] = "table.straddle_disarmed"

    seat: int


@dataclass(frozen=True, slots=True)
class BombVoted(Event):
    """A seat agreed to a bomb pot, or took that back."""

    TOPIC: ClassVar[str] = "table.bomb_voted"

    seat: int
    agrees: bool


@dataclass(frozen=True, slots=True)
class ChoiceOffered(Event):
    """The player on this seat may choose the game of the next orbit until the next hand begins."""

    TOPIC: ClassVar[str] = "table.choice_offered"

    seat: int


@dataclass(frozen=True, slots=True)
class GameChanged(Event):
    """The next hands play another of the table's games: `game` counts them from 0. `seat` chose it, or -1 where it
    was its turn. The next hand begins at `next_hand_at`; 0 where that stays as it was."""

    TOPIC: ClassVar[str] = "table.game_changed"

    game: int
    seat: int
    next_hand_at: float


@dataclass(frozen=True, slots=True)
class HandOpened(Event):
    """A hand begins: `seats` are dealt in with `stacks`, in the order of dealing, which the other per-seat tuples
    follow. Everything that the hand itself needs from the table is here and means what it means in `HandStarted`."""

    TOPIC: ClassVar[str] = "table.hand_opened"
    class_version: ClassVar[int] = 2

    hand: str
    number: int
    game: int
    """Which of the table's games it is, from 0."""
    ruleset: str
    button: int
    """The seat of the button, on which nobody need sit."""
    small_blind_seat: int
    """Who posts the small blind; -1 for nobody."""
    big_blind_seat: int
    """Who posts the big blind; -1 where the game has none (stud, short deck) or a bomb pot is played."""
    seats: tuple[int, ...]
    stacks: tuple[int, ...]
    antes: tuple[int, ...]
    blinds: tuple[int, ...]
    kinds: tuple[str, ...]
    dead: tuple[int, ...]
    big_blind: int
    small_bet: int
    big_bet: int
    bring_in: int
    boards: int
    bomb: bool
    button_bought: bool
    """Whether the big blind bought the button, which comes to it with the next hand."""
    most_runouts: int
    rake_per_mille: int
    rake_cap: int
    turn_seconds: float
    banks: tuple[float, ...]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 was no-limit hold'em with two blinds, whose amounts only the hand itself tells: 0 here."""
        count = len(state["seats"])
        names = {state["small_blind_seat"]: "small_blind", state["big_blind_seat"]: "big_blind"}
        state.update({field: [0] * count for field in ("antes", "blinds", "dead")})
        state.update(
            game=0,
            ruleset="nlhe/1",
            kinds=[names.get(seat, "") for seat in state["seats"]],
            big_blind=0,
            small_bet=0,
            big_bet=0,
            bring_in=0,
            boards=1,
            bomb=False,
            button_bought=False,
            most_runouts=1,
            rake_per_mille=0,
            rake_cap=0,
            turn_seconds=0.0,
            banks=[0.0] * count,
        )


@dataclass(frozen=True, slots=True)
class HandExtended(Event):
    """The last hand took one more step after its end: somebody showed cards."""

    TOPIC: ClassVar[str] = "table.hand_extended"

    hand: str


@dataclass(frozen=True, slots=True)
class HandClosed(Event):
    """The hand is over: the stacks afterwards, what is left of the time banks, and how many steps its stream took.
    One that was `voided` does not count: the stacks, the button, the blinds and what everyone owed are what they were
    before it."""

    TOPIC: ClassVar[str] = "table.hand_closed"
    class_version: ClassVar[int] = 2

    hand: str
    seats: tuple[int, ...]
    stacks: tuple[int, ...]
    steps: int
    banks: tuple[float, ...]
    voided: bool

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 knew neither time banks nor voided hands."""
        state.update(banks=[0.0] * len(state["seats"]), voided=False)
