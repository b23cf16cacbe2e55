"""What a player is told she holds, from the first card to the last."""

import re
from itertools import permutations

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from domain.fairness import STANDARD
from domain.hand.evaluation import describe, name
from tests.support.effort import examples
from tests.support.hands import cards

TOLD = [
    ("high", "", "", ""),
    ("high", "AsKd", "", "Ace high"),
    ("high", "6s6d", "", "Pair of sixes"),
    ("high", "AsKd", "AhKc2d", "Two pair, aces and kings"),
    ("high", "AsKd", "QhJcTs2d9c", "Straight, ace high"),
    ("short_deck", "As6d", "", "Ace high"),
    ("short_deck", "As6d", "7s8d9h", "Straight, nine high"),
    # Stud, from third street on.
    ("high", "9s9h9d", "", "Three of a kind, nines"),
    ("high", "9s9h4d4c", "", "Two pair, nines and fours"),
    ("high", "9s9h9d9c", "", "Four of a kind, nines"),
    ("high", "Ks9h4d2c", "", "King high"),
    ("high", "9s8s7s6s", "", "Nine high"),
    ("high", "9s8s7s6s5s", "", "Straight flush, nine high"),
    ("high", "9s8s7s6s2s2h2d", "", "Flush, nine high"),
    # Omaha: at most a pair before the flop, then exactly two with three.
    ("omaha", "", "", ""),
    ("omaha", "As", "", ""),
    ("omaha", "AsAhAdKc", "", "Pair of aces"),
    ("omaha", "AsAhKdKc", "", "Pair of aces"),
    ("omaha", "AsQhTd8c", "", "Ace high"),
    ("omaha", "AsKs9s2s", "QsJsTd", "Straight, ace high"),
    ("omaha", "AsKd9h8c", "2s5s7s", "Ace high"),
    ("omaha", "2s3h4d5c6s7h", "QsQhQd", "Three of a kind, queens"),
    ("omaha_low", "As2d3h4c", "", ""),
    ("omaha_low", "As2d3h4c", "5s6hKd", ""),
    ("omaha_low", "As2d3h4c", "5s6hKd7c", "7-6-5-2-A low"),
    # Razz and the low half of stud.
    ("eight_low", "As2d3h", "", ""),
    ("eight_low", "As2d3h4c8s", "", "8-4-3-2-A low"),
    ("ace_to_five", "8s5d3h", "", "8-5-3 low"),
    ("ace_to_five", "8sAdTh", "", "10-8-A low"),
    ("ace_to_five", "8s8d3h2c", "", "Pair of eights"),
    ("ace_to_five", "8s8d8h3c3d", "", "Full house, eights full of threes"),
    # Draw games.
    ("deuce_to_seven", "", "", ""),
    ("deuce_to_seven", "8s5d3h", "", "8-5-3 low"),
    ("deuce_to_seven", "As5d4h3c2s", "", "A-5-4-3-2 low"),
    ("badugi", "", "", ""),
    ("badugi", "AsTd", "", "Two-card hand, 10-A"),
    ("badugi", "AsTdTc4h", "", "Three-card hand, 10-4-A"),
    ("badugi", "AsTdKc4h", "", "Badugi, K-10-4-A"),
]


@pytest.mark.parametrize(("ranking", "hole", "board", "told"), TOLD)
def test_told_as_far_as_there_are_cards(ranking: str, hole: str, board: str, told: str) -> None:
    assert describe(ranking, cards(hole), cards(board)) == told


@pytest.mark.parametrize(
    ("high", "low", "hole", "board", "told"),
    [
        ("omaha", "omaha_low", "As2dTh4c", "AhTs8h6d9c", "Two pair, aces and tens / 8-6-4-2-A low"),
        ("omaha", "omaha_low", "As2dTh4c", "AhTsJh6d9c", "Two pair, aces and tens"),
        ("omaha", "omaha_low", "As2dTh4c", "", "Ace high"),
        ("high", "eight_low", "As2d3h4c5s", "", "Straight, five high / 5-4-3-2-A low"),
        ("high", "eight_low", "As2d3h4c", "", "Ace high"),
        ("badugi", "deuce_to_seven", "7s5h4d3c", "", "Badugi, 7-5-4-3 / 7-5-4-3 low"),
    ],
)
def test_both_halves_of_a_split_pot_are_told(high: str, low: str, hole: str, board: str, told: str) -> None:
    assert describe(high, cards(hole), cards(board), low) == told


def test_the_order_of_the_cards_does_not_matter() -> None:
    assert {name(order) for order in permutations(cards("KsKhQs2dQh"))} == {"Two pair, kings and queens"}


def test_cards_may_come_from_anywhere_once() -> None:
    assert describe("omaha", iter(cards("AsAhKdKc")), iter(cards("AdKh2s"))) == "Three of a kind, aces"


def test_an_unknown_card_is_no_card() -> None:
    with pytest.raises(KeyError):
        describe("high", ["1s"])
    with pytest.raises(KeyError):
        describe("short_deck", ["5s"])


@drawn(cards_held=st.lists(st.sampled_from(STANDARD), min_size=1, max_size=7, unique=True))
@examples(200)
def test_every_hand_has_words(cards_held: list[str]) -> None:
    """No hand is left nameless or named with a gap, whichever game it is held in."""
    for ranking in ("high", "ace_to_five"):
        assert re.fullmatch(r"[A-Z0-9][\w ,-]+", describe(ranking, cards_held))
