"""What the rules say of single hands, game by game: who wins, with which cards, and what a dealer calls it."""

import pytest

from domain.hand.evaluation import (
    FLUSH,
    FULL_HOUSE,
    HIGH_CARD,
    PAIR,
    STRAIGHT,
    STRAIGHT_FLUSH,
    TRIPS,
    TWO_PAIR,
    rank,
    value,
)
from tests.support.hands import cards

DEALT = [
    # Robert's Rules 2: the ace is low only in a wheel, and a straight does not go round the corner.
    ("high", "5s4h3d2cAs", "", "5s4h3d2cAs", "Straight, five high", STRAIGHT),
    ("high", "5s4s3s2sAs", "", "5s4s3s2sAs", "Straight flush, five high", STRAIGHT_FLUSH),
    ("high", "AsKh", "Qd2c3s9h9d", "9h9dAsKhQd", "Pair of nines", PAIR),
    ("high", "AsKh", "2d3c4s9hTd", "AsKhTd9h4s", "Ace high", HIGH_CARD),
    # A stud player's seven, and six with the one card that all share when the deck runs short.
    ("high", "2s2h2dKcKs9h9d", "", "2s2h2dKcKs", "Full house, twos full of kings", FULL_HOUSE),
    ("high", "AhKh9h4h2hTs", "Js", "AhKh9h4h2h", "Flush, ace high", FLUSH),
    # Short deck: A-6-7-8-9 is a straight, and T-J-Q-K-A the best; 7-8-9-T-J and the ace make none round the corner.
    ("short_deck", "As6h", "7d8c9sKhKd", "9s8c7d6hAs", "Straight, nine high", STRAIGHT),
    ("short_deck", "As6s", "7s8s9sKhKd", "9s8s7s6sAs", "Straight flush, nine high", STRAIGHT_FLUSH),
    ("short_deck", "AsKs", "QsJsTs6h6d", "AsKsQsJsTs", "Royal flush", STRAIGHT_FLUSH),
    # Omaha: two from the hand and three from the board, no more and no less.
    ("omaha", "AsKd9h8c", "2s5s7sJsQs", "AsKdQsJs7s", "Ace high", HIGH_CARD),
    ("omaha", "As3sKdKh", "2s5s7sJdQc", "As7s5s3s2s", "Flush, ace high", FLUSH),
    ("omaha", "AsAhAdAc", "2s5h7cJdQc", "AsAhQcJd7c", "Pair of aces", PAIR),
    ("omaha", "KsKh7d2c", "KdQsQhQd3c", "KsKhKdQsQh", "Full house, kings full of queens", FULL_HOUSE),
    ("omaha", "2s3h4d5c", "QsQhQdQcKs", "QsQhQd5c4d", "Three of a kind, queens", TRIPS),
    ("omaha", "As2h8d8c", "KsQhJdTc9s", "8d8cKsQhJd", "Pair of eights", PAIR),
    ("omaha", "9h8h2s2d", "7hThJhAh3c", "JhTh9h8h7h", "Straight flush, jack high", STRAIGHT_FLUSH),
    ("omaha", "AhTh2s2d5c3d", "KhQhJhTcTd", "AhKhQhJhTh", "Royal flush", STRAIGHT_FLUSH),
    # Eight or better with two and three: a pair on the board or in the hand takes a low away.
    ("omaha_low", "As2dKhKd", "3c4h8sQsQh", "8s4h3c2dAs", "8-4-3-2-A low", HIGH_CARD),
    ("omaha_low", "As2dKhKd", "2c4h8sQsQh", None, "", HIGH_CARD),
    ("omaha_low", "As2d5hKd", "2c4h8sQs7h", "7h5h4h2cAs", "7-5-4-2-A low", HIGH_CARD),
    ("omaha_low", "As2d3hKd", "Ac2c8s7sKh", "8s7s3h2cAs", "8-7-3-2-A low", HIGH_CARD),
    ("omaha_low", "As2d3hKd", "Ac8s7s5hKh", "7s5h3h2dAc", "7-5-3-2-A low", HIGH_CARD),
    ("omaha_low", "AsAdKhKd", "2c3h4s5s6h", None, "", HIGH_CARD),
    ("omaha_low", "As2d9hTd", "3c9c9sTsTh", None, "", HIGH_CARD),
    ("omaha_low", "3s4d9hTd5c6c", "As2c8hTsTh", "8h4d3s2cAs", "8-4-3-2-A low", HIGH_CARD),
    # Stud hi-lo: any five of seven; nine is not better.
    ("eight_low", "8s6h4d3cAsKhKd", "", "8s6h4d3cAs", "8-6-4-3-A low", HIGH_CARD),
    ("eight_low", "AsAhAd2s3h4d5c", "", "5c4d3h2sAs", "5-4-3-2-A low", HIGH_CARD),
    ("eight_low", "9s6h4d3cAsKhKd", "", None, "", HIGH_CARD),
    ("eight_low", "8s8h4d4cAsAhKd", "", None, "", HIGH_CARD),
    # Razz: straights and flushes do not count, pairs do.
    ("ace_to_five", "5s4s3s2sAsKhKd", "", "5s4s3s2sAs", "5-4-3-2-A low", HIGH_CARD),
    ("ace_to_five", "KsQhJdTc9s9h9d", "", "KsQhJdTc9s", "K-Q-J-10-9 low", HIGH_CARD),
    ("ace_to_five", "2s2h3d3c4s4hKd", "", "2s2hKd4s3d", "Pair of twos", PAIR),
    ("ace_to_five", "KsKhKdQsQhQdAc", "", "KsKhQsQhAc", "Two pair, kings and queens", TWO_PAIR),
    ("ace_to_five", "KsKhKdKcQsQhQd", "", "QsQhQdKsKh", "Full house, queens full of kings", FULL_HOUSE),
    ("ace_to_five", "AsAhKdKcQs", "", "KdKcAsAhQs", "Two pair, kings and aces", TWO_PAIR),
    # Deuce to seven: the ace is high only, straights and flushes count.
    ("deuce_to_seven", "7s5h4d3c2s", "", "7s5h4d3c2s", "7-5-4-3-2 low", HIGH_CARD),
    ("deuce_to_seven", "As2h3d4c5s", "", "As5s4c3d2h", "A-5-4-3-2 low", HIGH_CARD),
    ("deuce_to_seven", "2h3d4c5s6s", "", "6s5s4c3d2h", "Straight, six high", STRAIGHT),
    ("deuce_to_seven", "As2s3s4s5s", "", "As5s4s3s2s", "Flush, ace high", FLUSH),
    ("deuce_to_seven", "7s5s4s3s2s", "", "7s5s4s3s2s", "Flush, seven high", FLUSH),
    ("deuce_to_seven", "Ts9h8d7cJs", "", "JsTs9h8d7c", "Straight, jack high", STRAIGHT),
    ("deuce_to_seven", "Ts9h8d7c2s", "", "Ts9h8d7c2s", "10-9-8-7-2 low", HIGH_CARD),
    ("deuce_to_seven", "2s2h3d4c5s", "", "2s2h5s4c3d", "Pair of twos", PAIR),
    # Badugi: what pairs a rank or a suit is left out, the higher card first.
    ("badugi", "7s5h3dAc", "", "7s5h3dAc", "Badugi, 7-5-3-A", HIGH_CARD),
    ("badugi", "5s4h2d2c", "", "5s4h2d", "Three-card hand, 5-4-2", HIGH_CARD),
    ("badugi", "Ks4h2d3d", "", "Ks4h2d", "Three-card hand, K-4-2", HIGH_CARD),
    ("badugi", "As3s5h5d", "", "5hAs", "Two-card hand, 5-A", HIGH_CARD),
    ("badugi", "KsKhKdKc", "", "Ks", "One-card hand, K", HIGH_CARD),
    ("badugi", "As2s3s4s", "", "As", "One-card hand, A", HIGH_CARD),
    ("badugi", "AsAh2s2h", "", "2hAs", "Two-card hand, 2-A", HIGH_CARD),
    ("badugi", "AsTs2h2d", "", "2hAs", "Two-card hand, 2-A", HIGH_CARD),
]


@pytest.mark.parametrize(("ranking", "hole", "board", "making", "called", "kind"), DEALT)
def test_made_and_called(ranking: str, hole: str, board: str, making: str | None, called: str, kind: int) -> None:
    strength = rank(ranking, cards(hole), cards(board))
    if making is None:
        assert strength is None
        assert value(ranking, cards(hole), cards(board)) is None
    else:
        assert strength is not None
        assert (list(strength.cards), strength.name, strength.category) == (cards(making), called, kind)


BEATS = [
    ("high", "6s5h4d3c2s", "5s4h3d2cAs"),
    ("high", "2s2h2d3c3s", "AhKhQhJh9h"),
    ("short_deck", "AhKhQhJh9h", "AsAdAcKsKd"),
    ("short_deck", "KsKdKcKh6s", "AhKhQhJh9h"),
    ("short_deck", "9s8d7c6hAs", "AsAdAcKsQd"),
    ("short_deck", "Ts9s8d7c6h", "9s8d7c6hAs"),
    ("short_deck", "6s6h6dAcAs", "AhKdQcJsTh"),
    ("eight_low", "7s6h5d4c3s", "8s4h3d2cAs"),
    ("eight_low", "8s5h3d2cAs", "8h5d4c2sAh"),
    ("ace_to_five", "KsQhJdTc9s", "AsAh2d3c4s"),
    ("ace_to_five", "KsKhQdJcTs", "AsAh2d2c3s"),
    ("ace_to_five", "AsAh2d3c5s", "2s2hAd3c4s"),
    ("ace_to_five", "AsAhAd2c3s", "AsAhAd2c2s"),
    ("deuce_to_seven", "7s5h4d3c2s", "7s6h4d3c2s"),
    ("deuce_to_seven", "KsQhJdTc8s", "As5h4d3c2s"),
    ("deuce_to_seven", "As5h4d3c2s", "2s2h3d4c5s"),
    ("deuce_to_seven", "2s2hAdKcQs", "6s5h4d3c2s"),
    ("deuce_to_seven", "6s5h4d3c2s", "7s5s4s3s2s"),
    ("deuce_to_seven", "As5s4s3s2s", "2s2h2d3c3s"),
    ("deuce_to_seven", "2s2h2d2c3s", "6s5s4s3s2s"),
    ("badugi", "KsQhJdTc", "As2h3d4d"),
    ("badugi", "4s3h2dAc", "5s3h2dAc"),
    ("badugi", "3s2hAdAc", "4s2hAdAc"),
    ("badugi", "QsJhTdTc", "As2sKhKd"),
    ("badugi", "2sAsAhAd", "KsKhKdKc"),
]
"""Of two hands of cards of the same game, the first wins."""


@pytest.mark.parametrize(("ranking", "better", "worse"), BEATS)
def test_beats(ranking: str, better: str, worse: str) -> None:
    one, other = value(ranking, cards(better)), value(ranking, cards(worse))
    assert one is not None
    assert other is not None
    assert one > other


SPLITS = [
    ("high", "AsKsQhJdTc2c2d", "AhKhQhJdTc3c3d"),
    ("short_deck", "AhKhQhJh9h", "AsKsQsJs9s"),
    ("omaha", "AsKd2h2c", "AhKc3h3c", "AcKsQd7s8h"),
    ("omaha_low", "As2dKhKd", "Ah2cQhQd", "3c4h8sTsTh"),
    ("eight_low", "8s6h4d3cAsKhKd", "8h6d4c3sAhQhQd"),
    ("ace_to_five", "5s4s3s2sAs", "5h4d3c2hAd"),
    ("deuce_to_seven", "8s5h4d3c2s", "8h5d4c3s2h"),
    ("badugi", "4s3h2d2c", "4d3c2s2h"),
]
"""Two hands that are equal, with a board where the game has one."""


@pytest.mark.parametrize("hands", SPLITS, ids=lambda hands: hands[0])
def test_splits(hands: tuple[str, ...]) -> None:
    ranking, one, other, *board = hands
    shared = cards("".join(board))
    worth = value(ranking, cards(one), shared)
    assert worth is not None
    assert worth == value(ranking, cards(other), shared)
