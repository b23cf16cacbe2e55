"""Hands of cards: which wins, which five make it, and what a dealer calls it."""

import re
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from phevaluator import evaluate_cards

from domain.fairness import STANDARD
from domain.hand.evaluation import evaluate, name
from tests.support.effort import examples
from tests.support.hands import cards

NAMED = [
    ("AsKsQsJsTs 2c3d", "AsKsQsJsTs", "Royal flush"),
    ("9h8h7h6h5h AsAd", "9h8h7h6h5h", "Straight flush, nine high"),
    ("5d4d3d2dAd KdQs", "5d4d3d2dAd", "Straight flush, five high"),
    ("8s8h8d8c 2c2dAs", "8s8h8d8cAs", "Four of a kind, eights"),
    ("8s8h8d8c KcKdKs", "8s8h8d8cKc", "Four of a kind, eights"),
    ("KsKhKd 6c6d 2s3h", "KsKhKd6c6d", "Full house, kings full of sixes"),
    ("KsKhKd 6c6d6s 2s", "KsKhKd6c6d", "Full house, kings full of sixes"),
    ("4s4h4d AcAd KsKh", "4s4h4dAcAd", "Full house, fours full of aces"),
    ("AhJh9h4h2h AsAd", "AhJh9h4h2h", "Flush, ace high"),
    ("KhJh9h8h4h3h2h", "KhJh9h8h4h", "Flush, king high"),
    ("Ts9h8d7c6s 6d6h", "Ts9h8d7c6s", "Straight, ten high"),
    ("5s4h3d2cAs AdKh", "5s4h3d2cAs", "Straight, five high"),
    ("6d5s4h3d2cAs Ad", "6d5s4h3d2c", "Straight, six high"),
    ("QsQhQd 9c7s4h2d", "QsQhQd9c7s", "Three of a kind, queens"),
    ("KsKh QsQh 2d2cAs", "KsKhQsQhAs", "Two pair, kings and queens"),
    ("KsKh QsQh JdJc Ts", "KsKhQsQhJd", "Two pair, kings and queens"),
    ("2s2h 9s7d5h KcQd", "2s2hKcQd9s", "Pair of twos"),
    ("AsQd 9h7c5s3d2h", "AsQd9h7c5s", "Ace high"),
]


@pytest.mark.parametrize(("held", "best", "called"), NAMED)
def test_named_with_the_five_that_make_it(held: str, best: str, called: str) -> None:
    strength = evaluate(cards(held))
    assert strength.name == called
    assert [card[0] for card in strength.cards] == [card[0] for card in cards(best)]
    assert set(strength.cards) <= set(cards(held))


@pytest.mark.parametrize(
    ("held", "called"),
    [
        ("", ""),
        ("AsKd", "Ace high"),
        ("6s6d", "Pair of sixes"),
        ("AsKd AhKc2d", "Two pair, aces and kings"),
        ("AsKd QhJc Ts2d", "Straight, ace high"),
    ],
)
def test_named_as_far_as_there_are_cards(held: str, called: str) -> None:
    assert name(cards(held)) == called


def test_the_ladder_of_hands_ascends() -> None:
    """Robert's Rules 2: each of these beats the one before; the named list goes the other way."""
    ladder = [evaluate(cards(held)).value for held, _, called in reversed(NAMED)]
    ranked = [9_999 - evaluate_cards(*cards(held)) for held, _, called in reversed(NAMED)]
    assert sorted(range(len(ladder)), key=ladder.__getitem__) == sorted(range(len(ranked)), key=ranked.__getitem__)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("AsAhKd9c2s", "AdAcQd9s2h"),
        ("AsAhKdKc3s", "AdAcKsKh2h"),
        ("6s5h4d3c2s", "5s4h3d2cAs"),
        ("2h3h4h5h7h", "AsKsQdJhTc"),
        ("2s2h2d3c3s", "AhKhQhJh9h"),
    ],
)
def test_beats(better: str, worse: str) -> None:
    assert evaluate(cards(better)).value > evaluate(cards(worse)).value


def test_suits_decide_nothing() -> None:
    assert evaluate(cards("AsKdQhJc9s")).value == evaluate(cards("AhKcQsJd9h")).value


def hands_of(size: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(STANDARD), min_size=size, max_size=size, unique=True)


@drawn(st.integers(5, 7).flatmap(lambda size: st.lists(hands_of(size), min_size=2, max_size=6)))
@examples(400)
def test_ranked_as_another_evaluator_does(several: Sequence[Sequence[str]]) -> None:
    """phevaluator gives 1 to the best hand: the order must be the same, ties included."""
    for one, other in combinations(several, 2):
        ours = evaluate(one).value - evaluate(other).value
        theirs = evaluate_cards(*other) - evaluate_cards(*one)
        assert (ours > 0, ours == 0) == (theirs > 0, theirs == 0)


@drawn(st.integers(6, 7).flatmap(hands_of))
@examples(200)
def test_the_five_named_cards_are_worth_as_much_as_all(held: Sequence[str]) -> None:
    strength = evaluate(held)
    assert len(set(strength.cards)) == 5
    assert set(strength.cards) <= set(held)
    again = evaluate(strength.cards)
    assert (again.value, again.name) == (strength.value, strength.name)
    assert strength.value == max(evaluate(five).value for five in combinations(held, 5))


CATEGORIES = (
    (10, "Straight flush|Royal flush"),
    (166, "Four of a kind"),
    (322, "Full house"),
    (1_599, "Flush"),
    (1_609, "Straight"),
    (2_467, "Three of a kind"),
    (3_325, "Two pair"),
    (6_185, "Pair of"),
    (7_462, "[A-Z][a-z]+ high$"),
)
"""The last rank of each category in the classes of equal five-card hands, best first."""


@drawn(hands_of(7))
@examples(300)
def test_named_by_the_right_category(held: Sequence[str]) -> None:
    rank = evaluate_cards(*held)
    pattern = next(words for last, words in CATEGORIES if rank <= last)
    assert re.match(pattern, evaluate(held).name)
