"""Everything public about a table so far. No card is in it before it lies face up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from domain.table.events import FullTerms
from projections.table_view.shapes import GameView, HandView, NextDeckView, SeatView

Item = TypeVar("Item")

HIDDEN = "??"
"""A card that the viewer may not know."""


@dataclass(frozen=True)
class Plans:
    """What a seat asked for that concerns nobody else: see `SeatView`."""

    auto_top_up: int = 0
    out_at_big_blind: bool = False


@dataclass(frozen=True)
class Bookmark:
    """What a hand that is voided does not change: the button, what each player owed on which seat and how they meant
    to come in, the votes for a bomb pot, and who might choose the game."""

    button: int | None
    debts: Mapping[tuple[int, str], tuple[tuple[str, ...], str]]
    votes: frozenset[int]
    choosing: int | None


@dataclass
class TableFold:
    """A table after some of its events. Tuples are indexed by seat. Only `evolve` sets its fields, on a copy that
    nobody else has yet.

    `coming` are terms that hold from the end of the present hand; `bookmark` is there as long as a hand is played.
    `dealt` holds the numbers of each seat's cards, `up` those of them that were dealt face up, and `put_in` the chips
    each seat has put into the middle, all of this hand. `dead` are chips in the middle that nobody's share counts (owed
    small blinds; antes, unless all pay the same and `even_antes` is set). `raised` says whether anyone has bet or
    raised in this hand."""

    table: str
    name: str
    terms: FullTerms | None
    coming: FullTerms | None
    games: tuple[GameView, ...]
    game: int
    choosing: int | None
    votes: frozenset[int]
    button: int | None
    seats: tuple[SeatView | None, ...]
    plans: tuple[Plans, ...]
    hand: HandView | None
    bookmark: Bookmark | None
    next_hand_at: float | None
    next_deck: NextDeckView | None
    dealt: tuple[tuple[int, ...], ...]
    up: Mapping[int, str]
    put_in: tuple[int, ...]
    dead: int
    even_antes: bool
    raised: bool


def begin(table: str) -> TableFold:
    """A table (its stream id) of which nothing is known yet."""
    return TableFold(
        table=table,
        name="",
        terms=None,
        coming=None,
        games=(),
        game=0,
        choosing=None,
        votes=frozenset(),
        button=None,
        seats=(),
        plans=(),
        hand=None,
        bookmark=None,
        next_hand_at=None,
        next_deck=None,
        dealt=(),
        up={},
        put_in=(),
        dead=0,
        even_antes=True,
        raised=False,
    )


def occupied(fold: TableFold, seat: int) -> SeatView:
    """The one who sits on `seat`; raises LookupError where nobody does: the events do not belong together."""
    view = fold.seats[seat] if seat < len(fold.seats) else None
    if view is None:
        raise LookupError(f"nobody sits on seat {seat} of {fold.table}")
    return view


def place(fold: TableFold, view: SeatView) -> None:
    """Put a seat as given in the place of the one before."""
    fold.seats = put(fold.seats, view.seat, view)


def put(items: tuple[Item, ...], index: int, item: Item) -> tuple[Item, ...]:
    """The tuple with one item replaced."""
    return (*items[:index], item, *items[index + 1 :])


def present(fold: TableFold) -> HandView:
    """The hand being played, or the last one; raises LookupError where there was none."""
    if fold.hand is None:
        raise LookupError(f"no hand is being played at {fold.table}")
    return fold.hand
