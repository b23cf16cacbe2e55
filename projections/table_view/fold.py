"""One event after the other makes the table: which facts change what anyone sees of it."""

from collections.abc import Callable

from domain.event import Event, Recorded
from domain.hand.events import HandStarted
from domain.table.events import CutOpened, TopUpDropped, TopUpQueued
from projections.table_view import play, seating
from projections.table_view.state import TableFold

HANDLERS: dict[type[Event], Callable[..., TableFold]] = seating.HANDLERS | play.HANDLERS

UNSEEN: frozenset[type[Event]] = frozenset({TopUpQueued, TopUpDropped, CutOpened})
"""Facts of a table that change nothing in its view: their event frame says all there is to say."""


def evolve(fold: TableFold, recorded: Recorded) -> TableFold:
    """The table after one more event of its own stream or of its current hand's, in the order of the log.

    Raises LookupError when the event does not fit what came before."""
    event = recorded.event
    if isinstance(event, HandStarted):
        return play.start(fold, event, recorded.stream)
    handler = HANDLERS.get(type(event))
    return fold if handler is None else handler(fold, event)
