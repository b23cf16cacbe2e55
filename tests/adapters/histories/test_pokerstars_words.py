"""Hands in PokerStars' words."""

import pytest

from adapters.histories.pokerstars.words import describe
from domain.variants import RULESETS
from tests.support.hands import cards


@pytest.mark.parametrize(
    ("ruleset", "hole", "board", "said"),
    [
        ("nlhe/1", "Ah Kd", "Qs Js Ts 2c 3d", "a straight, Ten to Ace"),
        ("nlhe/1", "Ah 2d", "3s 4s 5s Kc Kd", "a straight, Ace to Five"),
        ("nlhe/1", "Ah 6h", "3h 4h 9h Kc Kd", "a flush, Ace high"),
        ("nlhe/1", "6h 6d", "6s 9h 9d Kc 2d", "a full house, Sixes full of Nines"),
        ("nlhe/1", "2h 2d", "2s 2c 9d Kc 3d", "four of a kind, Deuces"),
        ("nlhe/1", "5h 6h", "7h 8h 9h Kc 3d", "a straight flush, Five to Nine"),
        ("nlhe/1", "Ah Kh", "Qh Jh Th Kc 3d", "a Royal Flush"),
        ("nlhe/1", "Ah 7d", "9s Jc 2h 4c 5d", "high card Ace"),
        ("nlhe/1", "Ah Ad", "", "a pair of Aces"),
        ("razz/1", "Ah 2d 3s 4c 6h Kd Ks", "", "Lo: 6,4,3,2,A"),
        ("sd27/1", "8h 8d 3s 4c 6h", "", "Lo: a pair of Eights"),
        ("sd27/1", "8h 7d 6s 5c 4h", "", "Lo: a straight, Four to Eight"),
        ("badugi/1", "8h 4d 3s Ac", "", "Badugi: 8,4,3,A"),
        ("badugi/1", "Th 7d 2s 2c", "", "3-card: T,7,2"),
        ("stud8/1", "Ah 2d 3s 4c 6h Kd Ks", "", "HI: a pair of Kings; LO: 6,4,3,2,A"),
    ],
)
def test_hands_are_called_as_pokerstars_calls_them(ruleset: str, hole: str, board: str, said: str) -> None:
    assert describe(RULESETS[ruleset], cards(hole), cards(board)) == said
