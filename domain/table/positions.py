"""Where button and blinds stand in a hand, and who is dealt in, in which order."""

from dataclasses import dataclass

from domain.table.circle import behind, between
from domain.table.table import Table


@dataclass(frozen=True)
class Positions:
    """Seats of one hand. `small_blind` and `big_blind` post, -1 for nobody; `small` is where the small blind stands,
    posted or not. `order` is the order of dealing, from the left of the button round to it. `bought` says that the
    big blind buys the button."""

    button: int
    small: int
    small_blind: int
    big_blind: int
    order: tuple[int, ...]
    bought: bool = False


def placed(table: Table, button: int, small: int, big: int) -> Positions:
    """The positions of three or more. Nobody comes in between the button and the big blind (Robert's Rules §4, TDA
    2024 rule 10-A); elsewhere whoever owes nothing is dealt in, and whoever posts now what is owed. The small blind
    is posted only by a seat that owes nothing."""
    small_blind = small if small in {seat.seat for seat in table.free} else -1
    comers = {seat.seat for seat in table.ready if not seat.debt.owed or seat.debt.entry == "post"}
    dealt = {seat for seat in comers if seat in (small_blind, big) or not between(seat, button, big)} | {big}
    return Positions(button, small, small_blind, big, tuple(behind(dealt, button)))


def heads_up(button: int, big: int) -> Positions:
    """Of two the button is the small blind, is dealt last, and acts last after the flop (TDA 2024 rule 34-B)."""
    return Positions(button, button, button, big, (big, button))
