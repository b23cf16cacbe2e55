"""Exposed cards of stud: whose are high, whose are low, and whose single card brings it in."""

from collections.abc import Sequence
from itertools import combinations_with_replacement

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from domain.fairness import STANDARD
from domain.hand.evaluation import card_by_suit, showing_high, showing_low
from tests.support.effort import examples
from tests.support.hands import cards


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Ks", "Qs"),
        ("2s2h", "AsKs"),
        ("AsKs2d", "AhQhJh"),
        ("2s2h2d", "AsAhKd"),
        ("2s2h2dAs", "AsAhKsKh"),
        ("3s3h2s2h", "AsAhKsQs"),
        ("2s2h2d2c", "AsAhAdKs"),
        ("As9d5h3c", "6s5s4s3s"),
        ("AsKsQs3d", "AhKhQh2h"),
    ],
)
def test_shows_higher(better: str, worse: str) -> None:
    assert showing_high(cards(better)) > showing_high(cards(worse))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("As", "2s"),
        ("Qs", "Ks"),
        ("8s7h", "AsAh"),
        ("7s6h5d4c", "8s3h2dAc"),
        ("4s3s2sAs", "5h3c2dAh"),
        ("KsQhJdTc", "AsAh3d2c"),
        ("KsKhQdJc", "AsAh2d2c"),
        ("AsAh3d2c", "2s2h3cAd"),
        ("QsQhJdJc", "AsAhAd2c"),
    ],
)
def test_shows_lower(better: str, worse: str) -> None:
    assert showing_low(cards(better)) > showing_low(cards(worse))


def test_suits_do_not_show() -> None:
    assert showing_high(cards("KsQs9s2s")) == showing_high(cards("KdQh9c2h"))
    assert showing_low(cards("KsQs9s2s")) == showing_low(cards("KdQh9c2h"))


def _by_counting(held: Sequence[str], ranks: str) -> tuple[list[int], list[int]]:
    """How often the ranks come, and then which they are, the most frequent first."""
    letters = [card[0] for card in held]
    groups = sorted(((letters.count(rank), ranks.index(rank)) for rank in set(letters)), reverse=True)
    return [size for size, _ in groups], [place for _, place in groups]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_show_of_cards_is_in_its_place(count: int) -> None:
    """All that there are: no two different ones are equal, and counting puts them in the same order."""
    several = combinations_with_replacement("23456789TJQKA", count)
    shown = [[rank + "cdhs"[place] for place, rank in enumerate(ranks)] for ranks in several]
    high, low = sorted(shown, key=showing_high), sorted(shown, key=showing_low, reverse=True)
    assert high == sorted(shown, key=lambda held: _by_counting(held, "23456789TJQKA"))
    assert low == sorted(shown, key=lambda held: _by_counting(held, "A23456789TJQK"))
    assert len(set(map(showing_high, shown))) == len(set(map(showing_low, shown))) == len(shown)


def _by_hand(card: str) -> tuple[int, int]:
    return "23456789TJQKA".index(card[0]), ["c", "d", "h", "s"].index(card[1])


def test_single_cards_go_by_rank_and_then_spades_hearts_diamonds_clubs() -> None:
    """Robert's Rules and TDA 2024 rule 20."""
    assert sorted(STANDARD, key=card_by_suit) == sorted(STANDARD, key=_by_hand)
    assert sorted(card_by_suit(card) for card in STANDARD) == list(range(52))
    assert card_by_suit("As") > card_by_suit("Ah") > card_by_suit("Ad") > card_by_suit("Ac") > card_by_suit("Ks")


def test_the_ace_is_low_where_the_high_card_brings_it_in() -> None:
    """Razz: a king brings it in before an ace does."""
    ordered = sorted(STANDARD, key=lambda card: card_by_suit(card, ace_low=True))
    assert ordered[:5] == ["Ac", "Ad", "Ah", "As", "2c"]
    assert ordered[-1] == "Ks"


@drawn(up=st.lists(st.sampled_from(STANDARD), min_size=1, max_size=4, unique=True))
@examples(50)
def test_the_order_of_exposed_cards_does_not_matter(up: Sequence[str]) -> None:
    assert showing_high(up) == showing_high(up[::-1])
    assert showing_low(up) == showing_low(up[::-1])
