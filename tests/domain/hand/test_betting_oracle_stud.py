"""The oracle of betting against the rules of stud: who brings in, who opens, and what completing is."""

import pytest

from tests.domain.hand.oracle import Oracle, Turn
from tests.domain.hand.oracle_showing import brings_in, opens
from tests.support.hands import cards, start

OPENING = ("bring_in", "complete")
COMPLETE = ("fold", "call", "complete")
RAISE = ("fold", "call", "raise")


def showing(*hands: str) -> dict[int, list[str]]:
    return {place: cards(hand) for place, hand in enumerate(hands)}


def third(*stacks: int, doors: tuple[str, ...], ruleset: str = "stud/1") -> Oracle:
    """$15-$30 with antes of 2 and a bring-in of 5; `stacks` are what is left behind the antes."""
    hand = start(*[stack + 2 for stack in stacks], antes=2, big_blind=15, bring_in=5, ruleset=ruleset)
    oracle = Oracle(hand)
    oracle.begin(0, showing(*doors))
    return oracle


@pytest.mark.parametrize(
    ("doors", "low", "high"),
    [(("2d", "2c", "Ac"), 1, 0), (("Ks", "3h", "3d"), 2, 0), (("As", "Kh", "Kd"), 2, 1), (("9h", "9s", "5c"), 2, 1)],
)
def test_the_low_card_by_suit_brings_in_and_at_razz_the_high(doors: tuple[str, ...], low: int, high: int) -> None:
    assert brings_in(showing(*doors), "low_card") == low
    assert brings_in(showing(*doors), "high_card") == high


@pytest.mark.parametrize(
    ("hands", "high", "low"),
    [
        (("Ac9d", "2c2d", "KsQs"), 1, 0),
        (("Kc9d", "Kd9s", "Kh8s"), 1, 2),
        (("5c4d", "5s4h", "5h3d"), 1, 2),
        # The same low hand: the high card by suit opens in razz too, and the ace is low there (TDA RP-10-D).
        (("Ac5d", "As5c", "Ah6s"), 2, 0),
        # Four to a straight or flush is nothing.
        (("2c3c4c5c", "KdQhJs9d", "6c6d2h3d"), 2, 0),
        (("AcAdKcKd", "AhAsQcQd", "9c9d9h2c"), 2, 1),
    ],
)
def test_the_best_hand_showing_opens_and_at_razz_the_lowest(hands: tuple[str, ...], high: int, low: int) -> None:
    assert opens(showing(*hands), "high_hand") == high
    assert opens(showing(*hands), "low_hand") == low


def test_the_forced_seat_brings_in_or_completes() -> None:
    oracle = third(100, 100, 100, doors=("9c", "2c", "Kd"))
    assert oracle.turn() == Turn(1, OPENING, 5, 15, 15)
    assert oracle.does("bring_in").turn() == Turn(2, COMPLETE, 5, 15, 15)


def test_completing_is_no_raise() -> None:
    """Robert's Rules §8.3: up to three raises are allowed after it."""
    oracle = third(100, 100, 100, doors=("9c", "2c", "Kd")).does("bring_in", "complete 15", "raise 30", "raise 45")
    assert oracle.turn() == Turn(2, RAISE, 30, 60, 60)
    assert oracle.does("raise 60").turn() == Turn(0, ("fold", "call"), 30, 0, 0)


def test_a_short_bring_in_is_owed_in_full() -> None:
    oracle = third(100, 3, 100, doors=("9c", "2c", "Kd"))
    assert oracle.turn() == Turn(1, ("bring_in",), 3, 0, 0)
    assert oracle.does("bring_in").turn() == Turn(2, COMPLETE, 5, 15, 15)


def test_behind_a_low_card_that_is_all_in_the_next_seat_brings_in_or_folds() -> None:
    """TDA 2024 RP-10-E."""
    oracle = third(100, 0, 100, 100, doors=("9c", "2c", "Kd", "5h"))
    assert oracle.turn() == Turn(2, ("fold", *OPENING), 5, 15, 15)
    assert oracle.does("fold").turn() == Turn(3, ("fold", *OPENING), 5, 15, 15)
    assert oracle.does("bring_in").turn() == Turn(0, COMPLETE, 5, 15, 15)


def test_an_all_in_over_the_bring_in_of_half_a_bet_is_a_bet() -> None:
    oracle = third(100, 100, 8, doors=("9c", "2c", "Kd")).does("bring_in", "complete 8")
    assert oracle.turn() == Turn(0, RAISE, 8, 23, 23)


def test_who_brought_in_faces_the_whole_of_a_bet() -> None:
    """Eight over a bring-in of five are three more, but half of a bet of fifteen."""
    oracle = third(100, 100, 8, doors=("9c", "2c", "Kd")).does("bring_in", "complete 8", "call")
    assert oracle.turn() == Turn(1, RAISE, 3, 23, 23)


def test_fourth_street_is_bet_at_the_small_bet_pair_or_not() -> None:
    """TDA 2024 RP-10-F; the open pair acts first."""
    oracle = third(100, 100, 100, doors=("9c", "2c", "Kd")).does("bring_in", "call", "call")
    oracle.begin(1, showing("9c8d", "2c2d", "KdQs"))
    assert oracle.turn() == Turn(1, ("fold", "check", "bet"), 0, 15, 15)
    oracle.does("check", "check", "check").begin(2, showing("9c8d7s", "2c2d5h", "KdQsKh"))
    assert oracle.turn() == Turn(2, ("fold", "check", "bet"), 0, 30, 30)


def test_behind_an_opener_that_is_all_in_the_next_seat_acts() -> None:
    oracle = third(100, 5, 100, doors=("9c", "2c", "Kd")).does("bring_in", "call", "call")
    oracle.begin(1, showing("9c8d", "2c2d", "KdQs"))
    assert oracle.turn() == Turn(2, ("fold", "check", "bet"), 0, 15, 15)
