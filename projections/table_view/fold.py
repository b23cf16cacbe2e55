"""One event after the other makes the table: which facts change what anyone sees of it."""

from collections.abc import Callable

from domain.event import Event, Recorded
from domain.hand.events import DeckReshuffled, HandStarted
from domain.state import changed
from domain.table.events import CutOpened, HandExtended, TopUpDropped, TopUpQueued, TurnMissed
from projections.table_view import blinds, cards, coming_deck, ending, hands, play, seating, terms
from projections.table_view.state import TableFold

HANDLERS: dict[type[Event], Callable[..., None]] = {
    **terms.HANDLERS,
    **seating.HANDLERS,
    **blinds.HANDLERS,
    **coming_deck.HANDLERS,
    **hands.HANDLERS,
    **cards.HANDLERS,
    **play.HANDLERS,
    **ending.HANDLERS,
}

UNSEEN: frozenset[type[Event]] = frozenset(
    {TopUpQueued, TopUpDropped, CutOpened, TurnMissed, HandExtended, DeckReshuffled}
)
"""Facts of a table that change nothing in its view: their event frame says all there is to say."""


def evolve(fold: TableFold, *facts: Recorded) -> TableFold:
    """The table after more events of its own stream or of its current hand's, in the order of the log.

    Raises LookupError when an event does not fit what came before; `fold` itself never changes."""
    after = changed(fold)
    for recorded in facts:
        event = recorded.event
        if isinstance(event, HandStarted):
            hands.start(after, event, recorded.stream)
        elif handler := HANDLERS.get(type(event)):
            handler(after, event)
    return after
