"""What the facts of the seats change in the view of their table: who sits where with how many chips, and is there."""

from collections.abc import Callable
from dataclasses import replace

from domain.event import Event
from domain.state import changed
from domain.table.events import (
    AutoTopUpSet,
    ChipsAdded,
    Disconnected,
    LeaveRequested,
    Reconnected,
    Returned,
    SatOut,
    SeatChanged,
    SeatChangeQueued,
    SeatLeft,
    SeatTaken,
    SitOutPlanned,
)
from projections.table_view.coming_deck import without_cut
from projections.table_view.shapes import SeatView
from projections.table_view.state import Plans, TableFold, occupied, place, put


def _seat_taken(fold: TableFold, event: SeatTaken) -> None:
    seated = SeatView(
        seat=event.seat,
        player=event.player,
        name=event.name,
        house=event.house,
        state="playing",
        stack=event.stack,
        owes=("new",) if event.new else (),
        bank=event.bank,
    )
    place(fold, seated)


def _seat_left(fold: TableFold, event: SeatLeft) -> None:
    _vacate(fold, event.seat)


def _seat_changed(fold: TableFold, event: SeatChanged) -> None:
    """The player takes along what is still to be seen of the last hand."""
    view, plans, dealt = occupied(fold, event.seat), fold.plans[event.seat], fold.dealt[event.seat]
    _vacate(fold, event.seat)
    owes = (*view.owes, "big") if event.owes_big and "big" not in view.owes else view.owes
    place(fold, changed(view, seat=event.to, owes=owes, moving_to=None))
    fold.plans, fold.dealt = put(fold.plans, event.to, plans), put(fold.dealt, event.to, dealt)


def _vacate(fold: TableFold, seat: int) -> None:
    fold.seats, fold.dealt = put(fold.seats, seat, None), put(fold.dealt, seat, ())
    fold.plans = put(fold.plans, seat, Plans())
    fold.next_deck = without_cut(fold.next_deck, seat)
    fold.votes -= {seat}
    if fold.choosing == seat:
        fold.choosing = None


def _seat_change_queued(fold: TableFold, event: SeatChangeQueued) -> None:
    place(fold, changed(occupied(fold, event.seat), moving_to=event.to))


def _chips_added(fold: TableFold, event: ChipsAdded) -> None:
    view = occupied(fold, event.seat)
    place(fold, changed(view, stack=view.stack + event.amount))


def _auto_top_up_set(fold: TableFold, event: AutoTopUpSet) -> None:
    _plan(fold, event.seat, auto_top_up=event.to)


def _sit_out_planned(fold: TableFold, event: SitOutPlanned) -> None:
    _plan(fold, event.seat, out_at_big_blind=True)


def _plan(fold: TableFold, seat: int, **plans: object) -> None:
    fold.plans = put(fold.plans, seat, changed(fold.plans[seat], **plans))


def _sat_out(fold: TableFold, event: SatOut) -> None:
    _set_state(fold, event.seat, "sitting_out")
    _plan(fold, event.seat, out_at_big_blind=False)


def _returned(fold: TableFold, event: Returned) -> None:
    _set_state(fold, event.seat, "playing")
    _plan(fold, event.seat, out_at_big_blind=False)


def _leave_requested(fold: TableFold, event: LeaveRequested) -> None:
    _set_state(fold, event.seat, "leaving")


def _set_state(fold: TableFold, seat: int, state: str) -> None:
    """Nothing but an empty seat follows on leaving."""
    view = occupied(fold, seat)
    if view.state != "leaving":
        place(fold, replace(view, state=state))


def _disconnected(fold: TableFold, event: Disconnected) -> None:
    place(fold, changed(occupied(fold, event.seat), offline=True))


def _reconnected(fold: TableFold, event: Reconnected) -> None:
    place(fold, changed(occupied(fold, event.seat), offline=False))


HANDLERS: dict[type[Event], Callable[..., None]] = {
    SeatTaken: _seat_taken,
    SeatLeft: _seat_left,
    SeatChanged: _seat_changed,
    SeatChangeQueued: _seat_change_queued,
    ChipsAdded: _chips_added,
    AutoTopUpSet: _auto_top_up_set,
    SitOutPlanned: _sit_out_planned,
    SatOut: _sat_out,
    Returned: _returned,
    LeaveRequested: _leave_requested,
    Disconnected: _disconnected,
    Reconnected: _reconnected,
}
