"""What can be asked of a hand. Time, ids and the deck come in as data.

Amounts are whole chips, times UTC seconds since the epoch.
"""

from dataclasses import dataclass, field

from domain.hand.deck import Deck


@dataclass(frozen=True, slots=True)
class StartHand:
    """Deal a hand; the fields mean what they mean in `HandStarted`."""

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
    kinds: tuple[str, ...]
    dead: tuple[int, ...]
    small_blind: int
    big_blind: int
    small_bet: int
    big_bet: int
    bring_in: int
    boards: int
    bomb: bool
    most_runouts: int
    rake_per_mille: int
    rake_cap: int
    turn_seconds: float
    banks: tuple[float, ...]
    deck: str
    root: str
    cut_seats: tuple[int, ...]
    cut_commitments: tuple[str, ...]
    cuts: tuple[str, ...]
    sealed_deck: str
    cards: Deck = field(repr=False)
    now: float


@dataclass(frozen=True, slots=True)
class Act:
    """Take the turn with one of its kinds of action; `to` is the total on this street for a bet, raise or
    completion and 0 otherwise."""

    turn: int
    seat: int
    kind: str
    to: int
    now: float


@dataclass(frozen=True, slots=True)
class Draw:
    """Take the turn of a draw: give up the cards with these numbers, which the seat holds; none to stand pat."""

    turn: int
    seat: int
    discarded: tuple[int, ...]
    now: float


@dataclass(frozen=True, slots=True)
class ChooseRunouts:
    """Say how often at most one would run it, while it is offered."""

    seat: int
    count: int
    now: float


@dataclass(frozen=True, slots=True)
class TimeOut:
    """The clock of this turn has run out: go on with the time bank if there is one left, otherwise check where that
    is free, stand pat, or fold. For an offer of run-outs (`turn` 0): who has not answered wants one."""

    turn: int
    now: float


@dataclass(frozen=True, slots=True)
class ShowCards:
    """Show some or all of one's own hole cards when the hand is over."""

    seat: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShowRabbit:
    """Turn up what would have come, when the hand is over."""


@dataclass(frozen=True, slots=True)
class VoidHand:
    """Call the hand off and give everything back; `reason` is for people."""

    reason: str


HandCommand = StartHand | Act | Draw | ChooseRunouts | TimeOut | ShowCards | ShowRabbit | VoidHand
