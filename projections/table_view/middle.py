"""The chips in the middle of a hand, and the streets on which they get there."""

from domain.state import changed
from domain.variants import RULESETS
from projections.table_view.pots import split
from projections.table_view.shapes import SeatView
from projections.table_view.state import TableFold, present, put


def put_in(fold: TableFold, seat: int, paid: int) -> None:
    """Chips of a seat (fewer than none: they come back) go to the middle as its share."""
    fold.put_in = put(fold.put_in, seat, fold.put_in[seat] + paid)


def collect(fold: TableFold) -> None:
    """Move the bets of the street to the middle."""
    if any(view is not None and view.bet for view in fold.seats):
        fold.seats = tuple([changed(view, bet=0) if view and view.bet else view for view in fold.seats])
        count_pots(fold)


def count_pots(fold: TableFold) -> None:
    """Tell the pots apart, without the bets of the street."""
    seats = fold.seats
    collected = [total - (view.bet if view else 0) for total, view in zip(fold.put_in, seats, strict=True)]
    live = tuple([view.seat for view in seats if view is not None and view.in_hand and not view.folded])
    fold.hand = changed(present(fold), pots=split(collected, live, fold.dead))


def enter(fold: TableFold, street: str) -> None:
    """A further street begins: bets go to the middle, and everyone may act afresh. Nothing changes on the present one,
    or where a further board goes back to an earlier one."""
    hand = present(fold)
    names = [plan.name for plan in RULESETS[hand.ruleset].variant.streets]
    if names.index(street) > names.index(hand.street):
        fold.seats = tuple([view and _afresh(view) for view in fold.seats])
        fold.hand = changed(hand, street=street)
        count_pots(fold)


def _afresh(view: SeatView) -> SeatView:
    """Whoever is out of the hand stays as he is."""
    if not view.in_hand or (view.folded and view.last_action is None and not view.bet and view.drew is None):
        return view
    return changed(view, bet=0, last_action=None, drew=None)
