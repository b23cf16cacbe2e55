"""Blinds owed and how a seat comes in, straddles armed, votes for a bomb pot: what they change in a table's view."""

from collections.abc import Callable

from domain.event import Event
from domain.state import changed
from domain.table.events import (
    BlindMissed,
    BombVoted,
    DebtsCleared,
    EntryChosen,
    StraddleArmed,
    StraddleDisarmed,
)
from projections.table_view.state import TableFold, occupied, place

NOTHING_OWED: dict[str, object] = {"owes": (), "entry": "wait"}


def _blind_missed(fold: TableFold, event: BlindMissed) -> None:
    """Who is new owes the one big blind of everyone new, and nothing else."""
    view = occupied(fold, event.seat)
    if not {"new", event.blind} & {*view.owes}:
        place(fold, changed(view, owes=(*view.owes, event.blind)))


def _debts_cleared(fold: TableFold, _: DebtsCleared) -> None:
    fold.seats = tuple([view and changed(view, **NOTHING_OWED) for view in fold.seats])


def _entry_chosen(fold: TableFold, event: EntryChosen) -> None:
    place(fold, changed(occupied(fold, event.seat), entry=event.entry))


def _straddle_armed(fold: TableFold, event: StraddleArmed) -> None:
    place(fold, changed(occupied(fold, event.seat), straddle="always" if event.always else "once"))


def _straddle_disarmed(fold: TableFold, event: StraddleDisarmed) -> None:
    place(fold, changed(occupied(fold, event.seat), straddle="none"))


def _bomb_voted(fold: TableFold, event: BombVoted) -> None:
    fold.votes = fold.votes | {event.seat} if event.agrees else fold.votes - {event.seat}


HANDLERS: dict[type[Event], Callable[..., None]] = {
    BlindMissed: _blind_missed,
    DebtsCleared: _debts_cleared,
    EntryChosen: _entry_chosen,
    StraddleArmed: _straddle_armed,
    StraddleDisarmed: _straddle_disarmed,
    BombVoted: _bomb_voted,
}
