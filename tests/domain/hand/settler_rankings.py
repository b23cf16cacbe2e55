"""What hands are worth, by brute force: the best of all choices of cards that a game allows.

Of high hands phevaluator is the judge; what it does not know (short deck, lows, badugi) is spelled out here.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from phevaluator import evaluate_cards

Worth = tuple[int, ...]
"""Within one ranking the greater is the better."""
Cards = tuple[str, ...]

ACE_HIGH = "23456789TJQKA"
ACE_LOW = "A23456789TJQK"
SUITS = "cdhs"
STRAIGHT, FLUSH, FULL_HOUSE, STRAIGHT_FLUSH = 4, 5, 6, 8
KINDS = {(1, 1, 1, 1, 1): 0, (2, 1, 1, 1): 1, (2, 2, 1): 2, (3, 1, 1): 3, (3, 2): FULL_HOUSE, (4, 1): 7}


@dataclass(frozen=True)
class Game:
    """Which cards may make a hand, what each choice is worth (None if it does not qualify), and whether the ace
    is low."""

    choices: Callable[[Sequence[str], Sequence[str]], Iterator[Cards]]
    value: Callable[[Cards], Worth | None]
    ace_low: bool = False


def worth(ranking: str, hole: Sequence[str], board: Sequence[str]) -> Worth | None:
    """The worth of the best hand, None where no hand qualifies."""
    game = GAMES[ranking]
    return max((value for cards in game.choices(hole, board) if (value := game.value(cards))), default=None)


def makers(ranking: str, hole: Sequence[str], board: Sequence[str]) -> list[Cards]:
    """Every choice of cards that is worth as much as the best."""
    game, best = GAMES[ranking], worth(ranking, hole, board)
    return [cards for cards in game.choices(hole, board) if best is not None and game.value(cards) == best]


def by_suit(cards: Sequence[str], ace_low: bool) -> list[tuple[int, int]]:
    """The cards from the highest to the lowest, by rank and then by suit: spades, hearts, diamonds, clubs."""
    order = ACE_LOW if ace_low else ACE_HIGH
    return sorted(((order.index(card[0]), SUITS.index(card[1])) for card in cards), reverse=True)


def grouped(cards: Sequence[str], order: str) -> tuple[Worth, Worth]:
    """How often the ranks come, and which they are: of equal numbers the higher rank first."""
    ranks = [order.index(card[0]) for card in cards]
    groups = sorted(((ranks.count(rank), rank) for rank in set(ranks)), reverse=True)
    return tuple(count for count, _ in groups), tuple(rank for _, rank in groups)


def _any_five(hole: Sequence[str], board: Sequence[str]) -> Iterator[Cards]:
    return combinations((*hole, *board), 5)


def _two_and_three(hole: Sequence[str], board: Sequence[str]) -> Iterator[Cards]:
    return ((*own, *shared) for own in combinations(hole, 2) for shared in combinations(board, 3))


def _any_few(hole: Sequence[str], board: Sequence[str]) -> Iterator[Cards]:
    return (cards for count in (4, 3, 2, 1) for cards in combinations((*hole, *board), count))


def _high(cards: Cards) -> Worth:
    return (-int(evaluate_cards(*cards)),)


def _kind(cards: Cards, order: str, runs: str) -> tuple[int, Worth]:
    """The kind of a high hand and what decides between two of the kind; straights are five in a row of `runs`."""
    counts, ranks = grouped(cards, order)
    flush = len({card[1] for card in cards}) == 1
    tops = [top for top in range(4, len(runs)) if {card[0] for card in cards} == set(runs[top - 4 : top + 1])]
    if tops:
        return (STRAIGHT_FLUSH if flush else STRAIGHT), (max(tops),)
    return (FLUSH if flush else KINDS[counts]), ranks


def _short_deck(cards: Cards) -> Worth:
    """There are few flushes among 36 cards: one beats a full house. The lowest straight is A-6-7-8-9."""
    kind, ranks = _kind(cards, ACE_HIGH, "A6789TJQKA")
    return ({FLUSH: FULL_HOUSE, FULL_HOUSE: FLUSH}.get(kind, kind), *ranks)


def _ace_to_five(cards: Cards) -> Worth:
    """Pairs count against a hand, straights and flushes do not (Robert's Rules §9, razz)."""
    counts, ranks = grouped(cards, ACE_LOW)
    return tuple(-number for number in (KINDS[counts], *ranks))


def _eight_low(cards: Cards) -> Worth | None:
    """Five different ranks of eight or less."""
    ranks = {ACE_LOW.index(card[0]) for card in cards}
    return _ace_to_five(cards) if len(ranks) == 5 and max(ranks) < 8 else None


def _deuce_to_seven(cards: Cards) -> Worth:
    """The worst high hand wins; the ace is high even in A-2-3-4-5, which is no straight."""
    kind, ranks = _kind(cards, ACE_HIGH, ACE_HIGH)
    return tuple(-number for number in (kind, *ranks))


def _badugi(cards: Cards) -> Worth | None:
    """More cards of different rank and suit beat fewer; of as many, the lower ones do."""
    if len({card[0] for card in cards}) < len(cards) or len({card[1] for card in cards}) < len(cards):
        return None
    return (len(cards), *(-rank for rank, _ in by_suit(cards, ace_low=True)))


GAMES = {
    "high": Game(_any_five, _high),
    "short_deck": Game(_any_five, _short_deck),
    "omaha": Game(_two_and_three, _high),
    "omaha_low": Game(_two_and_three, _eight_low, ace_low=True),
    "eight_low": Game(_any_five, _eight_low, ace_low=True),
    "ace_to_five": Game(_any_five, _ace_to_five, ace_low=True),
    "deuce_to_seven": Game(_any_five, _deuce_to_seven),
    "badugi": Game(_any_few, _badugi, ace_low=True),
}
