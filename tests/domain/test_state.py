"""A changed state is another one; the state it came from stays as it was."""

from dataclasses import dataclass, replace

from domain.state import changed
from domain.table import Seat


@dataclass(frozen=True)
class Seen:
    """A state whose fields have defaults."""

    chips: int
    cards: tuple[str, ...] = ()


def test_changed_fields_only() -> None:
    before = Seen(5, ("As",))
    assert changed(before, chips=7) == Seen(7, ("As",))
    assert before == Seen(5, ("As",))


def test_the_same_as_the_standard_library_makes() -> None:
    seat = Seat(3, "account:3", "Ann", house=False, stack=500)
    assert changed(seat, stack=400, queued=100) == replace(seat, stack=400, queued=100)
