"""Cards as numbers: which ranks and suits there are, and sets of ranks as hexadecimal digits."""

RANKS = "23456789TJQKA"
"""Ace high, as in every high hand and in deuce to seven."""
LOW_RANKS = "A23456789TJQK"
"""Ace low, as in every other low hand."""
SUITS = "cdhs"
"""As they settle bring-ins and odd chips: spades, hearts, diamonds, clubs (Robert's Rules, TDA 2024 rule 20)."""

WIDTH = 4 * len(RANKS)
"""Bits of a set of ranks: a hexadecimal digit for each, so that adding up cards counts how many there are of each."""
ONES = sum(1 << 4 * place for place in range(len(RANKS)))


def card_by_suit(card: str, *, ace_low: bool = False) -> int:
    """The place of one card among the 52, by rank and then by suit: greater is higher.

    Razz takes the ace for low, where the highest card brings it in."""
    return 4 * (LOW_RANKS if ace_low else RANKS).index(card[0]) + SUITS.index(card[1])


def highest(ranks: int, count: int) -> int:
    """The `count` highest of a set of ranks, or all of them if there are fewer."""
    while ranks.bit_count() > count:
        ranks &= ranks - 1
    return ranks


def lowest(ranks: int, count: int) -> int:
    """The `count` lowest of a set of ranks, or all of them if there are fewer."""
    while ranks.bit_count() > count:
        ranks ^= 1 << ranks.bit_length() - 1
    return ranks
