"""The forward-moving button: it and both blinds go on to the next who can play, so that both blinds always exist.

Whoever is skipped by that owes nothing (rule sheet 1). It is also how every new game begins.
"""

from collections.abc import Sequence

from domain.table.circle import behind, between
from domain.table.positions import Positions, heads_up, placed
from domain.table.table import Table


def forward(table: Table) -> Positions:
    """The positions of the next hand with blinds. Button and small blind go to seats that owe nothing, of which there
    must be two; the big blind also to who waits for it. Where who has just been big blind would be again, because
    others came or changed seats while the button rested, everything goes on by one more [E]."""
    free = [seat.seat for seat in table.free]
    circle = [seat for seat in free if not _just_seated(table, seat)]
    if len(circle) < 2 < len(free):
        return _behind_the_big_blind(table, free)
    circle = circle if len(circle) > 1 else free
    button = next_button(table, circle)
    if len(circle) == 2:
        return _of_two(table, circle, button)
    at = _behind(table, circle, button)
    return _behind(table, circle, at.small) if table.seats[at.big_blind].player == table.course.posted else at


def _behind(table: Table, circle: Sequence[int], button: int) -> Positions:
    """The blinds behind a button among three or more."""
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


def _just_seated(table: Table, seat: int) -> bool:
    """Whether a seat came in between the button and the big blind: the button passes there before it is dealt in."""
    course = table.course
    if course.stood is None or course.big is None or seat == course.small:
        return False
    return between(seat, course.stood, course.big)


def _behind_the_big_blind(table: Table, free: Sequence[int]) -> Positions:
    """Nearly everyone was just seated there: the big blind goes on to the next, and the two before it are small blind
    and button [E]."""
    assert table.course.big is not None
    big, *_, button, small = behind(free, table.course.big)
    return placed(table, button, small, big)


def _of_two(table: Table, circle: Sequence[int], button: int) -> Positions:
    """Nobody is big blind twice running: the button moves so that the other one is (TDA 2024 rule 34-B). A third who
    waits behind the other one is big blind and makes it a hand of three; one who waits behind the button goes on
    waiting."""
    other = behind(circle, button)[0]
    if table.seats[other].player == table.course.posted:
        button, other = other, button
    third = [seat.seat for seat in table.ready if between(seat.seat, other, button)]
    return placed(table, button, other, behind(third, other)[0]) if third else heads_up(button, other)
