"""The shapes of what one viewer sees of a live table.

Chips are whole chips, times UTC seconds since the epoch, durations seconds, seats clockwise indices from 0. Cards are
two characters (`Td`); `??` is a card that the viewer may not know.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class GameView:
    """One game of the table with its stakes; those that it does not use are 0."""

    ruleset: str
    name: str
    small_blind: int
    big_blind: int
    small_bet: int
    big_bet: int
    bring_in: int
    ante: int


@dataclass(frozen=True)
class LastAction:
    """The latest thing a seat did on this street: a forced bet's kind or an action's kind, and its total `to`."""

    kind: str
    to: int


@dataclass(frozen=True)
class SeatView:
    """One occupied seat. `state` is `playing`, `sitting_out` or `leaving`; `bet` lies before the seat on this
    street; `cards` are empty when not dealt in or given up; `won` is what the finished hand brought. `drew` is how
    many cards it exchanged on this street (0: stood pat), null before it did.

    `owes` are the blinds that it owes (`new`, `small`, `big`) and `entry` is how it comes in: `post`, `wait` or
    `button`. `bank` is the time bank; `straddle` is `none`, `once` or `always`; `moving_to` is the seat it changes to
    after the hand. `auto_top_up` (0 for none) and `out_at_big_blind` are told to the own seat alone, else null."""

    seat: int
    player: str
    name: str
    house: bool
    state: str
    stack: int
    bet: int = 0
    in_hand: bool = False
    folded: bool = False
    all_in: bool = False
    last_action: LastAction | None = None
    cards: tuple[str, ...] = ()
    hand: str = ""
    won: int = 0
    drew: int | None = None
    owes: tuple[str, ...] = ()
    entry: str = "wait"
    offline: bool = False
    bank: float = 0.0
    straddle: str = "none"
    moving_to: int | None = None
    auto_top_up: int | None = None
    out_at_big_blind: bool | None = None


@dataclass(frozen=True)
class Preset:
    """A suggested raise: `key` is `min`, `2.2bb`, `2.5bb`, `3bb`, `third`, `half`, `two_thirds`, `pot` or `all_in`."""

    key: str
    to: int


@dataclass(frozen=True)
class TurnView:
    """Whose turn it is to `bet` or to `draw` (`kind`), and until when; `bank`: on the time bank, whose end `deadline`
    then is. `legal` lists the kinds of action allowed, `draw` alone for a draw; `presets` only for that seat, and
    none where the bet has one size."""

    turn: int
    kind: str
    seat: int
    deadline: float
    bank: bool
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
    """A share of a pot that a seat won on a `board` (from 0), with the hand's name and its cards where it was shown;
    `half` is `high` or `low` where both compete, else empty."""

    pot: int
    board: int
    half: str
    seat: int
    amount: int
    reason: str
    hand: str
    cards: tuple[str, ...]


@dataclass(frozen=True)
class RunoutsView:
    """The offer to deal what remains of the board up to `most` times; `chosen` follows `seats`, null for who has not
    answered."""

    seats: tuple[int, ...]
    most: int
    deadline: float
    chosen: tuple[int | None, ...]


@dataclass(frozen=True)
class HandView:
    """The hand being played, or the last one until the next begins. `pot` is everything in the middle, bets of
    this street included; `rake` has left it. `street` is the name of one of the ruleset's streets; `boards` are those
    that are played side by side, or the run-outs of one. `over` once it is settled or `voided`; `rabbit` are the cards
    that would have come."""

    hand: str
    number: int
    ruleset: str
    street: str
    boards: tuple[tuple[str, ...], ...]
    pot: int
    pots: tuple[PotView, ...]
    rake: int
    turn: TurnView | None
    awards: tuple[AwardView, ...]
    over: bool
    voided: bool
    bomb: bool
    root: str
    runouts: RunoutsView | None
    rabbit: tuple[str, ...]


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
    """A table as one viewer sees it; `me` is the viewer's own seat, `my_hand` the name of what it holds now.

    `game` is the place of the present (or next) game among `games`; the stakes beside it are that game's. `straddle`
    is `none`, `utg` or `button`, `rotation` is `orbit`, `hands` or `choice`, `choosing` the seat that may choose the
    game now; `bomb_votes` are the seats that agreed to a bomb pot, where `bomb_vote` allows to vote."""

    table: str
    name: str
    games: tuple[GameView, ...]
    game: int
    seat_count: int
    small_blind: int
    big_blind: int
    small_bet: int
    big_bet: int
    ante: int
    min_buy_in: int
    max_buy_in: int
    turn_seconds: float
    straddle: str
    most_runouts: int
    rabbit: bool
    rotation: str
    buy_button: bool
    bomb_vote: bool
    choosing: int | None
    bomb_votes: tuple[int, ...]
    button: int | None
    seats: tuple[SeatView | None, ...]
    hand: HandView | None
    next_hand_at: float | None
    next_deck: NextDeckView | None
    me: int | None
    my_hand: str
