"""What the facts of a table change in its view: seats, stacks, the coming deck, hands that begin and end."""

from collections.abc import Callable
from dataclasses import replace

from domain.event import Event
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
from projections.table_view.state import TableFold, occupied, put, with_seat


def open_hand(
    fold: TableFold, hand: str, number: int, button: int, seats: tuple[int, ...], stacks: tuple[int, ...]
) -> TableFold:
    """Clear the last hand away and seat the players of this one; nothing changes when it is open already."""
    if fold.hand is not None and fold.hand.hand == hand:
        return fold
    count = fold.rules.seats
    brought = dict(zip(seats, stacks, strict=True))
    coming = fold.next_deck
    return replace(
        fold,
        button=button,
        seats=tuple(view and _dealt_in(view, brought.get(view.seat)) for view in fold.seats),
        hand=HandView(hand, number, "preflop", (), 0, (), None, (), False, ""),
        next_hand_at=None,
        next_deck=None if coming is not None and coming.hand == hand else coming,
        dealt=((),) * count,
        put_in=(0,) * count,
        dead=0,
        even_antes=True,
        raised=False,
    )


def _dealt_in(view: SeatView, stack: int | None) -> SeatView:
    return replace(
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


def _table_opened(fold: TableFold, event: TableOpened) -> TableFold:
    empty = (None,) * event.seats
    return replace(fold, rules=event, seats=empty, dealt=((),) * event.seats, put_in=(0,) * event.seats)


def _seat_taken(fold: TableFold, event: SeatTaken) -> TableFold:
    return with_seat(
        fold,
        SeatView(
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
        ),
    )


def _chips_added(fold: TableFold, event: ChipsAdded) -> TableFold:
    view = occupied(fold, event.seat)
    return with_seat(fold, replace(view, stack=view.stack + event.amount))


def _sat_out(fold: TableFold, event: SatOut) -> TableFold:
    view = occupied(fold, event.seat)
    return fold if view.state == "leaving" else with_seat(fold, replace(view, state="sitting_out"))


def _returned(fold: TableFold, event: Returned) -> TableFold:
    view = occupied(fold, event.seat)
    return fold if view.state == "leaving" else with_seat(fold, replace(view, state="playing"))


def _leave_requested(fold: TableFold, event: LeaveRequested) -> TableFold:
    return with_seat(fold, replace(occupied(fold, event.seat), state="leaving"))


def _seat_left(fold: TableFold, event: SeatLeft) -> TableFold:
    seats, dealt = put(fold.seats, event.seat, None), put(fold.dealt, event.seat, ())
    return replace(fold, seats=seats, dealt=dealt, next_deck=_without_cut(fold.next_deck, event.seat))


def _without_cut(deck: NextDeckView | None, seat: int) -> NextDeckView | None:
    """Who leaves before the list is fixed takes the sealed cut along."""
    if deck is None or deck.fixed or seat not in deck.seats:
        return deck
    kept = {other: sealed for other, sealed in zip(deck.seats, deck.commitments, strict=True) if other != seat}
    return replace(deck, seats=tuple(kept), commitments=tuple(kept.values()))


def _deck_committed(fold: TableFold, event: DeckCommitted) -> TableFold:
    return replace(fold, next_deck=NextDeckView(event.hand, event.root, (), (), False))


def _cut_sealed(fold: TableFold, event: CutSealed) -> TableFold:
    deck = _coming(fold, event.hand)
    sealed = dict(zip(deck.seats, deck.commitments, strict=True)) | {event.seat: event.commitment}
    seats = tuple(sorted(sealed))
    return replace(fold, next_deck=replace(deck, seats=seats, commitments=tuple(sealed[seat] for seat in seats)))


def _coming(fold: TableFold, hand: str) -> NextDeckView:
    if fold.next_deck is None or fold.next_deck.hand != hand:
        raise LookupError(f"no deck is committed for {hand} at {fold.table}")
    return fold.next_deck


def _cuts_fixed(fold: TableFold, event: CutsFixed) -> TableFold:
    deck = NextDeckView(event.hand, _coming(fold, event.hand).root, event.seats, event.commitments, True)
    return replace(fold, next_deck=deck, next_hand_at=event.next_hand_at)


def _hand_opened(fold: TableFold, event: HandOpened) -> TableFold:
    return open_hand(fold, event.hand, event.number, event.button, event.seats, event.stacks)


def _hand_closed(fold: TableFold, event: HandClosed) -> TableFold:
    stacks = dict(zip(event.seats, event.stacks, strict=True))
    seats = tuple(view and replace(view, bet=0, stack=stacks.get(view.seat, view.stack)) for view in fold.seats)
    return replace(fold, seats=seats)


def _table_closed(fold: TableFold, event: TableClosed) -> TableFold:
    return replace(fold, seats=(None,) * fold.rules.seats, next_hand_at=None, next_deck=None)


HANDLERS: dict[type[Event], Callable[..., TableFold]] = {
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
