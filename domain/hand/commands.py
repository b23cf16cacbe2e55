"""What can be asked of a hand. Time, ids and the deck come in as data.

Amounts are whole chips, times UTC seconds since the epoch.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StartHand:
    """Deal a hand; the fields mean what they mean in `HandStarted`. `cards` is the deck in the order of dealing."""

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
    root: str
    cut_seats: tuple[int, ...]
    cut_commitments: tuple[str, ...]
    cuts: tuple[str, ...]
    sealed_deck: str
    cards: tuple[str, ...] = field(repr=False)
    now: float


@dataclass(frozen=True, slots=True)
class Act:
    """Take the turn: `kind` is `fold`, `check`, `call`, `bet` or `raise`; `to` is the total on this street for a
    bet or raise and 0 otherwise."""

    turn: int
    seat: int
    kind: str
    to: int
    now: float


@dataclass(frozen=True, slots=True)
class TimeOut:
    """The clock of this turn has run out: check where that is free, fold otherwise."""

    turn: int
    now: float


HandCommand = StartHand | Act | TimeOut
