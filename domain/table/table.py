"""A table as its facts leave it: seats, stacks, button, the coming deck, and how each event changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.event import Event
from domain.state import changed
from domain.table.events import (
    ChipsAdded,
    CutOpened,
    CutSealed,
    CutsFixed,
    DeckCommitted,
    HandClosed,
    HandOpened,
    LeaveRequested,
    Returned,
    SatOut,
    SeatLeft,
    SeatTaken,
    TableClosed,
    TableOpened,
    TopUpDropped,
    TopUpQueued,
)


@dataclass(frozen=True)
class Seat:
    """Someone at the table: `stack` is what the seat had when the hand began, `queued` chips are asked for after
    it, `out` is why the seat is not dealt in (empty while it is)."""

    seat: int
    player: str
    name: str
    house: bool
    stack: int
    out: str = ""
    leaving: bool = False
    queued: int = 0

    @property
    def ready(self) -> bool:
        """Whether the next hand can deal this seat in."""
        return self.stack > 0 and not self.out and not self.leaving


@dataclass(frozen=True)
class Deck:
    """The committed deck of the coming hand, with the cuts by seat; sealed ones until `fixed`, then opened ones."""

    hand: str
    root: str
    sealed_seed: str = field(repr=False)
    sealed: Mapping[int, str] = field(default_factory=dict)
    fixed: bool = False
    opened: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """The state of one table. `hand` is the hand being played and `dealt` its seats; `closed_steps` counts the
    steps of all finished hands, so that a table's steps can be numbered without reading them."""

    rules: TableOpened | None = None
    seats: Mapping[int, Seat] = field(default_factory=dict)
    button: int | None = None
    big_blind_seat: int | None = None
    number: int = 0
    hand: str | None = None
    dealt: tuple[int, ...] = ()
    deck: Deck | None = None
    next_hand_at: float | None = None
    closed_steps: int = 0
    closed: bool = False

    def seat_of(self, player: str) -> Seat | None:
        """The seat that a player holds, if any."""
        return next((seat for seat in self.seats.values() if seat.player == player), None)

    def playing(self, seat: int) -> bool:
        """Whether the seat is dealt into the hand being played."""
        return self.hand is not None and seat in self.dealt

    @property
    def ready(self) -> tuple[Seat, ...]:
        """The seats that the next hand can deal in, clockwise from seat 0."""
        return tuple(seat for _, seat in sorted(self.seats.items()) if seat.ready)


def evolve(table: Table, event: Event) -> Table:
    """The state after one more fact."""
    match event:
        case TableOpened():
            return changed(table, rules=event)
        case SeatTaken(seat=seat, player=player, name=name, stack=stack, house=house):
            return _with(table, Seat(seat, player, name, house, stack))
        case SeatLeft(seat=seat):
            seats = {at: other for at, other in table.seats.items() if at != seat}
            return changed(table, seats=seats, deck=table.deck and _without(table.deck, seat))
        case ChipsAdded() | TopUpQueued() | TopUpDropped() | SatOut() | Returned() | LeaveRequested():
            return _with(table, _seat_after(table.seats[event.seat], event))
        case DeckCommitted() | CutSealed() | CutsFixed() | CutOpened():
            return _prepare(table, event)
        case HandOpened():
            return _open_hand(table, event)
        case HandClosed():
            return _close_hand(table, event)
        case TableClosed():
            return changed(table, closed=True)
        case _:
            return table


def _with(table: Table, seat: Seat) -> Table:
    return changed(table, seats={**table.seats, seat.seat: seat})


def _seat_after(
    seat: Seat, event: ChipsAdded | TopUpQueued | TopUpDropped | SatOut | Returned | LeaveRequested
) -> Seat:
    match event:
        case ChipsAdded(amount=amount):
            return changed(seat, stack=seat.stack + amount, queued=0)
        case TopUpQueued(amount=amount):
            return changed(seat, queued=amount)
        case TopUpDropped():
            return changed(seat, queued=0)
        case SatOut(reason=reason):
            return changed(seat, out=reason)
        case Returned():
            return changed(seat, out="")
        case LeaveRequested():
            return changed(seat, leaving=True)


def _prepare(table: Table, event: DeckCommitted | CutSealed | CutsFixed | CutOpened) -> Table:
    """The coming hand's deck: committed, cut by the players, the list of cuts fixed, the cuts opened."""
    if isinstance(event, DeckCommitted):
        return changed(table, deck=Deck(event.hand, event.root, event.sealed_seed))
    assert table.deck is not None
    next_hand_at = event.next_hand_at if isinstance(event, CutsFixed) else table.next_hand_at
    return changed(table, deck=_cut(table.deck, event), next_hand_at=next_hand_at)


def _without(deck: Deck, seat: int) -> Deck:
    """The deck when a seat is empty again: whoever takes it may seal a cut; a fixed list stays as it is."""
    if deck.fixed:
        return deck
    return changed(deck, sealed={at: commitment for at, commitment in deck.sealed.items() if at != seat})


def _cut(deck: Deck, event: CutSealed | CutsFixed | CutOpened) -> Deck:
    match event:
        case CutSealed(seat=seat, commitment=commitment):
            return changed(deck, sealed={**deck.sealed, seat: commitment})
        case CutsFixed(seats=seats, commitments=commitments):
            return changed(deck, sealed=dict(zip(seats, commitments, strict=True)), fixed=True)
        case CutOpened(seat=seat, cut=cut):
            return changed(deck, opened={**deck.opened, seat: cut})


def _open_hand(table: Table, event: HandOpened) -> Table:
    return changed(
        table,
        hand=event.hand,
        number=event.number,
        button=event.button,
        big_blind_seat=event.big_blind_seat,
        dealt=event.seats,
        deck=None,
        next_hand_at=None,
    )


def _close_hand(table: Table, event: HandClosed) -> Table:
    stacks = dict(zip(event.seats, event.stacks, strict=True))
    seats = {at: changed(seat, stack=stacks.get(at, seat.stack)) for at, seat in table.seats.items()}
    return changed(table, seats=seats, hand=None, dealt=(), closed_steps=table.closed_steps + event.steps)
