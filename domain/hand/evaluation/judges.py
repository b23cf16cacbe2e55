"""What known hands are worth on many boards: the rankings of the games with a board, made for speed.

A card is a number here, and adding up cards counts how many there are of each rank and of each suit and tells which
they are: from below a digit for each rank, a digit for each suit, and a bit for each card. What does not depend on
suits is looked up by the counts of ranks, a flush by the ranks of its suit.
"""

from collections.abc import Sequence
from itertools import combinations

from domain.hand.evaluation import RANKINGS
from domain.hand.evaluation.cards import LOW_RANKS, RANKS, SUITS, WIDTH
from domain.hand.evaluation.scale import EVERY_RANK, FIVE_OF_A_SUIT, SUIT_COUNTS, Scale
from domain.hand.evaluation.scale import SHORT_DECK as SHORT_SCALE
from domain.hand.evaluation.scale import STANDARD as STANDARD_SCALE

Hand = tuple[str, ...]
Board = tuple[int, ...]

CARDS_AT = WIDTH + 4 * len(SUITS)
RANKS_OF_A_SUIT = (1 << len(RANKS)) - 1
THREE_OF_A_SUIT = 0x5555 << WIDTH
"""Where counting begins for the third card of a suit to carry into the highest bit of the suit's digit."""
UP_TO_EIGHT = sum(0xF * STANDARD_SCALE.digits[rank + "s"] for rank in LOW_RANKS[:8])


class Unsuited(dict[int, int]):
    """Worths by counts of ranks: filled as asked, at most 55,380 entries, which tell nothing of who held what."""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._scale = scale

    def __missing__(self, counts: int) -> int:
        worth = self[counts] = self._scale.unsuited(counts)
        return worth


class Suited(dict[int, int]):
    """Worths of five to seven cards of a suit by their ranks, a bit for each: filled as asked."""

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._scale = scale

    def __missing__(self, ranks: int) -> int:
        cards = [rank + "s" for place, rank in enumerate(RANKS) if ranks >> place & 1]
        worth = self[ranks] = self._scale.suited(cards)
        return worth


class Numbered:
    """The cards of a scale and their numbers, and what some of them are worth."""

    def __init__(self, scale: Scale) -> None:
        self.number = {card: digit + _suit_and_card(card) for card, digit in scale.digits.items()}
        self.card = {number: card for card, number in self.number.items()}
        self.unsuited = Unsuited(scale)
        self.suited = Suited(scale)

    def flush(self, counted: int) -> int:
        """The worth of the flush or straight flush in cards that were added up to SUIT_COUNTS."""
        suit = ((counted & FIVE_OF_A_SUIT).bit_length() - WIDTH) // 4 - 1
        return self.suited[counted >> CARDS_AT + suit * len(RANKS) & RANKS_OF_A_SUIT]


def _suit_and_card(card: str) -> int:
    suit, rank = SUITS.index(card[1]), RANKS.index(card[0])
    return (1 << WIDTH + 4 * suit) + (1 << CARDS_AT + suit * len(RANKS) + rank)


STANDARD, SHORT_DECK = Numbered(STANDARD_SCALE), Numbered(SHORT_SCALE)


def high(cards: Numbered, hands: Sequence[Hand], boards: Sequence[Board]) -> list[list[int]]:
    """The highest five of hand and board together: for each hand its worth on each board."""
    unsuited, flush = cards.unsuited, cards.flush
    shared = list(map(sum, boards))
    worths = []
    for hand in hands:
        own = sum([cards.number[card] for card in hand], SUIT_COUNTS)
        counted = [own + each for each in shared]
        worths.append([flush(each) if each & FIVE_OF_A_SUIT else unsuited[each & EVERY_RANK] for each in counted])
    return worths


def omaha(hands: Sequence[Hand], boards: Sequence[Board]) -> list[list[int]]:
    """The highest of two cards of the hand and three of the board: for each hand its worth on each board."""
    unsuited, digits = STANDARD.unsuited, STANDARD_SCALE.digits
    own = [set(map(sum, combinations([digits[card] for card in hand], 2))) for hand in hands]
    suited = [_pairs_by_suit(hand) for hand in hands]
    worths: list[list[int]] = [[] for _ in hands]
    for board in boards:
        threes = set(map(sum, combinations([number & EVERY_RANK for number in board], 3)))
        best = [max([unsuited[two + three] for two in twos for three in threes]) for twos in own]
        if flush := sum(board, THREE_OF_A_SUIT) & FIVE_OF_A_SUIT:
            _put_flushes(best, suited, (flush.bit_length() - WIDTH) // 4 - 1, board)
        for column, worth in zip(worths, best, strict=True):
            column.append(worth)
    return worths


def _pairs_by_suit(hand: Hand) -> list[list[int]]:
    """The ranks of each two cards of one suit, for each suit."""
    ranks = [[1 << RANKS.index(card[0]) for card in hand if card[1] == suit] for suit in SUITS]
    return [list(map(sum, combinations(each, 2))) for each in ranks]


def _put_flushes(best: list[int], suited: Sequence[Sequence[Sequence[int]]], suit: int, board: Board) -> None:
    """Put the best flush in place of the worth of each hand that has two cards of the suit, if it is more."""
    ranks = [number >> CARDS_AT + suit * len(RANKS) & RANKS_OF_A_SUIT for number in board]
    threes = list(map(sum, combinations(filter(None, ranks), 3)))
    for place, pairs in enumerate(suited):
        flushes = [STANDARD.suited[two + three] for two in pairs[suit] for three in threes]
        best[place] = max([best[place], *flushes])


def omaha_low(hands: Sequence[Hand], boards: Sequence[Board]) -> list[list[int]]:
    """The lowest of two cards of the hand and three of the board, eight or better: for each hand its worth on each
    board, 0 where it has none."""
    return [_lows(hand, boards) for hand in hands]


def _lows(hand: Hand, boards: Sequence[Board]) -> list[int]:
    rules = RANKINGS["omaha_low"]
    known: dict[int, int] = {}
    worths = []
    for board in boards:
        counts = sum(board) & UP_TO_EIGHT
        if counts not in known:
            known[counts] = rules.value(hand, [STANDARD.card[number] for number in board]) or 0
        worths.append(known[counts])
    return worths
