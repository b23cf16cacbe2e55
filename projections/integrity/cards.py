"""What shown cards say about how somebody played: hopeless to begin with, weak in the end, strong enough to bet."""

from collections.abc import Sequence

from domain.hand.evaluation import HIGH_CARD, STRAIGHT, TWO_PAIR, Strength, rank
from domain.variants import Variant

STRONG = {"high": TWO_PAIR, "short_deck": TWO_PAIR, "omaha": STRAIGHT}
"""The least kind of hand that one bets in the end, by ranking; low games tell too little."""
HIGH_CARDS = frozenset("TJQKA")


def hopeless(variant: Variant, hole: Sequence[str]) -> bool:
    """Whether two hole cards are no hand to go all-in with before the flop: no pair, no ace, no two high cards."""
    if not variant.flop or len(hole) != 2:
        return False
    ranks = [card[0] for card in hole]
    return ranks[0] != ranks[1] and "A" not in ranks and not HIGH_CARDS.issuperset(ranks)


def made(variant: Variant, hole: Sequence[str], board: Sequence[str]) -> Strength | None:
    """What a whole hand turned out to be; None where the game or the cards tell nothing."""
    whole = variant.streets[0].down if variant.flop else 7
    if variant.high not in STRONG or len(hole) != whole or (variant.flop and len(board) != 5):
        return None
    return rank(variant.high, hole, board)


def strong(variant: Variant, hand: Strength) -> bool:
    """Whether such a hand is usually bet on the last street."""
    return variant.high in STRONG and hand.category >= STRONG[variant.high]


def weak(variant: Variant, hand: Strength) -> bool:
    """Whether it has not even a pair (in Omaha: at most one)."""
    return hand.category <= HIGH_CARD + (variant.high == "omaha")
