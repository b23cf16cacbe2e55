"""The dead button: the big blind goes on to the next who is due for it, and small blind and button follow to where the
blinds stood, even onto empty seats (TDA 2024 rule 32, Robert's Rules §4.2b, LA 155)."""

from domain.table.circle import behind, between
from domain.table.positions import Positions, heads_up, placed
from domain.table.table import Table


def dead(table: Table) -> Positions | None:
    """The positions of the next hand with blinds, or None where the blinds have nowhere to follow to: a new game, or
    so many have gone that fewer than two could be dealt in."""
    button, small = table.course.small, table.course.big
    if button is None or small is None:
        return None
    big = behind([seat.seat for seat in table.ready], small)[0]
    free = {seat.seat for seat in table.free}
    if button == big and small in free:
        return heads_up(small, big)
    if not between(small, button, big):
        return None
    at = placed(table, button, small, big)
    return at if len(at.order) > 2 else _of_two(at, free)


def _of_two(at: Positions, free: set[int]) -> Positions | None:
    """Whoever is not due for the big blind has the button and the small blind (TDA 2024 rule 34-B)."""
    others = [seat for seat in at.order if seat != at.big_blind and seat in free]
    return heads_up(others[0], at.big_blind) if others else None
