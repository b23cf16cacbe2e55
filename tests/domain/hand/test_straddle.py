"""A straddle under the gun is a third blind: it acts last before the flop and is the new bring-in (RR 14.3)."""

import pytest

from domain.hand.events import ForcedBetPosted
from tests.support.hands import Play, start

STRADDLED = start(1_000, 1_000, 1_000, 1_000, 1_000, blinds=(50, 100, 200, 0, 0))


def test_the_straddle_is_posted_after_the_blinds() -> None:
    posted = Play(STRADDLED).told(ForcedBetPosted)
    assert [(fact.kind, fact.seat, fact.paid) for fact in posted] == [
        ("small_blind", 0, 50),
        ("big_blind", 1, 100),
        ("straddle", 2, 200),
    ]


def test_the_seat_behind_the_straddle_opens_and_the_straddle_is_last() -> None:
    play = Play(STRADDLED).by(3, "call").by(4, "call").by(0, "call").by(1, "call")
    assert (play.seat, play.turn.to_call) == (2, 0)
    assert (play.turn.min_to, play.turn.max_to) == (400, 1_000)


def test_the_minimum_raise_is_to_twice_the_straddle() -> None:
    play = Play(STRADDLED)
    assert (play.turn.to_call, play.turn.min_to) == (200, 400)


def test_the_minimum_bet_after_the_flop_stays_the_big_blind() -> None:
    play = Play(STRADDLED).does("call", "call", "call", "call", "check")
    assert (play.seat, play.turn.min_to) == (0, 100)


def test_a_short_all_in_over_the_straddle_does_not_reopen() -> None:
    play = Play(start(1_000, 1_000, 1_000, 1_000, 350, blinds=(50, 100, 200, 0, 0)))
    play.by(3, "call").by(4, "raise", 350).by(0, "fold").by(1, "fold").by(2, "call")
    assert (play.seat, play.turn.to_call, play.turn.max_to) == (3, 150, 0)


@pytest.mark.parametrize("stack", [120, 199])
def test_a_short_straddle_is_owed_in_full(stack: int) -> None:
    play = Play(start(1_000, 1_000, stack, 1_000, 1_000, blinds=(50, 100, 200, 0, 0)))
    assert (play.turn.to_call, play.turn.min_to) == (200, 400)
