"""One seat of a table, and how its own facts change it."""

from dataclasses import dataclass, field

from domain.state import changed
from domain.table.events import (
    AutoTopUpSet,
    BlindMissed,
    ChipsAdded,
    Disconnected,
    EntryChosen,
    HandClosed,
    HandOpened,
    LeaveRequested,
    Reconnected,
    Returned,
    SatOut,
    SeatChangeQueued,
    SitOutPlanned,
    StraddleArmed,
    StraddleDisarmed,
    TopUpDropped,
    TopUpQueued,
    TurnMissed,
)


@dataclass(frozen=True)
class Debt:
    """What stands between a seat and a hand with blinds. A `new` player posts a big blind or waits for it; who sat
    out owes each blind that passed, once. `entry` is how the seat comes in: `post` now, `wait` for the big blind, or
    buy the `button`. `orbits` counts the big blinds (where there are none: rounds of hands) missed in a row."""

    new: bool = False
    small: bool = False
    big: bool = False
    entry: str = "wait"
    orbits: int = 0
    hands: int = 0

    @property
    def owed(self) -> bool:
        """Whether the seat must pay before it is dealt into a hand with blinds, or be the big blind in it."""
        return self.new or self.small or self.big


@dataclass(frozen=True)
class Seat:
    """Someone at the table: `stack` is what the seat had when the hand began, `queued` chips are asked for after
    it, `out` is why the seat is not dealt in (empty while it is). `bank` is the time bank in seconds, `hands` counts
    the hands played here, `missed_turns` the turns that ran out in hands played one after the other, `offline_since`
    is when the player's connection was lost (UTC, seconds since the epoch)."""

    seat: int
    player: str
    name: str
    house: bool
    stack: int
    out: str = ""
    leaving: bool = False
    queued: int = 0
    auto_top_up: int = 0
    debt: Debt = field(default=Debt())
    straddle: str = ""
    """`once` or `always` where it is armed."""
    out_at_big_blind: bool = False
    moving_to: int | None = None
    bank: float = 0.0
    hands: int = 0
    missed_turns: int = 0
    missed_turn: tuple[str, int] | None = None
    """The hand and turn that ran out last; None since a hand without one."""
    offline_since: float | None = None

    @property
    def ready(self) -> bool:
        """Whether the seat has chips and means to play."""
        return self.stack > 0 and not self.out and not self.leaving


ChipsEvent = ChipsAdded | TopUpQueued | TopUpDropped | AutoTopUpSet
PresenceEvent = SatOut | SitOutPlanned | Returned | LeaveRequested | SeatChangeQueued
ConnectionEvent = TurnMissed | Disconnected | Reconnected
BlindEvent = BlindMissed | EntryChosen | StraddleArmed | StraddleDisarmed
SeatEvent = ChipsEvent | PresenceEvent | ConnectionEvent | BlindEvent


def after(seat: Seat, event: SeatEvent) -> Seat:
    """The seat after a fact that concerns it alone."""
    match event:
        case ChipsAdded() | TopUpQueued() | TopUpDropped() | AutoTopUpSet():
            return _with_chips(seat, event)
        case TurnMissed() | Disconnected() | Reconnected():
            return _on_line(seat, event)
        case BlindMissed() | EntryChosen() | StraddleArmed() | StraddleDisarmed():
            return _before_the_blinds(seat, event)
        case _:
            return _present(seat, event)


def _with_chips(seat: Seat, event: ChipsEvent) -> Seat:
    match event:
        case ChipsAdded(amount=amount):
            return changed(seat, stack=seat.stack + amount, queued=0)
        case TopUpQueued(amount=amount):
            return changed(seat, queued=amount)
        case TopUpDropped():
            return changed(seat, queued=0)
        case AutoTopUpSet(to=to):
            return changed(seat, auto_top_up=to)


def _present(seat: Seat, event: PresenceEvent) -> Seat:
    match event:
        case SatOut(reason=reason):
            return changed(seat, out=reason, out_at_big_blind=False, missed_turns=0, missed_turn=None)
        case SitOutPlanned():
            return changed(seat, out_at_big_blind=True)
        case Returned():
            return changed(seat, out="", out_at_big_blind=False, missed_turns=0, missed_turn=None)
        case LeaveRequested():
            return changed(seat, leaving=True)
        case SeatChangeQueued(to=to):
            return changed(seat, moving_to=to)


def _on_line(seat: Seat, event: ConnectionEvent) -> Seat:
    match event:
        case TurnMissed(hand=hand, turn=turn):
            return changed(seat, missed_turns=seat.missed_turns + 1, missed_turn=(hand, turn))
        case Disconnected(at=at):
            return changed(seat, offline_since=at)
        case Reconnected():
            return changed(seat, offline_since=None)


def _before_the_blinds(seat: Seat, event: BlindEvent) -> Seat:
    """Who has not come in yet has missed nothing, and owes the one big blind of everyone new (Robert's Rules §4)."""
    match event:
        case BlindMissed(blind="big"):
            return changed(seat, debt=changed(seat.debt, big=not seat.debt.new, orbits=seat.debt.orbits + 1))
        case BlindMissed():
            return changed(seat, debt=changed(seat.debt, small=not seat.debt.new))
        case EntryChosen(entry=entry):
            return changed(seat, debt=changed(seat.debt, entry=entry))
        case StraddleArmed(always=always):
            return changed(seat, straddle="always" if always else "once")
        case StraddleDisarmed():
            return changed(seat, straddle="")


def in_hand(seat: Seat, opened: HandOpened) -> Seat:
    """The seat while a hand is played, dealt in or not: who was dealt into one with blinds owes nothing any more."""
    straddle = "" if seat.straddle == "once" else seat.straddle
    if seat.seat not in opened.seats:
        return changed(seat, straddle=straddle, debt=_away(seat, opened))
    paid = opened.big_blind_seat >= 0
    debt = Debt() if paid else changed(seat.debt, orbits=0, hands=0)
    missed_turns = seat.missed_turns if seat.missed_turn else 0
    return changed(seat, straddle=straddle, debt=debt, missed_turns=missed_turns, missed_turn=None)


def _away(seat: Seat, opened: HandOpened) -> Debt:
    """In a game without blinds as many hands as are dealt in make an orbit [E]."""
    if not seat.out or opened.big_blind_seat >= 0 or opened.bomb:
        return seat.debt
    if seat.debt.hands + 1 < len(opened.seats):
        return changed(seat.debt, hands=seat.debt.hands + 1)
    return changed(seat.debt, hands=0, orbits=seat.debt.orbits + 1)


def after_hand(seat: Seat, closed: HandClosed) -> Seat:
    """The seat when a hand that it was dealt into is over."""
    place = closed.seats.index(seat.seat)
    hands = seat.hands if closed.voided else seat.hands + 1
    return changed(seat, stack=closed.stacks[place], bank=closed.banks[place], hands=hands)
