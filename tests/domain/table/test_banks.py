"""Time banks: so much at the start, more for every so many hands, up to a most; what is used is gone."""

from typing import Any

import pytest

from tests.domain.table.evening import Evening
from tests.domain.table.tables import BANK


def banking(**terms: Any) -> Evening:
    return Evening(0, 1, **{"bank_hands": 3, "bank_gain": 5.0, "bank_most": 38.0, **terms})


def bank(evening: Evening, seat: int = 0) -> float:
    return evening.table.seats[seat].bank


def test_a_seat_begins_with_the_terms() -> None:
    assert bank(banking()) == BANK
    assert banking().deal().banks == (BANK, BANK)


def test_gained_every_so_many_hands_up_to_the_most() -> None:
    evening = banking()
    gained = []
    for _ in range(9):
        evening.hand()
        gained.append(bank(evening))
    assert gained == [30.0, 30.0, 35.0, 35.0, 35.0, 38.0, 38.0, 38.0, 38.0]


def test_only_hands_that_one_is_dealt_into_count() -> None:
    evening = Evening(0, 1, 2, bank_hands=3)
    evening.hand()
    evening.out(0)
    evening.hands(3)
    assert (bank(evening), bank(evening, 1)) == (BANK, 35.0)


@pytest.mark.parametrize(("used", "remaining"), [(12.25, 17.75), (30.0, 0.0), (99.0, 0.0)])
def test_what_is_used_is_gone(used: float, remaining: float) -> None:
    evening = banking()
    evening.deal()
    evening.close(used=(used, 0.0))
    seats = evening.table.course.dealt
    assert [bank(evening, seat) for seat in seats] == [remaining, BANK]


def test_a_bank_above_the_most_gains_nothing_and_keeps_what_it_has() -> None:
    evening = banking(bank_seconds=38.0, bank_most=30.0)
    evening.hands(3)
    assert bank(evening) == 38.0


def test_who_sits_down_again_begins_again() -> None:
    evening = Evening(0, 1, 2, bank_hands=1)
    evening.hand()
    evening.leave(2)
    evening.sit(2)
    assert bank(evening, 2) == BANK
