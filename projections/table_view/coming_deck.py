"""The deck of the coming hand in the view of its table: committed, cut by the players, the list of cuts closed."""

from collections.abc import Callable

from domain.event import Event
from domain.state import changed
from domain.table.events import CutSealed, CutsFixed, DeckCommitted
from projections.table_view.shapes import NextDeckView
from projections.table_view.state import TableFold


def without_cut(deck: NextDeckView | None, seat: int) -> NextDeckView | None:
    """Who leaves a seat before the list is fixed takes the sealed cut along."""
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


HANDLERS: dict[type[Event], Callable[..., None]] = {
    DeckCommitted: _deck_committed,
    CutSealed: _cut_sealed,
    CutsFixed: _cuts_fixed,
}
