"""Every card comes to every place equally often, with and without cuts: χ² over positions, from fixed seeds.

The seeds stand for good, so these tests never fail by chance. They fail for the shuffles that people get wrong.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from math import sqrt

import pytest

from domain.fairness import SHORT, STANDARD, commit, dealt_cards, reshuffle, shuffle

DECKS = 2_000
SIGMAS = 5.0
"""A good shuffle strays that far once in millions of runs; a biased one much farther."""


def seed(number: int) -> bytes:
    return sha256(number.to_bytes(4, "big")).digest()


def chi_squared(decks: Sequence[Sequence[str]], cards: Sequence[str]) -> float:
    """How far the counts of card by position are from even, in standard deviations of χ² with (n - 1)² degrees of
    freedom."""
    counts = {card: [0] * len(cards) for card in cards}
    for deck in decks:
        for position, card in enumerate(deck):
            counts[card][position] += 1
    expected = len(decks) / len(cards)
    found = sum((count - expected) ** 2 / expected for row in counts.values() for count in row)
    freedom = (len(cards) - 1) ** 2
    return (found - freedom) / sqrt(2 * freedom)


def committed(number: int) -> Sequence[str]:
    return commit("hand:1", seed(number)).order


def without_cuts(number: int) -> Sequence[str]:
    return dealt_cards(commit("hand:1", seed(number)), {})


def cut(number: int) -> Sequence[str]:
    return dealt_cards(commit("hand:1", seed(number)), {0: f"{number:032x}", 3: f"{number * 7:032x}"})


def only_the_cut_differs(number: int) -> Sequence[str]:
    return dealt_cards(commit("hand:1", seed(0)), {2: f"{number:032x}"})


@pytest.mark.parametrize("deal", [committed, without_cuts, cut, only_the_cut_differs])
def test_every_card_comes_everywhere_equally_often(deal: Callable[[int], Sequence[str]]) -> None:
    assert abs(chi_squared([deal(number) for number in range(DECKS)], STANDARD)) < SIGMAS


def test_a_short_deck_is_shuffled_as_well() -> None:
    decks = [commit("hand:1", seed(number), SHORT).order for number in range(DECKS)]
    assert abs(chi_squared(decks, SHORT)) < SIGMAS


def test_a_reshuffle_is_even_too() -> None:
    places = tuple(map(str, range(20)))
    decks = [[str(place) for place in reshuffle(seed(number), range(20), 1)] for number in range(DECKS)]
    assert abs(chi_squared(decks, places)) < SIGMAS


def test_one_more_cut_moves_nearly_every_card() -> None:
    """Two shuffles agree in one position on average, whatever else they have in common."""
    pairs = [(cut(number), without_cuts(number)) for number in range(200)]
    same = sum(here == there for one, other in pairs for here, there in zip(one, other, strict=True))
    assert 0.5 < same / len(pairs) < 1.6


def test_a_shuffle_that_swaps_with_any_place_would_be_noticed() -> None:
    """The well-known mistake: every card changes places with one from the whole deck."""

    def careless(number: int) -> list[str]:
        deck, picks = list(STANDARD), shuffle(range(52 * 40), seed(number), b"careless")
        for place in range(52):
            other = picks[place] % 52
            deck[place], deck[other] = deck[other], deck[place]
        return deck

    assert chi_squared([careless(number) for number in range(DECKS)], STANDARD) > SIGMAS
