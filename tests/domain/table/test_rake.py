"""What the room may take of a hand, by the number of players dealt in (rule sheet 6)."""

from typing import Any

import pytest

from tests.domain.table.evening import Evening


def raked(players: int, **terms: Any) -> tuple[int, int]:
    hand = Evening(*range(players), **{"rake_per_mille": 50, "rake_caps": (10, 20, 30), **terms}).deal()
    return hand.rake_per_mille, hand.rake_cap


@pytest.mark.parametrize(("players", "cap"), [(2, 10), (3, 20), (4, 20), (5, 30), (6, 30)])
def test_the_cap_goes_by_the_number_of_players(players: int, cap: int) -> None:
    assert raked(players) == (50, cap)


def test_heads_up_is_free_where_the_terms_say_so() -> None:
    assert raked(2, rake_heads_up=False) == (50, 0)
    assert raked(3, rake_heads_up=False) == (50, 20)


def test_only_who_is_dealt_in_counts() -> None:
    evening = Evening(0, 1, 2, rake_per_mille=50, rake_caps=(10, 20, 30))
    evening.out(2)
    assert evening.deal().rake_cap == 10


def test_free_of_rake() -> None:
    assert raked(6, rake_per_mille=0, rake_caps=(0, 0, 0)) == (0, 0)
