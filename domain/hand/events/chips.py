"""Where the chips go in the end."""

from dataclasses import dataclass
from typing import Any, ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class BetReturned(Event):
    """Chips that nobody called went back to their seat."""

    TOPIC: ClassVar[str] = "hand.bet_returned"

    seat: int
    amount: int


@dataclass(frozen=True, slots=True)
class RakeTaken(Event):
    """The room's share left the pots: `amounts` by pot, main pot first."""

    TOPIC: ClassVar[str] = "hand.rake_taken"

    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PotAwarded(Event):
    """A share of a pot (0 is the main pot) went to a seat for its hand on a `board`; `half` is `high` or `low` where
    both compete, else empty. `reason` is `uncontested` or `showdown`; `hand` and its `cards` are empty where nothing
    was shown."""

    TOPIC: ClassVar[str] = "hand.pot_awarded"
    class_version: ClassVar[int] = 2

    pot: int
    board: int
    half: str
    seat: int
    amount: int
    reason: str
    hand: str
    cards: tuple[str, ...]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 knew one board and high hands."""
        state.update(board=0, half="")


@dataclass(frozen=True, slots=True)
class HandSettled(Event):
    """The hand is over. Per-seat tuples follow `seats`: the stacks afterwards and what each won or lost."""

    TOPIC: ClassVar[str] = "hand.settled"

    pot: int
    rake: int
    seats: tuple[int, ...]
    stacks: tuple[int, ...]
    net: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HandVoided(Event):
    """The hand does not count: everything that each seat put in goes back to it. `reason` is for people."""

    TOPIC: ClassVar[str] = "hand.voided"

    reason: str
    seats: tuple[int, ...]
    refunds: tuple[int, ...]
