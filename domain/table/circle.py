"""Going round the table: seats are numbered clockwise, and after the highest comes the lowest again."""

from collections.abc import Iterable


def behind(seats: Iterable[int], seat: int) -> list[int]:
    """The seats in clockwise order, beginning behind `seat` and ending with it where it is one of them."""
    ordered = sorted(seats)
    return [other for other in ordered if other > seat] + [other for other in ordered if other <= seat]


def between(seat: int, first: int, last: int) -> bool:
    """Whether one passes `seat` on the way clockwise from `first` to `last`, both left out; from a seat to itself
    there is no way."""
    if first < last:
        return first < seat < last
    return first != last and (seat > first or seat < last)
