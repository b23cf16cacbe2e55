"""A process that has settled looks for garbage seldom, and still finds it."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from adapters.garbage import NET_ALLOCATIONS, settle


class Knot:
    """Refers to itself."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_what_the_start_made_is_left_alone() -> None:
    settle()
    assert gc.get_freeze_count() > 0


def test_nothing_is_looked_for_while_as_much_goes_as_comes() -> None:
    settle()
    rounds = [stats["collections"] for stats in gc.get_stats()]
    kept: list[list[int]] = []
    for _ in range(20 * NET_ALLOCATIONS):
        kept = [[1], *kept[:9]]
    assert [stats["collections"] for stats in gc.get_stats()] == rounds


def test_cycles_are_cleared_away_before_they_are_many() -> None:
    settle()
    first = weakref.ref(Knot())
    for _ in range(2 * NET_ALLOCATIONS):
        Knot()
    assert first() is None
