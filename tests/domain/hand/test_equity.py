"""What share of a pot hands expect, held against another judge of cards and against numbers that are known."""

from collections.abc import Sequence
from itertools import combinations, permutations
from random import Random

import pytest
from phevaluator import evaluate_cards
from pokerkit import Card, Deck, StandardHighHand, calculate_equities

from domain.fairness import STANDARD
from domain.hand.evaluation.equity import equities
from domain.variants import RULESETS
from tests.domain.hand.evaluation_oracle import best
from tests.support.hands import cards


def _of(ruleset: str, hands: str, board: str = "", dead: str = "", trials: int = 5_000) -> tuple[float, ...]:
    found = equities(ruleset, [cards(hand) for hand in hands.split()], cards(board), cards(dead), "seed", trials)
    assert found is not None
    return found


def _shared(ruleset: str, held: Sequence[Sequence[str]], boards: Sequence[Sequence[str]]) -> list[float]:
    """The same by trying every hand that may be made, card by card."""
    won = [0.0] * len(held)
    for board in boards:
        judged = [[best(ranking, hand, board) for hand in held] for ranking in RULESETS[ruleset].variant.rankings]
        real = [keys for keys in judged if any(keys)]
        for keys in real:
            top = max(key for key in keys if key)
            for place, key in enumerate(keys):
                won[place] += (key == top) / keys.count(top) / len(real) / len(boards)
    return won


@pytest.mark.parametrize(
    ("hands", "first"),
    [
        ("AsAh KdKc", 0.8106 + 0.0038 / 2),
        ("AsKs QdQh", 0.4602 + 0.0039 / 2),
        ("AsKh 7d2c", 0.6679 + 0.0043 / 2),
        ("AhAd 7c2c", 0.8312 + 0.0038 / 2),
    ],
)
def test_known_odds_before_the_flop(hands: str, first: float) -> None:
    share, other = _of("nlhe/1", hands, trials=40_000)
    assert share == pytest.approx(first, abs=0.008)
    assert share + other == pytest.approx(1)


def test_a_hand_alone_has_all_of_it() -> None:
    assert _of("nlhe/1", "AsAh") == (1,)


def test_a_full_board_leaves_no_doubt() -> None:
    assert _of("nlhe/1", "AsAh KdKc QsJs", "2c3d4h8s9c") == (1, 0, 0)
    assert _of("nlhe/1", "AsKh AhKd QsJs", "2c3d4h8s9c") == (0.5, 0.5, 0)


@pytest.mark.parametrize("spot", range(12))
def test_every_runout_of_a_flop_counts_as_another_evaluator_says(spot: int) -> None:
    deck = Random(spot).sample(STANDARD, 52)
    held, board, rest = [deck[:2], deck[2:4], deck[4:6]], deck[6:9], deck[9:]
    won = [0.0] * 3
    for more in combinations(rest, 2):
        ranks = [evaluate_cards(*hand, *board, *more) for hand in held]
        for place, rank in enumerate(ranks):
            won[place] += (rank == min(ranks)) / ranks.count(min(ranks)) / 903
    assert equities("nlhe/1", held, board, (), "") == pytest.approx(won)


def test_a_sample_agrees_with_pokerkit() -> None:
    ranges = [{frozenset(Card.parse(hand))} for hand in ("8s8h", "AdTd", "9c8c")]
    theirs = calculate_equities(ranges, (), 2, 5, Deck.STANDARD, (StandardHighHand,), sample_count=3_000)
    assert _of("nlhe/1", "8s8h AdTd 9c8c", trials=10_000) == pytest.approx(theirs, abs=0.04)


@pytest.mark.parametrize("ruleset", ["nlhe/1", "nlsd/1", "plo4/1", "plo5/1", "plo6/1", "plo8/1", "plodb/1"])
@pytest.mark.parametrize("spot", range(3))
def test_the_last_card_counts_in_every_game_with_a_board(ruleset: str, spot: int) -> None:
    variant = RULESETS[ruleset].variant
    hole = variant.streets[0].down
    deck = Random(f"{ruleset} {spot}").sample(variant.deck, len(variant.deck))
    held, board, rest = [deck[:hole], deck[hole : 2 * hole]], deck[-4:], deck[2 * hole : -4]
    expected = _shared(ruleset, held, [[*board, river] for river in rest])
    assert equities(ruleset, held, board, (), "") == pytest.approx(expected)


def test_halves_of_a_pot_without_a_low_all_go_high() -> None:
    assert _of("plo8/1", "AsAh2c3d KsKhQd5c", "ThTd9c8h4s") == (1, 0)
    assert _of("plo8/1", "As2hTcTd KsKhQdJc", "4h5d8cKdQs") == (0.5, 0.5)


@pytest.mark.parametrize("ruleset", ["stud/1", "stud8/1", "razz/1"])
def test_the_last_cards_of_stud_come_to_each_hand(ruleset: str) -> None:
    deck = Random(ruleset).sample(STANDARD, 52)
    held, dead, rest = [deck[:6], deck[6:12]], deck[12:40], deck[40:]
    won = [0.0, 0.0]
    for first, second in permutations(rest, 2):
        shares = _shared(ruleset, [[*held[0], first], [*held[1], second]], [()])
        won = [each + share / 132 for each, share in zip(won, shares, strict=True)]
    assert equities(ruleset, held, (), dead, "") == pytest.approx(won)


def test_a_shared_last_card_of_stud_is_everybodys() -> None:
    assert _of("stud/1", "AsAhAc2d3d4h KsKhKcQd9d4s", "Kd") == (0, 1)


def test_a_sample_is_what_its_seed_makes_it() -> None:
    held = [cards("AsKs"), cards("QdQh")]
    once = equities("nlhe/1", held, (), (), "one")
    assert once == equities("nlhe/1", held, (), (), "one")
    assert once != equities("nlhe/1", held, (), (), "other")


def test_dead_cards_do_not_come() -> None:
    assert _of("nlhe/1", "AsAh KdKc", "2c3d4h8s", dead="KsKh") == (1, 0)
    assert _of("nlhe/1", "AsAh KdKc", "2c3d4h8s")[1] == pytest.approx(2 / 44)


@pytest.mark.parametrize("ruleset", ["sd27/1", "td27/1", "badugi/1"])
def test_none_where_the_hands_will_change(ruleset: str) -> None:
    assert equities(ruleset, [cards("As2s3d4h"), cards("Ks2c3h4d")], (), (), "") is None


def test_none_where_a_stud_deck_is_too_short() -> None:
    hands = [STANDARD[place : place + 3] for place in range(0, 24, 3)]
    assert equities("stud/1", hands, (), STANDARD[40:], "") is None


@pytest.mark.parametrize(
    ("ruleset", "hands", "board", "dead", "complaint"),
    [
        ("nlhe/2", "AsAh KdKc", "", "", "no game 'nlhe/2'; there are nlhe/1"),
        ("nlhe/1", "AsAh KdKcQd", "", "", "has 2 to 2 cards, not 3"),
        ("nlhe/1", "AsAh KdAs", "", "", "known twice"),
        ("nlhe/1", "AsAh KdKc", "As", "", "known twice"),
        ("nlhe/1", "AsAh KdKc", "", "As", "known twice"),
        ("nlsd/1", "AsAh KdKc", "2c", "", "Short deck has no card '2c'"),
        ("nlhe/1", "AsAh KdKc", "2c3c4c5c6c7c", "", "has not 6 cards"),
        ("nlhe/1", "", "", "", "at least one hand"),
    ],
)
def test_what_cannot_be_is_refused(ruleset: str, hands: str, board: str, dead: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        _of(ruleset, hands, board, dead)
