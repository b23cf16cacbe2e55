"""The clock of a turn runs out: check where that is free, fold otherwise."""

import pytest

from domain.event import Event
from domain.fairness import STANDARD
from domain.hand import Deck, Hand, decide, evolve, undealt
from domain.hand.commands import TimeOut
from domain.hand.events import ActionTaken, StreetDealt, TurnStarted
from domain.hand.refusals import HandOver, TooEarly, TurnPassed
from tests.support.given import Aggregate, Case, given
from tests.support.hands import NOW, Play, start

HAND = Aggregate(decide, evolve, lambda: undealt(Deck(STANDARD)))
LATE = NOW + 20.0
"""When the first turn's clock has run out."""


def after(*actions: str) -> Case[Hand]:
    return given(HAND, *played(*actions))


def played(*actions: str) -> list[Event]:
    return Play(start(1_000, 1_000, 1_000)).does(*actions).facts


def test_folded_where_a_call_costs() -> None:
    folded = ActionTaken(1, 2, "fold", 0, 0, all_in=False, timed_out=True)
    after().when(TimeOut(1, LATE)).then(
        folded, TurnStarted(2, 0, ("fold", "call", "raise"), 50, 200, 1_000, LATE + 20.0)
    )


def test_checked_where_it_is_free() -> None:
    checked = ActionTaken(3, 1, "check", 100, 0, all_in=False, timed_out=True)
    hand = after("call", "call").when(TimeOut(3, LATE))
    flop = StreetDealt("flop", 0, 6, (7, 8, 9), STANDARD[7:10])
    hand.then(checked, flop, TurnStarted(4, 0, ("fold", "check", "bet"), 0, 100, 900, LATE + 20.0))


@pytest.mark.parametrize("early", [0.001, 1, 20])
def test_refused_too_early(early: float) -> None:
    after().when(TimeOut(1, LATE - early)).then_refused(TooEarly, "runs for another")


def test_refused_twice() -> None:
    facts = Play(start(1_000, 1_000, 1_000)).times_out().facts
    given(HAND, *facts).when(TimeOut(1, LATE + 100)).then_refused(TurnPassed, "Turn 1 is not the present turn")


def test_refused_after_the_seat_acted() -> None:
    after("call").when(TimeOut(1, LATE)).then_refused(TurnPassed, "Turn 1 is not the present turn")


def test_refused_when_the_hand_is_over() -> None:
    after("fold", "fold").when(TimeOut(2, LATE)).then_refused(HandOver, "over")
