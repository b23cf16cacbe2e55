"""Antes: from each, or from one for all."""

from dataclasses import replace
from typing import Any

from tests.domain.table.evening import Evening
from tests.domain.table.tables import NLHE


def with_ante(kind: str, *seats: int, **terms: Any) -> Evening:
    return Evening(*seats, games=(replace(NLHE, ante=2, ante_kind=kind),), **terms)


def test_each_pays() -> None:
    assert with_ante("each", 0, 1, 2, 3).deal().antes == (2, 2, 2, 2)


def test_the_big_blind_pays_for_all() -> None:
    hand = with_ante("big_blind", 0, 1, 2, 3).deal()
    assert dict(zip(hand.seats, hand.antes, strict=True)) == {0: 0, 1: 0, 2: 2, 3: 0}


def test_the_big_blind_pays_no_less_for_fewer() -> None:
    """TDA 2024 RP-11."""
    assert with_ante("big_blind", 0, 1).deal().antes == (2, 0)


def test_the_button_pays_for_all() -> None:
    hand = with_ante("button", 0, 1, 2, 3).deal()
    assert dict(zip(hand.seats, hand.antes, strict=True)) == {0: 2, 1: 0, 2: 0, 3: 0}


def test_nobody_pays_for_an_empty_seat_on_the_button() -> None:
    evening = with_ante("button", 0, 1, 2, 3, button="dead")
    evening.hand()
    evening.leave(1)
    hand = evening.deal()
    assert (hand.button, hand.antes) == (1, (0, 0, 0))
