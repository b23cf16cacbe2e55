"""The judges' own evaluators against hands whose order the rule books print."""

import pytest

from tests.domain.hand.settler_rankings import makers, worth
from tests.support.hands import cards

ORDERS = {
    "high": ("2c3d4h5s7c 8d9d", "2c2d4h5s7c 9dJd", "5c6d7h8s9c 2d2h", "2h5h7h9hJh 2c2d", "AsKsQsJsTs 2c2d"),
    # A flush beats a full house; a straight beats three of a kind, the lowest is A-6-7-8-9.
    "short_deck": (
        "6c6d8h9sJcKdAh",
        "7c7d7hAsKc9d8h",
        "Ac6d7h8s9cKdQh",
        "6c7d8h9sTcQdQh",
        "KcKdKh9s9c7h8h",
        "6h8h9hJhKh7c7d",
    ),
    "ace_to_five": ("KcKdQhQsJcJdTh", "AcAd2h2s3c3d4h", "8c7d6h5s3cKdQh", "6c5d4h3s2cKdQh", "Ac2c3c4c5cKdQh"),
    "deuce_to_seven": ("2c3d4h5s6c", "2c2d3h4s5c", "Ac2d3h4s5c", "8c6d4h3s2c", "7c6d4h3s2c", "7c5d4h3s2c"),
    "badugi": ("KcKdKhKs", "2c3c4c5c", "AcKdQd2c", "Ac2d3d4c", "Ac2d3hKh", "KcQdJhTs", "Ac2d3h5s", "Ac2d3h4s"),
    "eight_low": ("8c7d6h5s4cKdQh", "8c7d6h5sAcKdQh", "7c5d4h3s2cKdQh", "Ac2c3c4c5cKdQh"),
}
"""Hands from the worst to the best."""


@pytest.mark.parametrize("ranking", ORDERS)
def test_hands_are_worth_more_the_further_back_they_stand(ranking: str) -> None:
    worths = [worth(ranking, cards(hand), ()) for hand in ORDERS[ranking]]
    assert None not in worths
    assert sorted(set(filter(None, worths))) == worths


@pytest.mark.parametrize("hand", ["9c7d6h5s4cKdQh", "8c8d6h5s4cKdQh"])
def test_no_low_without_five_ranks_of_eight_or_less(hand: str) -> None:
    assert worth("eight_low", cards(hand), ()) is None


def test_omaha_takes_two_cards_from_the_hand_and_three_from_the_board() -> None:
    board = cards("AsKsQsJs9c")
    assert worth("omaha", cards("Ts2d3d4d"), board) == worth("high", cards("Ts4d"), cards("AsKsQh"))
    assert worth("omaha", cards("Ts2s3d4d"), board) == worth("high", cards("Ts2s"), cards("AsKsQs"))
    assert worth("omaha_low", cards("Ac2dKhKd"), cards("3s4s5hQcQd")) is not None
    assert worth("omaha_low", cards("Ac2dKhKd"), cards("3s4s9hQcQd")) is None
    assert worth("omaha_low", cards("AcAd2hKd"), cards("2s3s4hQcQd")) is None


def test_every_choice_of_suits_makes_the_hand() -> None:
    assert len(makers("high", cards("KcKdQhJsTc9d2s"), ())) == 2
    assert len(makers("ace_to_five", cards("7c7d5h5s3c2dAs"), ())) == 4
