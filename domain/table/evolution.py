"""How each fact changes a table."""

from domain.event import Event
from domain.state import changed
from domain.table import course, seat
from domain.table.deck import Deck, cut, without
from domain.table.events import (
    BombVoted,
    ChoiceOffered,
    CutOpened,
    CutSealed,
    CutsFixed,
    DebtsCleared,
    DeckCommitted,
    GameChanged,
    HandClosed,
    HandExtended,
    HandOpened,
    SeatChanged,
    SeatLeft,
    SeatTaken,
    TableClosed,
    TableOpened,
    TermsPinned,
)
from domain.table.ratholing import remembered
from domain.table.seat import Debt, Seat, SeatEvent
from domain.table.table import Bookmark, Pin, Table
from domain.table.terms import pinned


def evolve(table: Table, event: Event) -> Table:
    """The state after one more fact."""
    if isinstance(event, SeatEvent):
        return _with(table, seat.after(table.seats[event.seat], event))
    match event:
        case SeatTaken() | SeatLeft() | SeatChanged():
            return _seated(table, event)
        case DeckCommitted() | CutSealed() | CutsFixed() | CutOpened():
            return _prepared(table, event)
        case DebtsCleared() | BombVoted() | ChoiceOffered() | GameChanged():
            return _played_on(table, event)
        case HandOpened():
            return _hand_opened(table, event)
        case HandClosed():
            return _hand_closed(table, event)
        case HandExtended():
            return changed(table, closed_steps=table.closed_steps + 1)
        case TableOpened() | TermsPinned() | TableClosed():
            return _under(table, event)
        case _:
            return table


def _with(table: Table, one: Seat) -> Table:
    return changed(table, seats={**table.seats, one.seat: one})


def _under(table: Table, event: TableOpened | TermsPinned | TableClosed) -> Table:
    match event:
        case TableOpened(name=name, origin=origin, first_button=first):
            return changed(table, name=name, origin=origin, first_button=first, pin=pinned(event))
        case TermsPinned():
            pin = pinned(event)
            return changed(table, coming=pin) if table.hand is not None else _repinned(table, pin)
        case TableClosed():
            return changed(table, closed=True)


def _repinned(table: Table, pin: Pin) -> Table:
    """Other games are begun with the first of them."""
    program = table.program
    if pin.terms.games != table.terms.games:
        program = changed(program, game=0, played=0, choosing=None)
    return changed(table, pin=pin, coming=None, program=program)


def _seated(table: Table, event: SeatTaken | SeatLeft | SeatChanged) -> Table:
    if isinstance(event, SeatTaken):
        leavers = {player: leaver for player, leaver in table.leavers.items() if player != event.player}
        debt = Debt(new=event.new)
        taken = Seat(event.seat, event.player, event.name, event.house, event.stack, debt=debt, bank=event.bank)
        return _with(changed(table, leavers=leavers), taken)
    gone = _vacated(table, event.seat)
    if isinstance(event, SeatLeft):
        return changed(gone, leavers=remembered(table, event))
    mover = table.seats[event.seat]
    debt = changed(mover.debt, big=mover.debt.big or event.owes_big)
    return _with(gone, changed(mover, seat=event.to, moving_to=None, debt=debt))


def _vacated(table: Table, at: int) -> Table:
    """The table when nobody sits on a seat any more."""
    program = table.program
    return changed(
        table,
        seats={other: one for other, one in table.seats.items() if other != at},
        deck=table.deck and without(table.deck, at),
        votes=table.votes - {at},
        program=changed(program, choosing=None) if program.choosing == at else program,
    )


def _prepared(table: Table, event: DeckCommitted | CutSealed | CutsFixed | CutOpened) -> Table:
    """The coming hand's deck: committed, cut by the players, the list of cuts fixed, the cuts opened."""
    if isinstance(event, DeckCommitted):
        return changed(table, deck=Deck(event.hand, event.root, event.sealed_seed))
    assert table.deck is not None
    next_hand_at = event.next_hand_at if isinstance(event, CutsFixed) else table.next_hand_at
    return changed(table, deck=cut(table.deck, event), next_hand_at=next_hand_at)


def _played_on(table: Table, event: DebtsCleared | BombVoted | ChoiceOffered | GameChanged) -> Table:
    match event:
        case DebtsCleared():
            seats = {at: changed(one, debt=Debt()) for at, one in table.seats.items()}
            return changed(table, seats=seats, course=course.began_anew(table.course))
        case BombVoted(seat=at, agrees=agrees):
            return changed(table, votes=table.votes | {at} if agrees else table.votes - {at})
        case ChoiceOffered(seat=at):
            return changed(table, program=course.offered(table.program, at))
        case GameChanged(next_hand_at=next_hand_at):
            program = course.changed_game(table.program, event)
            return changed(table, program=program, next_hand_at=next_hand_at or table.next_hand_at)


def _hand_opened(table: Table, event: HandOpened) -> Table:
    players = {at: one.player for at, one in table.seats.items()}
    debts = {(at, one.player): one.debt for at, one in table.seats.items()}
    return changed(
        table,
        hand=event.hand,
        number=event.number,
        dealt=event.seats,
        seats={at: seat.in_hand(one, event) for at, one in table.seats.items()},
        course=course.moved(table.course, event, players, table.terms.seats),
        program=course.played(table.program, event),
        votes=frozenset() if event.bomb else table.votes,
        bookmark=Bookmark(table.course, table.program, debts, table.votes),
        deck=None,
        next_hand_at=None,
    )


def _hand_closed(table: Table, event: HandClosed) -> Table:
    over = changed(
        _as_before(table) if event.voided else table,
        hand=None,
        dealt=(),
        bookmark=None,
        closed_hand=event.hand,
        closed_steps=table.closed_steps + event.steps,
    )
    seats = {at: seat.after_hand(one, event) if at in event.seats else one for at, one in over.seats.items()}
    closed = changed(over, seats=seats)
    return _repinned(closed, closed.coming) if closed.coming else closed


def _as_before(table: Table) -> Table:
    """The hand does not count: play goes on from where it stood, with the debts that there were."""
    assert table.bookmark is not None
    before = table.bookmark
    return changed(
        table,
        seats={at: changed(one, debt=_debt_before(table, before, one)) for at, one in table.seats.items()},
        course=before.course,
        program=before.program,
        votes=table.votes | before.votes.intersection(table.seats) if table.course.bombed else table.votes,
    )


def _debt_before(table: Table, before: Bookmark, one: Seat) -> Debt:
    """What others chose while the hand was played stays chosen; who sat down meanwhile is new only where a blind had
    passed the seat before it."""
    debt = before.debts.get((one.seat, one.player))
    if debt is None:
        return changed(one.debt, new=one.debt.new and one.seat in before.course.passed)
    return debt if one.seat in table.dealt else changed(debt, entry=one.debt.entry)
