"""The shapes of what one viewer sees of a live table.

Chips are whole chips, times UTC seconds since the epoch, seats clockwise indices from 0. Cards are two
characters (`Td`); `??` is a card that the viewer may not know.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class LastAction:
    """The latest thing a seat did on this street: a forced bet's kind or an action's kind, and its total `to`."""

    kind: str
    to: int


@dataclass(frozen=True)
class SeatView:
    """One occupied seat. `state` is `playing`, `sitting_out` or `leaving`; `bet` lies before the seat on this
    street; `cards` are empty when not dealt in or given up; `won` is what the finished hand brought."""

    seat: int
    player: str
    name: str
    house: bool
    state: str
    stack: int
    bet: int
    in_hand: bool
    folded: bool
    all_in: bool
    last_action: LastAction | None
    cards: tuple[str, ...]
    hand: str
    won: int


@dataclass(frozen=True)
class Preset:
    """A suggested raise: `key` is `min`, `2.2bb`, `2.5bb`, `3bb`, `third`, `half`, `two_thirds`, `pot` or `all_in`."""

    key: str
    to: int


@dataclass(frozen=True)
class TurnView:
    """Whose turn it is and until when. `legal` lists the kinds of action allowed; `presets` only for that seat."""

    turn: int
    seat: int
    deadline: float
    legal: tuple[str, ...]
    to_call: int
    min_to: int
    max_to: int
    presets: tuple[Preset, ...]


@dataclass(frozen=True)
class PotView:
    """A pot (the first is the main pot) without the bets of the current street, and who can win it."""

    amount: int
    seats: tuple[int, ...]


@dataclass(frozen=True)
class AwardView:
    """A share of a pot that a seat won, with the hand's name and its five cards where it was shown."""

    pot: int
    seat: int
    amount: int
    reason: str
    hand: str
    cards: tuple[str, ...]


@dataclass(frozen=True)
class HandView:
    """The hand being played, or the last one until the next begins. `pot` is everything in the middle, bets of
    this street included. `street` is `preflop`, `flop`, `turn`, `river`; `over` once it is settled."""

    hand: str
    number: int
    street: str
    board: tuple[str, ...]
    pot: int
    pots: tuple[PotView, ...]
    turn: TurnView | None
    awards: tuple[AwardView, ...]
    over: bool
    root: str


@dataclass(frozen=True)
class NextDeckView:
    """The deck of the coming hand: its id, the root that the room is bound to, the sealed cuts by seat (hex), and
    whether that list is `fixed` so that cuts are to be opened."""

    hand: str
    root: str
    seats: tuple[int, ...]
    commitments: tuple[str, ...]
    fixed: bool


@dataclass(frozen=True)
class TableView:
    """A table as one viewer sees it; `me` is the viewer's own seat, `my_hand` the name of what it holds now."""

    table: str
    name: str
    ruleset: str
    seat_count: int
    small_blind: int
    big_blind: int
    ante: int
    min_buy_in: int
    max_buy_in: int
    turn_seconds: float
    button: int | None
    seats: tuple[SeatView | None, ...]
    hand: HandView | None
    next_hand_at: float | None
    next_deck: NextDeckView | None
    me: int | None
    my_hand: str
