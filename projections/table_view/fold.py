"""One event after the other makes the table: which facts change what anyone sees of it."""

from collections.abc import Callable

from domain.event import Event, Recorded
from domain.hand.events import HandStarted
from domain.state import changed
from domain.table.events import CutOpened, TopUpDropped, TopUpQueued
from projections.table_view import play, seating
from projections.table_view.state import TableFold

HANDLERS: dict[type[Event], Callable[..., None]] = seating.HANDLERS | play.HANDLERS

UNSEEN: frozenset[type[Event]] = frozenset({TopUpQueued, TopUpDropped, CutOpened})
"""Facts of a table that change nothing in its view: their event frame says all there is to say."""


def evolve(fold: TableFold, *facts: Recorded) -> TableFold:
    """The table after more events of its own stream or of its current hand's, in the order of the log.

    Raises LookupError when an event does not fit what came before; `fold` itself never changes."""
    after = changed(fold)
    for recorded in facts:
        event = recorded.event
        if isinstance(event, HandStarted):
            play.start(after, event, recorded.stream)
        elif handler := HANDLERS.get(type(event)):
            handler(after, event)
    return after
