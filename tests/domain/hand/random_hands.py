"""Random hands that shrink well: who brings what, and a number for each decision that picks one of those open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from domain.hand import Hand
from domain.hand.commands import Act, ChooseRunouts, Draw, HandCommand, StartHand, TimeOut
from domain.hand.events import DrawStarted, RunoutsOffered, TurnStarted
from domain.variants import RULESETS
from tests.domain.hand.dice import DrawnDice, SeededDice
from tests.domain.hand.random_starts import random_start
from tests.support.hands import Play

RAISES = ("bet", "raise", "complete")
LEAST_CHOICES, MOST_CHOICES = 30, 120
LATE = 98
"""Choices from this one on let the clock run out."""


@dataclass(frozen=True)
class Deal:
    """A hand and what is done in it: decision n takes the n-th choice, a number from 0 to 99; later ones take 0, which
    is to check or call, to stand pat, and to run it once."""

    command: StartHand
    choices: tuple[int, ...]


@st.composite
def deals(draw: st.DrawFn, rulesets: Sequence[str] = ("nlhe/1",)) -> Deal:
    """A hand of one of these rulesets."""
    command = random_start(DrawnDice(draw), draw(st.sampled_from(rulesets)))
    choices = st.lists(st.integers(0, 99), min_size=LEAST_CHOICES, max_size=MOST_CHOICES)
    return Deal(command, tuple(draw(choices)))


def any_deals() -> st.SearchStrategy[Deal]:
    """A hand of any ruleset."""
    return deals(tuple(RULESETS))


def seeded_deal(ruleset: str, seed: int) -> Deal:
    """The hand that a number stands for, without Hypothesis."""
    dice = SeededDice(seed)
    command = random_start(dice, ruleset)
    # Calm hands reach the showdown with many players, wild ones with many side pots, tight ones end before it.
    bounds = dice.pick(((10, 60), (10, 97), (0, 99), (30, 55), (0, 30), (3, 70)))
    return Deal(command, tuple(dice.number(*bounds) for _ in range(MOST_CHOICES)))


def chosen(turn: TurnStarted, choice: int) -> tuple[str, int]:
    """The kind of action and the total that a choice stands for: 0 answers, 1 to 9 fold, from 50 on it is a raise where
    one is legal."""
    raises = [kind for kind in turn.kinds if kind in RAISES]
    answer = next(kind for kind in turn.kinds if kind not in ("fold", *RAISES))
    if 1 <= choice < 10 and "fold" in turn.kinds:
        return "fold", 0
    if choice < 50 or not raises:
        return answer, 0
    sizes = (turn.min_to, turn.max_to, min(turn.max_to, turn.min_to + choice % 7), (turn.min_to + turn.max_to) // 2)
    return raises[0], sizes[choice % 4]


def answer(hand: Hand, choice: int, now: float) -> HandCommand:
    """The command that a choice stands for in whatever is open."""
    match hand.turn:
        case TurnStarted() as turn if choice < LATE:
            return Act(turn.turn, turn.seat, *chosen(turn, choice), now)
        case DrawStarted() as turn if choice < LATE:
            return Draw(turn.turn, turn.seat, _given_up(hand.at(turn.seat).numbers, choice), now)
        case RunoutsOffered() as offered if choice < LATE:
            seat = next(seat for seat in offered.seats if seat not in hand.choices)
            return ChooseRunouts(seat, _times(choice, offered.most), now)
        case TurnStarted() | DrawStarted() as turn:
            return TimeOut(turn.turn, now)
        case RunoutsOffered():
            return TimeOut(0, now)
    raise AssertionError("Nothing is open.")


def _times(choice: int, most: int) -> int:
    """Mostly as often as can be, or else nobody would ever agree on more than one."""
    return 1 if not choice else most if choice % 4 else 1 + choice // 4 % most


def _given_up(numbers: Sequence[int], choice: int) -> tuple[int, ...]:
    """None for 0, then ever more of the cards held, from one place or another on."""
    count = 0 if not choice else 1 + choice % len(numbers)
    first = choice // 10 % len(numbers)
    return tuple(sorted((*numbers, *numbers)[first : first + count]))


def playing(deal: Deal) -> Iterator[Play]:
    """The hand after the deal and after each decision, up to its end."""
    play = Play(deal.command)
    yield play
    choices = iter(deal.choices)
    while not play.hand.over:
        choice = next(choices, 0)
        if choice < LATE:
            play.take(answer(play.hand, choice, play.now))
        else:
            play.times_out()
        yield play


def played(deal: Deal) -> Play:
    """The hand at its end."""
    *_, play = playing(deal)
    return play
