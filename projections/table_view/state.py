"""Everything public about a table so far. No card is in it before it lies face up."""

from dataclasses import dataclass
from typing import TypeVar

from domain.table.events import TableOpened
from projections.table_view.shapes import HandView, NextDeckView, SeatView

Item = TypeVar("Item")

HIDDEN = "??"
"""A card that the viewer may not know."""

_UNOPENED = TableOpened(
    name="",
    origin="",
    ruleset="",
    seats=0,
    small_blind=0,
    big_blind=0,
    ante=0,
    min_buy_in=0,
    max_buy_in=0,
    turn_seconds=0.0,
    pause_seconds=0.0,
    button=0,
)


@dataclass
class TableFold:
    """A table after some of its events. Tuples are indexed by seat. Only `evolve` sets its fields, on a copy that
    nobody else has yet.

    `dealt` holds the numbers of each seat's hole cards and `put_in` the chips each seat has put into the middle,
    both of this hand. `dead` are chips in the middle that nobody's share counts (antes, unless all pay the same
    and `even_antes` is set). `raised` says whether anyone has bet or raised in this hand."""

    table: str
    rules: TableOpened
    button: int | None
    seats: tuple[SeatView | None, ...]
    hand: HandView | None
    next_hand_at: float | None
    next_deck: NextDeckView | None
    dealt: tuple[tuple[int, ...], ...]
    put_in: tuple[int, ...]
    dead: int
    even_antes: bool
    raised: bool


def begin(table: str) -> TableFold:
    """A table (its stream id) of which nothing is known yet."""
    return TableFold(
        table=table,
        rules=_UNOPENED,
        button=None,
        seats=(),
        hand=None,
        next_hand_at=None,
        next_deck=None,
        dealt=(),
        put_in=(),
        dead=0,
        even_antes=True,
        raised=False,
    )


def occupied(fold: TableFold, seat: int) -> SeatView:
    """The one who sits on `seat`; raises LookupError where nobody does: the events do not belong together."""
    view = fold.seats[seat]
    if view is None:
        raise LookupError(f"nobody sits on seat {seat} of {fold.table}")
    return view


def place(fold: TableFold, view: SeatView) -> None:
    """Put a seat as given in the place of the one before."""
    fold.seats = put(fold.seats, view.seat, view)


def put(items: tuple[Item, ...], index: int, item: Item) -> tuple[Item, ...]:
    """The tuple with one item replaced."""
    return (*items[:index], item, *items[index + 1 :])
