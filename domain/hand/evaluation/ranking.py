"""How a game makes a hand of the cards a player holds and those on the board."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from domain.hand.evaluation import words
from domain.hand.evaluation.scale import FLUSH, STRAIGHT_FLUSH, Scale, of_one_suit

CEILING = 1 << 128
"""Above every worth on a scale; a low hand's value is what its worth leaves below it."""


class Ranking(ABC):
    """What hands are worth, as numbers of which the greater wins, and which cards make one of that value.

    `hole` and `board` are cards such as `Td`. With fewer cards than make a hand, the worth of those there are."""

    @abstractmethod
    def value(self, hole: Sequence[str], board: Sequence[str]) -> int | None:
        """The worth of the best hand, or None if none qualifies."""

    @abstractmethod
    def spelled(self, value: int) -> tuple[int, str]:
        """The kind of a hand of this value (HIGH_CARD, PAIR, …) and the ranks of its cards, decisive first."""

    @abstractmethod
    def cards(self, kind: int, ranks: str, hole: Sequence[str], board: Sequence[str]) -> tuple[str, ...]:
        """The cards that make the hand that is spelled like this."""

    @abstractmethod
    def name(self, kind: int, ranks: str) -> str:
        """What a dealer calls the hand that is spelled like this."""


class High(Ranking):
    """The highest hand of any cards, hole and board alike: hold'em and stud."""

    def __init__(self, scale: Scale) -> None:
        self._scale = scale

    def value(self, hole: Sequence[str], board: Sequence[str]) -> int | None:
        cards = (*hole, *board)
        return self._scale.worth(cards) if cards else None

    def spelled(self, value: int) -> tuple[int, str]:
        return self._scale.spelled(value)

    def cards(self, kind: int, ranks: str, hole: Sequence[str], board: Sequence[str]) -> tuple[str, ...]:
        cards = (*hole, *board)
        return arranged(of_one_suit(cards) if kind in (FLUSH, STRAIGHT_FLUSH) else cards, ranks)

    def name(self, kind: int, ranks: str) -> str:
        return words.high(kind, ranks)


class Low(Ranking):
    """The hand that is worth least on a scale."""

    def __init__(self, scale: Scale) -> None:
        self._scale = scale

    def value(self, hole: Sequence[str], board: Sequence[str]) -> int | None:
        worth = self._worth(hole, board)
        return None if worth is None else CEILING - worth

    def spelled(self, value: int) -> tuple[int, str]:
        return self._scale.spelled(CEILING - value)

    def cards(self, kind: int, ranks: str, hole: Sequence[str], board: Sequence[str]) -> tuple[str, ...]:
        return arranged((*hole, *board), ranks)

    def name(self, kind: int, ranks: str) -> str:
        return words.low(kind, ranks)

    @abstractmethod
    def _worth(self, hole: Sequence[str], board: Sequence[str]) -> int | None:
        """The least that a hand of these cards is worth on the scale, or None if none qualifies."""


def arranged(cards: Sequence[str], ranks: str) -> tuple[str, ...]:
    """Cards of these ranks in this order, the first of each that there is."""
    held: dict[str, list[str]] = {}
    for card in reversed(cards):
        held.setdefault(card[0], []).append(card)
    return tuple([held[rank].pop() for rank in ranks])
