"""What the facts of a table change in its view: seats, stacks, the coming deck, hands that begin and end."""

from collections.abc import Callable
from dataclasses import replace

from domain.event import Event
from domain.state import changed
from domain.table.events import (
    ChipsAdded,
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
)
from projections.table_view.shapes import HandView, NextDeckView, SeatView
from projections.table_view.state import TableFold, occupied, place, put


def open_hand(
    fold: TableFold, hand: str, number: int, button: int, seats: tuple[int, ...], stacks: tuple[int, ...]
) -> None:
    """Clear the last hand away and seat the players of this one; nothing changes when it is open already."""
    if fold.hand is not None and fold.hand.hand == hand:
        return
    count = fold.rules.seats
    brought = dict(zip(seats, stacks, strict=True))
    fold.button = button
    fold.seats = tuple([view and _dealt_in(view, brought.get(view.seat)) for view in fold.seats])
    fold.hand = HandView(hand, number, "preflop", (), 0, (), None, (), False, "")
    fold.next_hand_at = None
    if fold.next_deck is not None and fold.next_deck.hand == hand:
        fold.next_deck = None
    fold.dealt, fold.put_in, fold.dead = ((),) * count, (0,) * count, 0
    fold.even_antes, fold.raised = True, False


def _dealt_in(view: SeatView, stack: int | None) -> SeatView:
    return changed(
        view,
        stack=view.stack if stack is None else stack,
        bet=0,
        in_hand=stack is not None,
        folded=False,
        all_in=False,
        last_action=None,
        cards=(),
        hand="",
        won=0,
    )


def _table_opened(fold: TableFold, event: TableOpened) -> None:
    fold.rules = event
    fold.seats = (None,) * event.seats
    fold.dealt, fold.put_in = ((),) * event.seats, (0,) * event.seats


def _seat_taken(fold: TableFold, event: SeatTaken) -> None:
    seated = SeatView(
        seat=event.seat,
        player=event.player,
        name=event.name,
        house=event.house,
        state="playing",
        stack=event.stack,
        bet=0,
        in_hand=False,
        folded=False,
        all_in=False,
        last_action=None,
        cards=(),
        hand="",
        won=0,
    )
    place(fold, seated)


def _chips_added(fold: TableFold, event: ChipsAdded) -> None:
    view = occupied(fold, event.seat)
    place(fold, changed(view, stack=view.stack + event.amount))


def _sat_out(fold: TableFold, event: SatOut) -> None:
    _set_state(fold, event.seat, "sitting_out")


def _returned(fold: TableFold, event: Returned) -> None:
    _set_state(fold, event.seat, "playing")


def _leave_requested(fold: TableFold, event: LeaveRequested) -> None:
    _set_state(fold, event.seat, "leaving")


def _set_state(fold: TableFold, seat: int, state: str) -> None:
    """Nothing but an empty seat follows on leaving."""
    view = occupied(fold, seat)
    if view.state != "leaving":
        place(fold, replace(view, state=state))


def _seat_left(fold: TableFold, event: SeatLeft) -> None:
    fold.seats, fold.dealt = put(fold.seats, event.seat, None), put(fold.dealt, event.seat, ())
    fold.next_deck = _without_cut(fold.next_deck, event.seat)


def _without_cut(deck: NextDeckView | None, seat: int) -> NextDeckView | None:
    """Who leaves before the list is fixed takes the sealed cut along."""
    if deck is None or deck.fixed or seat not in deck.seats:
        return deck
    kept = {other: sealed for other, sealed in zip(deck.seats, deck.commitments, strict=True) if other != seat}
    return changed(deck, seats=tuple(kept), commitments=tuple(kept.values()))


def _deck_committed(fold: TableFold, event: DeckCommitted) -> None:
    fold.next_deck = NextDeckView(event.hand, event.root, (), (), False)


def _cut_sealed(fold: TableFold, event: CutSealed) -> None:
    deck = _coming(fold, event.hand)
    sealed = dict(zip(deck.seats, deck.commitments, strict=True)) | {event.seat: event.commitment}
    seats = tuple(sorted(sealed))
    fold.next_deck = changed(deck, seats=seats, commitments=tuple(sealed[seat] for seat in seats))


def _coming(fold: TableFold, hand: str) -> NextDeckView:
    if fold.next_deck is None or fold.next_deck.hand != hand:
        raise LookupError(f"no deck is committed for {hand} at {fold.table}")
    return fold.next_deck


def _cuts_fixed(fold: TableFold, event: CutsFixed) -> None:
    root = _coming(fold, event.hand).root
    fold.next_deck = NextDeckView(event.hand, root, event.seats, event.commitments, True)
    fold.next_hand_at = event.next_hand_at


def _hand_opened(fold: TableFold, event: HandOpened) -> None:
    open_hand(fold, event.hand, event.number, event.button, event.seats, event.stacks)


def _hand_closed(fold: TableFold, event: HandClosed) -> None:
    stacks = dict(zip(event.seats, event.stacks, strict=True))
    fold.seats = tuple([view and _settled(view, stacks.get(view.seat, view.stack)) for view in fold.seats])


def _settled(view: SeatView, stack: int) -> SeatView:
    return changed(view, bet=0, stack=stack) if view.bet or view.stack != stack else view


def _table_closed(fold: TableFold, event: TableClosed) -> None:
    fold.seats, fold.next_hand_at, fold.next_deck = (None,) * fold.rules.seats, None, None


HANDLERS: dict[type[Event], Callable[..., None]] = {
    TableOpened: _table_opened,
    SeatTaken: _seat_taken,
    ChipsAdded: _chips_added,
    SatOut: _sat_out,
    Returned: _returned,
    LeaveRequested: _leave_requested,
    SeatLeft: _seat_left,
    DeckCommitted: _deck_committed,
    CutSealed: _cut_sealed,
    CutsFixed: _cuts_fixed,
    HandOpened: _hand_opened,
    HandClosed: _hand_closed,
    TableClosed: _table_closed,
}
