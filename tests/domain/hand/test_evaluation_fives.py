"""Every class of five cards there is, in every order of them: PokerKit and plain counting agree to the last tie."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, combinations_with_replacement

import pytest
from pokerkit import (
    EightOrBetterLowHand,
    Hand,
    RegularLowHand,
    ShortDeckHoldemHand,
    StandardHighHand,
    StandardLowHand,
)

from domain.hand.evaluation import RANKS, value
from tests.domain.hand.evaluation_oracle import KEYS, Key

ORDERS: dict[str, type[Hand]] = {
    "high": StandardHighHand,
    "short_deck": ShortDeckHoldemHand,
    "eight_low": EightOrBetterLowHand,
    "ace_to_five": RegularLowHand,
    "deuce_to_seven": StandardLowHand,
}


def of_every_rank(ranks: str, count: int) -> Iterator[tuple[str, ...]]:
    """Cards for each way to have `count` ranks, at most four of each, with no five of a suit among up to seven."""
    for several in combinations_with_replacement(ranks, count):
        cards = tuple(rank + "cdhs"[place % 4] for place, rank in enumerate(several))
        if len(set(cards)) == count:
            yield cards


def of_one_suit(ranks: str, count: int) -> Iterator[tuple[str, ...]]:
    for several in combinations(ranks, count):
        yield tuple(rank + "s" for rank in several)


def assert_same_order(pairs: Iterable[tuple[int, Key]]) -> None:
    """Each value goes with one place in the other order, and both ascend together."""
    distinct = set(pairs)
    by_value = sorted(distinct, key=lambda pair: pair[0])
    assert len({value for value, _ in distinct}) == len({place for _, place in distinct}) == len(distinct) > 50
    assert [place for _, place in by_value] == sorted(place for _, place in distinct)


def worth(ranking: str, cards: Sequence[str]) -> int:
    return value(ranking, cards, ()) or -1


@pytest.mark.parametrize("ranking", ORDERS)
def test_ordered_as_pokerkit_and_plain_counting_order_them(ranking: str) -> None:
    ranks, rules = RANKS[4:] if ranking == "short_deck" else RANKS, ORDERS[ranking]
    hands = [*of_every_rank(ranks, 5), *of_one_suit(ranks, 5)]
    entries = [rules.lookup.get_entry_or_none("".join(cards)) for cards in hands]
    places = [(-99_999 if entry is None else -entry.index if rules.low else entry.index,) for entry in entries]
    values = [worth(ranking, cards) for cards in hands]
    assert_same_order(zip(values, places, strict=True))
    assert_same_order(zip(values, [KEYS[ranking](cards) or (-99,) for cards in hands], strict=True))


@pytest.mark.long
@pytest.mark.parametrize("ranking", [ranking for ranking in ORDERS if ranking != "deuce_to_seven"])
@pytest.mark.parametrize("count", [6, 7])
def test_more_cards_are_worth_as_much_as_the_best_five_of_them(ranking: str, count: int) -> None:
    """Every multiset of ranks, and every set of ranks in one suit."""
    ranks = RANKS[4:] if ranking == "short_deck" else RANKS
    for cards in (*of_every_rank(ranks, count), *of_one_suit(ranks, count)):
        assert worth(ranking, cards) == max(worth(ranking, five) for five in combinations(cards, 5)), cards
