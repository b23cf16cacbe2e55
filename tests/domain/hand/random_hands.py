"""Random hands that shrink well: who brings what, and a number for each turn that picks one of its legal actions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

from domain.fairness import STANDARD
from domain.hand import legal_kinds
from domain.hand.commands import StartHand
from domain.hand.events import TurnStarted
from tests.support.hands import Play, start


@dataclass(frozen=True)
class Deal:
    """A hand and what is done in it: turn n takes the n-th choice, later turns check or call."""

    command: StartHand
    choices: tuple[int, ...]


@st.composite
def deals(draw: st.DrawFn) -> Deal:
    """Two to nine players with tiny and large stacks, with or without antes, a straddle, equal blinds."""
    count = draw(st.integers(2, 9))
    big_blind = draw(st.sampled_from((2, 10, 100)))
    short, deep = st.integers(1, 3 * big_blind), st.integers(1, 60 * big_blind)
    stacks = draw(st.lists(st.one_of(short, short, deep), min_size=count, max_size=count))
    deck = list(STANDARD)
    Random(draw(st.integers(0, 2**32))).shuffle(deck)
    command = start(
        *stacks,
        blinds=draw(blinds(count, big_blind)),
        big_blind=big_blind,
        antes=draw(antes(count, big_blind)),
        deck=deck,
    )
    return Deal(command, tuple(draw(st.lists(st.integers(0, 99), max_size=60))))


@st.composite
def blinds(draw: st.DrawFn, count: int, big_blind: int) -> tuple[int, ...]:
    small = draw(st.sampled_from((big_blind // 2, big_blind // 2, 1, big_blind, 0)))
    if count == 2:
        return big_blind, small
    straddle = 2 * big_blind if count > 3 and draw(st.integers(0, 4)) == 4 else 0
    return small, big_blind, straddle, *[0] * (count - 3)


@st.composite
def antes(draw: st.DrawFn, count: int, big_blind: int) -> tuple[int, ...]:
    """None, the same for everyone, or the big blind's alone."""
    ante = draw(st.sampled_from((0, 0, 1, big_blind // 2, big_blind)))
    if draw(st.integers(0, 5)) == 5:
        return tuple(ante if place == (0 if count == 2 else 1) else 0 for place in range(count))
    return (ante,) * count


def chosen(turn: TurnStarted, level: int, choice: int) -> tuple[str, int]:
    """The action that a choice from 0 to 99 stands for: 0 answers, 1 to 9 fold, the rest raise now and then."""
    fold, answer, *raises = legal_kinds(turn, level)
    if 1 <= choice < 10:
        return fold, 0
    if choice < 50 or not raises:
        return answer, 0
    sizes = (turn.min_to, turn.max_to, min(turn.max_to, turn.min_to + choice % 7), (turn.min_to + turn.max_to) // 2)
    return raises[0], sizes[choice % 4]


def playing(deal: Deal) -> Iterator[Play]:
    """The hand after the deal and after each action, up to its end."""
    play = Play(deal.command)
    yield play
    for kind, to in _actions(play, deal.choices):
        play.by(play.turn.seat, kind, to)
        yield play


def _actions(play: Play, choices: Sequence[int]) -> Iterator[tuple[str, int]]:
    remaining = list(reversed(choices))
    while not play.hand.over:
        yield chosen(play.turn, play.hand.level, remaining.pop() if remaining else 0)


def played(deal: Deal) -> Play:
    """The hand at its end."""
    *_, play = playing(deal)
    return play
