"""Orders of the hands that ranks and suits make, each as numbers that can be compared.

A worth is the step of the hand's kind, then the ranks that come more than once, then the others: of two equal kinds
the first difference among these decides. Sets of ranks compare like hands do, highest card first.
"""

from collections.abc import Iterable, Sequence

from domain.hand.evaluation.cards import LOW_RANKS, ONES, RANKS, SUITS, WIDTH, highest

HIGH_CARD, PAIR, TWO_PAIR, TRIPS, STRAIGHT, FLUSH, FULL_HOUSE, QUADS, STRAIGHT_FLUSH = KINDS = range(9)
TIMES = {PAIR: 2, TWO_PAIR: 2, TRIPS: 3, FULL_HOUSE: 3, QUADS: 4}
"""How often a hand of this kind has each of its first ranks."""
SUIT_COUNTS = 0x3333 << WIDTH
"""Where counting begins: the fifth card of a suit carries into the highest bit of the suit's digit."""
FIVE_OF_A_SUIT = 0x8888 << WIDTH
EVERY_RANK = (1 << WIDTH) - 1


class Scale:
    """An order of hands: `ranks` from the lowest to the highest, `run` the ranks that a straight goes down through,
    and the kinds of hands from the worst to the best."""

    def __init__(self, ranks: str, run: str, kinds: Sequence[int] = KINDS) -> None:
        self.digits = {rank + suit: 1 << 4 * place for place, rank in enumerate(ranks) for suit in SUITS}
        self._counts = {card: digit + (1 << WIDTH + 4 * SUITS.index(card[1])) for card, digit in self.digits.items()}
        self._ranks = ranks
        self._kinds = tuple(kinds)
        self._steps = tuple(kinds.index(kind) << 2 * WIDTH for kind in KINDS)
        self._straights = tuple(run[top : top + 5] for top in range(len(run) - 4))
        self._straight_sets = tuple(sum(self.digits[rank + "s"] for rank in straight) for straight in self._straights)

    def worth(self, cards: Sequence[str]) -> int:
        """What one to seven cards are worth: the best five, or all of fewer."""
        counts = sum(map(self._counts.__getitem__, cards), SUIT_COUNTS)
        if counts & FIVE_OF_A_SUIT:
            return self.suited(of_one_suit(cards))
        return self.unsuited(counts)

    def suited(self, cards: Iterable[str]) -> int:
        """What five to seven cards of one suit are worth."""
        ranks = sum(map(self.digits.__getitem__, cards))
        if straight := self._straight(ranks):
            return self._steps[STRAIGHT_FLUSH] | straight
        return self._steps[FLUSH] | highest(ranks, 5)

    def unsuited(self, counts: int) -> int:
        """What one to seven cards are worth by `counts`, how many there are of each rank, if no five share a suit."""
        several = counts >> 1 & ONES
        quads = counts >> 2 & ONES
        ranks = counts & ONES | several | quads
        if quads:
            return self._worth(QUADS, quads, highest(ranks ^ quads, 1))
        trips = highest(several & counts, 1)
        if trips and several != trips:
            return self._worth(FULL_HOUSE, trips, highest(several ^ trips, 1))
        if straight := self._straight(ranks):
            return self._steps[STRAIGHT] | straight
        if trips:
            return self._worth(TRIPS, trips, highest(ranks ^ trips, 2))
        return self._pairs(highest(several, 2), ranks)

    def spelled(self, worth: int) -> tuple[int, str]:
        """The kind of a hand of this worth, and the ranks of its cards, decisive first: `5432A` for a wheel."""
        kind = self._kinds[worth >> 2 * WIDTH]
        if kind in (STRAIGHT, STRAIGHT_FLUSH):
            return kind, self._straights[-(worth & EVERY_RANK)]
        first = "".join(rank * TIMES[kind] for rank in self._letters(worth >> WIDTH & EVERY_RANK))
        return kind, first + self._letters(worth & EVERY_RANK) * (2 if kind == FULL_HOUSE else 1)

    def _worth(self, kind: int, first: int, others: int) -> int:
        return self._steps[kind] | first << WIDTH | others

    def _pairs(self, pairs: int, ranks: int) -> int:
        if not pairs:
            return self._steps[HIGH_CARD] | highest(ranks, 5)
        if pairs & pairs - 1:
            return self._worth(TWO_PAIR, pairs, highest(ranks ^ pairs, 1))
        return self._worth(PAIR, pairs, highest(ranks ^ pairs, 3))

    def _straight(self, ranks: int) -> int:
        """The place of the best straight among those there are, one for the lowest, or zero."""
        if ranks.bit_count() >= 5:
            for better, straight in enumerate(self._straight_sets):
                if ranks & straight == straight:
                    return len(self._straight_sets) - better
        return 0

    def _letters(self, ranks: int) -> str:
        """A set of ranks, highest first."""
        letters = ""
        while ranks:
            place = ranks.bit_length() - 1
            letters += self._ranks[place // 4]
            ranks ^= 1 << place
        return letters


def of_one_suit(cards: Sequence[str]) -> list[str]:
    """The cards of the suit that there are most of."""
    suits = [card[1] for card in cards]
    suit = max(suits, key=suits.count)
    return [card for card in cards if card[1] == suit]


STANDARD = Scale(RANKS, "AKQJT98765432A")
"""The common order (Robert's Rules §2)."""
SHORT_DECK = Scale(
    RANKS[4:],
    "AKQJT9876A",
    (HIGH_CARD, PAIR, TWO_PAIR, TRIPS, STRAIGHT, FULL_HOUSE, FLUSH, QUADS, STRAIGHT_FLUSH),
)
"""The order of PokerKit 0.7.7 and of most rooms: a flush beats a full house, a straight still beats three of a kind,
and A-6-7-8-9 is the lowest straight."""
ACE_HIGH = Scale(RANKS, "AKQJT98765432")
"""What deuce to seven avoids: A-2-3-4-5 is no straight."""
ACE_LOW = Scale(LOW_RANKS, "")
"""What ace to five avoids, by ranks alone: straights do not count, and nobody asks it about suits."""
