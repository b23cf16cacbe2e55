"""Badugi: the most cards of different ranks and suits, and of as many the lowest, ace low."""

from collections.abc import Sequence
from itertools import combinations

from domain.hand.evaluation import words
from domain.hand.evaluation.cards import LOW_RANKS, SUITS
from domain.hand.evaluation.ranking import Ranking, arranged
from domain.hand.evaluation.scale import HIGH_CARD

CARD = 1 << len(LOW_RANKS) + 1
"""What a card adds to a hand, less the bit of its rank: one card more outweighs all the ranks."""
WIDTH = len(LOW_RANKS) + len(SUITS)
"""The bits that say which ranks and suits a hand has; its value stands above them."""
TAKEN = (1 << WIDTH) - 1
CODES = {
    rank + suit: CARD - (1 << place) << WIDTH | 1 << len(LOW_RANKS) + SUITS.index(suit) | 1 << place
    for place, rank in enumerate(LOW_RANKS)
    for suit in SUITS
}


class Badugi(Ranking):
    """One to four cards of different ranks and suits."""

    def value(self, hole: Sequence[str], board: Sequence[str]) -> int | None:
        hands = [0]
        for card in (*hole, *board):
            code = CODES[card]
            hands += [hand + code for hand in hands if not hand & code & TAKEN]
        return max(hands) >> WIDTH or None

    def spelled(self, value: int) -> tuple[int, str]:
        ranks = -value % CARD
        return HIGH_CARD, "".join(rank for place, rank in enumerate(LOW_RANKS) if ranks >> place & 1)[::-1]

    def cards(self, kind: int, ranks: str, hole: Sequence[str], board: Sequence[str]) -> tuple[str, ...]:
        several = combinations([card for card in (*hole, *board) if card[0] in ranks], len(ranks))
        return arranged(next(cards for cards in several if _all_differ(cards)), ranks)

    def name(self, kind: int, ranks: str) -> str:
        return words.badugi(ranks)


def _all_differ(cards: Sequence[str]) -> bool:
    return len({card[0] for card in cards}) == len({card[1] for card in cards}) == len(cards)
