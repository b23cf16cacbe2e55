"""A settler of its own: who wins what, from the chips each seat put in and the cards, by other evaluators.

It shares nothing with the code it judges: no PokerKit, none of its pots, rake, showdown or evaluation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.domain.hand.settler_odd_chips import divided, high_card_first, left_of_the_button
from tests.domain.hand.settler_pots import Entry, Pot, pots, uncalled
from tests.domain.hand.settler_rake import Terms, raked
from tests.domain.hand.settler_rankings import worth


@dataclass(frozen=True)
class Ending:
    """How a hand ended, as plain data. `dead` chips are nobody's share; `high` and `low` name the rankings that win
    (`low` beside `high` halves the pot); `boards` are the boards or run-outs that the pots are split over (one empty
    board where there is none); `stud` gives odd chips by suit; `early` says that the hand was over before the second
    street, and no rake is due."""

    entries: tuple[Entry, ...]
    dead: int
    high: str | None
    low: str | None
    boards: tuple[tuple[str, ...], ...]
    stud: bool
    early: bool
    rake: Terms


@dataclass(frozen=True, order=True)
class Award:
    """Chips of a pot (0 is the main pot) that go to a seat; `half` is `high` or `low` where both compete."""

    pot: int
    board: int
    half: str
    seat: int
    amount: int


@dataclass(frozen=True)
class Settlement:
    """The chips that nobody called by seat, the rake by pot (main pot first), and the awards (side pots first)."""

    returned: dict[int, int]
    rake: list[int]
    awards: list[Award]


def settle(ending: Ending) -> Settlement:
    """Uncalled chips go back, the rake is taken of what is left, and each pot is awarded on its own."""
    back = uncalled(ending.entries)
    called = [replace(entry, paid=entry.paid - back.get(entry.seat, 0)) for entry in ending.entries]
    made = pots(called, ending.dead)
    rake = [0] * len(made) if ending.early else raked([pot.amount for pot in made], ending.rake)
    awards = [
        award
        for number, pot in reversed(list(enumerate(made)))
        for award in _awards(number, Pot(pot.amount - rake[number], pot.contenders), ending)
    ]
    return Settlement(back, rake, awards)


def _awards(number: int, pot: Pot, ending: Ending) -> Iterator[Award]:
    if sum(not entry.folded for entry in ending.entries) == 1:
        yield from _given(number, 0, "", {pot.contenders[0].seat: pot.amount})
        return
    # An odd chip goes to the first board (rule sheet 2).
    for place, part in divided(pot.amount, range(len(ending.boards))).items():
        board = ending.boards[place]
        for half, ranking, amount in _halves(part, pot.contenders, ending, board):
            winners = _best(pot.contenders, ranking, board)
            line = high_card_first(winners, ranking, board) if ending.stud else left_of_the_button(winners)
            yield from _given(number, place, half, divided(amount, line))


def _halves(
    part: int, contenders: Sequence[Entry], ending: Ending, board: Sequence[str]
) -> Iterator[tuple[str, str, int]]:
    """The whole to the only ranking that wins, or a half to each, the odd chip to the high."""
    high, low = ending.high, ending.low
    if high is None or low is None:
        yield "", high or low or "", part
    elif not _best(contenders, low, board):
        yield "", high, part
    else:
        yield "high", high, part - part // 2
        yield "low", low, part // 2


def _best(contenders: Sequence[Entry], ranking: str, board: Sequence[str]) -> list[Entry]:
    worths = [(worth(ranking, entry.hole, board), entry) for entry in contenders]
    best = max((value for value, _ in worths if value is not None), default=None)
    return [entry for value, entry in worths if value is not None and value == best]


def _given(pot: int, board: int, half: str, shares: dict[int, int]) -> Iterator[Award]:
    return (Award(pot, board, half, seat, amount) for seat, amount in shares.items() if amount)
