"""The forward-moving button: it and both blinds go on to the next who can play, so that both blinds always exist.

Whoever is skipped by that owes nothing (rule sheet 1). It is also how every new game begins.
"""

from collections.abc import Sequence

from domain.table.circle import behind, between
from domain.table.positions import Positions, heads_up, placed
from domain.table.table import Table


def forward(table: Table) -> Positions:
    """The positions of the next hand with blinds. Button and small blind go to seats that owe nothing, of which there
    must be two; the big blind also to who waits for it."""
    circle = _circle(table)
    button = next_button(table, circle)
    if len(circle) == 2:
        return _of_two(table, circle, button)
    small = behind(circle, button)[0]
    owing = {seat.seat for seat in table.ready if seat.debt.owed}
    return placed(table, button, small, behind({*circle, *owing}, small)[0])


def next_button(table: Table, seats: Sequence[int]) -> int:
    """Where the button goes among some seats: on to the next, unless it was put already where it is wanted."""
    put = table.first_button if table.course.button is None else table.course.rests
    if put is not None and put in seats:
        return put
    at = table.course.button if put is None else put
    assert at is not None
    return behind(seats, at)[0]


def _circle(table: Table) -> list[int]:
    """Who owes nothing and was not just seated between the button and the big blind: the button passes there first."""
    course, free = table.course, [seat.seat for seat in table.free]
    if course.stood is None or course.big is None:
        return free
    stood, big = course.stood, course.big
    settled = [seat for seat in free if seat == course.small or not between(seat, stood, big)]
    return settled if len(settled) > 1 else free


def _of_two(table: Table, circle: Sequence[int], button: int) -> Positions:
    """Nobody is big blind twice running: the button moves so that the other one is (TDA 2024 rule 34-B). A third who
    waits behind the other one is big blind and makes it a hand of three; one who waits behind the button goes on
    waiting."""
    other = behind(circle, button)[0]
    if table.seats[other].player == table.course.posted:
        button, other = other, button
    third = [seat.seat for seat in table.ready if between(seat.seat, other, button)]
    return placed(table, button, other, behind(third, other)[0]) if third else heads_up(button, other)
