"""Exchanging cards: what follows from a draw, and what is refused (rule sheet 4)."""

import pytest

from domain.fairness import STANDARD
from domain.hand import Deck, Hand, decide, evolve, undealt
from domain.hand.commands import Act, Draw, TimeOut
from domain.hand.events import DrawMade, DrawStarted
from domain.hand.refusals import IllegalAction, IllegalDraw, NotYourTurn, TurnPassed
from tests.support.given import Aggregate, Case, given
from tests.support.hands import NOW, TURN_SECONDS, Play, start

HAND = Aggregate(decide, evolve, lambda: undealt(Deck(STANDARD)))
LATE = NOW + TURN_SECONDS


def drawing() -> Play:
    """Three players of triple draw have called: seat 0 draws first, in turn 4; it holds the cards 0, 3, 6, 9 and 12."""
    return Play(start(1_000, 1_000, 1_000, ruleset="td27/1")).does("call", "call", "check")


def case() -> Case[Hand]:
    return given(HAND, *drawing().facts)


def test_left_of_the_button_draws_first() -> None:
    assert drawing().facts[-1] == DrawStarted("first_draw", 4, 0, LATE)


def test_cards_come_at_once_after_one_was_burned() -> None:
    made = DrawMade(4, 0, 15, (0, 3), (16, 17), timed_out=False)
    hand = case().when(Draw(4, 0, (0, 3), NOW)).then(made, DrawStarted("first_draw", 5, 1, LATE))
    assert hand.at(0).numbers == (6, 9, 12, 16, 17)


def test_only_the_first_who_draws_burns() -> None:
    play = drawing().draws("2c")
    assert decide(play.hand, Draw(5, 1, (1,), NOW))[0] == DrawMade(5, 1, -1, (1,), (17,), timed_out=False)


def test_standing_pat_burns_nothing() -> None:
    pat = DrawMade(4, 0, -1, (), (), timed_out=False)
    case().when(Draw(4, 0, (), NOW)).then(pat, DrawStarted("first_draw", 5, 1, LATE))


def test_who_does_not_answer_stands_pat() -> None:
    pat = DrawMade(4, 0, -1, (), (), timed_out=True)
    case().when(TimeOut(4, LATE)).then(pat, DrawStarted("first_draw", 5, 1, LATE + TURN_SECONDS))


@pytest.mark.parametrize("numbers", [(1,), (0, 1), (0, 0), (99,), (-1,)])
def test_refused_for_cards_that_are_not_held(numbers: tuple[int, ...]) -> None:
    case().when(Draw(4, 0, numbers, NOW)).then_refused(IllegalDraw, "You hold the cards 0, 3, 6, 9, 12")


def test_refused_out_of_turn() -> None:
    case().when(Draw(4, 1, (), NOW)).then_refused(NotYourTurn, "Seat 0 is to draw, not seat 1")
    case().when(Draw(3, 0, (), NOW)).then_refused(TurnPassed, "not the present turn")


def test_betting_and_drawing_are_not_mixed_up() -> None:
    case().when(Act(4, 0, "check", 0, NOW)).then_refused(IllegalAction, "You exchange cards now")
    betting = Play(start(1_000, 1_000, 1_000, ruleset="td27/1")).facts
    given(HAND, *betting).when(Draw(1, 2, (), NOW)).then_refused(IllegalAction, "it is a betting round")
