"""Who sits out for too many orbits gives the seat to others (rule sheet 5)."""

import pytest

from domain.table.events import SeatLeft
from domain.template.terms import Game
from tests.domain.table.evening import Evening
from tests.domain.table.tables import NOW, player


def removed(evening: Evening, hands: int) -> int | None:
    """In which of the next hands the first seat is given up."""
    for number in range(1, hands + 1):
        evening.deal()
        if any(isinstance(fact, SeatLeft) for fact in evening.close()):
            return number
    return None


@pytest.mark.parametrize(("orbits", "hand"), [(1, 1), (2, 4), (3, 7)])
def test_after_so_many_missed_big_blinds(orbits: int, hand: int) -> None:
    evening = Evening(0, 1, 2, 3, away_orbits=orbits)
    evening.hand()
    evening.out(3)
    assert removed(evening, 20) == hand
    assert evening.facts[-1] == SeatLeft(3, player(3), 500, "away", NOW)


def test_never_where_the_terms_say_so() -> None:
    evening = Evening(0, 1, 2, 3, away_orbits=0)
    evening.out(3)
    assert removed(evening, 40) is None


def test_who_came_back_in_between_begins_anew() -> None:
    evening = Evening(0, 1, 2, 3, away_orbits=2)
    evening.hand()
    evening.out(3)
    evening.hands(2)
    evening.back(3, post=True)
    evening.hands(2)
    assert evening.table.seats[3].debt.orbits == 0


def test_who_came_back_but_was_never_dealt_in_does_not() -> None:
    evening = Evening(0, 1, 2, 3, away_orbits=2)
    evening.hand()
    evening.out(3)
    evening.hand()
    evening.back(3)
    evening.out(3)
    assert evening.table.seats[3].debt.orbits == 1


def test_without_blinds_as_many_hands_as_are_dealt_in_make_an_orbit() -> None:
    stud = Game("stud/1", small_bet=10, big_bet=20, bring_in=3, ante=1)
    evening = Evening(0, 1, 2, 3, games=(stud,), away_orbits=2)
    evening.out(3)
    assert removed(evening, 20) == 6


def test_the_broke_are_removed_likewise() -> None:
    evening = Evening(0, 1, 2, 3, away_orbits=1)
    evening.deal()
    evening.close({3: 0, 0: 1_000})
    assert removed(evening, 5) == 1


def test_who_plays_on_never_is() -> None:
    evening = Evening(0, 1, 2, 3, away_orbits=1)
    assert removed(evening, 20) is None
