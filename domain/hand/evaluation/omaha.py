"""Omaha: exactly two cards of the hole and three of the board, for the high hand and for an eight-or-better low."""

from collections.abc import Sequence
from itertools import combinations, product

from domain.hand.evaluation.cards import lowest
from domain.hand.evaluation.lows import distinct, up_to_eight
from domain.hand.evaluation.ranking import High, Low, arranged
from domain.hand.evaluation.scale import ACE_LOW, FLUSH, STANDARD, STRAIGHT_FLUSH


class UnsuitedFives(dict[int, int]):
    """What five cards (before the flop two) are worth by how many there are of each rank: filled as asked, at most
    6,266 entries, which tell nothing of who held what."""

    def __missing__(self, counts: int) -> int:
        worth = self[counts] = STANDARD.unsuited(counts)
        return worth


class Omaha(High):
    """The highest hand of two and three; before the flop, of two alone."""

    def __init__(self) -> None:
        super().__init__(STANDARD)
        self._fives = UnsuitedFives()

    def value(self, hole: Sequence[str], board: Sequence[str]) -> int | None:
        if len(hole) < 2:
            return None
        fives, twos = self._fives, set(_sums(hole, 2))
        if len(board) < 3:
            return max([fives[two] for two in twos])
        threes = set(_sums(board, 3))
        unsuited = max([fives[two + three] for two in twos for three in threes])
        suited = _suited(hole, board)
        return unsuited if suited is None else max(unsuited, _best_suited(*suited))

    def cards(self, kind: int, ranks: str, hole: Sequence[str], board: Sequence[str]) -> tuple[str, ...]:
        if kind in (FLUSH, STRAIGHT_FLUSH) and (suited := _suited(hole, board)):
            hole, board = suited
        return arranged(_two_and_three(hole, board, ranks), ranks)


class OmahaLow(Low):
    """The lowest of two and three, five different ranks up to eight."""

    def __init__(self) -> None:
        super().__init__(ACE_LOW)

    def cards(self, kind: int, ranks: str, hole: Sequence[str], board: Sequence[str]) -> tuple[str, ...]:
        return arranged(_two_and_three(hole, board, ranks), ranks)

    def _worth(self, hole: Sequence[str], board: Sequence[str]) -> int | None:
        shared = up_to_eight(distinct(board))
        if shared.bit_count() < 3:
            return None
        own = {ACE_LOW.digits[card] for card in hole}
        twos = [up_to_eight(one | other) for one, other in combinations(own, 2)]
        hands = [two | lowest(shared & ~two, 3) for two in twos]
        return min([ranks for ranks in hands if ranks.bit_count() == 5], default=None)


def _sums(cards: Sequence[str], count: int) -> list[int]:
    """How many there are of each rank in every choice of `count` cards."""
    return list(map(sum, combinations([STANDARD.digits[card] for card in cards], count)))


def _suited(hole: Sequence[str], board: Sequence[str]) -> tuple[list[str], list[str]] | None:
    """The cards of the one suit in which a flush is possible, own and shared, or None."""
    suits = [card[1] for card in board]
    suit = max(suits, key=suits.count)
    if suits.count(suit) < 3:
        return None
    own = [card for card in hole if card[1] == suit]
    return (own, [card for card in board if card[1] == suit]) if len(own) >= 2 else None


def _best_suited(own: Sequence[str], shared: Sequence[str]) -> int:
    return max(STANDARD.suited(two + three) for two in combinations(own, 2) for three in combinations(shared, 3))


def _two_and_three(hole: Sequence[str], board: Sequence[str], ranks: str) -> tuple[str, ...]:
    """The first two of the hole and three of the board (before the flop none) that have these ranks together."""
    wanted = sum(STANDARD.digits[rank + "s"] for rank in ranks)
    twos, threes = _sums(hole, 2), _sums(board, len(ranks) - 2)
    at = next(at for at, (two, three) in enumerate(product(twos, threes)) if two + three == wanted)
    two, three = divmod(at, len(threes))
    return list(combinations(hole, 2))[two] + list(combinations(board, len(ranks) - 2))[three]
