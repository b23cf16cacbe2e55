"""The oracle of betting against the examples that the rule books print for no-limit and pot-limit, and its verdict on
hands that were hard to get right."""

import pytest

from domain.hand.commands import StartHand
from tests.domain.hand.judge import judge
from tests.domain.hand.oracle import Oracle, Turn
from tests.domain.hand.random_hands import Deal, played
from tests.support.hands import start

RAISE = ("fold", "call", "raise")
CALL = ("fold", "call")
ADDED_UP = Deal(start(2_000, 260, 320, 350, 2_000), (0, 0, 0, 0, 0, 56, 57, 57, 57, 0, 57))
"""Short all-ins that add up to a raise, and one more on top."""
SAME_BLINDS = Deal(start(1_000, 1_000, blinds=(100, 100)), ())
SHORT_BLIND = Deal(start(1_000, 30, 1_000, 1_000), (0, 56, 57))
STRADDLED = Deal(start(1_000, 1_000, 350, 1_000, blinds=(50, 100, 200, 0)), (0, 57, 57))


def before_the_flop(command: StartHand) -> Oracle:
    oracle = Oracle(command)
    oracle.begin(0, {})
    return oracle


def flop(*stacks: int, big_blind: int = 100, ruleset: str = "nlhe/1") -> Oracle:
    """Everyone called before the flop; `stacks` are what is left."""
    brought = [stack + big_blind for stack in stacks]
    oracle = before_the_flop(start(*brought, big_blind=big_blind, ruleset=ruleset))
    oracle.does(*["call"] * (len(stacks) - 1), "check")
    oracle.begin(1, {})
    return oracle


@pytest.mark.parametrize("deal", [ADDED_UP, SAME_BLINDS, SHORT_BLIND, STRADDLED])
def test_hard_hands_are_played_as_the_rules_say(deal: Deal) -> None:
    judge(deal.command, played(deal).facts)


def test_short_all_ins_reopen_when_they_add_up_to_a_raise() -> None:
    """TDA 2024, illustration of rule 47: examples 1, 1-A and 1-B."""
    oracle = flop(2_000, 125, 2_000, 200, 2_000).does("bet 100", "raise 125", "call", "raise 200", "call")
    assert oracle.turn() == Turn(0, RAISE, 100, 300, 2_000)
    assert oracle.does("call").turn() == Turn(2, CALL, 75, 0, 0)


def test_a_full_raise_reopens_for_everyone() -> None:
    oracle = flop(2_000, 125, 2_000, 200, 2_000).does("bet 100", "raise 125", "call", "raise 200", "call", "raise 300")
    assert oracle.turn() == Turn(2, RAISE, 175, 400, 2_000)
    assert oracle.does("fold").turn() == Turn(4, RAISE, 100, 400, 2_000)


def test_the_minimum_stays_the_last_full_raise_under_short_all_ins() -> None:
    """TDA 2024, illustration of rule 47, example 2, and of rule 43, example 2."""
    oracle = flop(2_000, 500, 650, 800, 2_000, 2_000).does("bet 300", "raise 500", "raise 650", "raise 800", "call")
    assert oracle.turn() == Turn(5, RAISE, 800, 1_100, 2_000)
    oracle = before_the_flop(start(1_000, 1_000, 150, 1_000)).does("raise 150")
    assert oracle.turn() == Turn(3, RAISE, 150, 250, 1_000)


def test_a_short_all_in_leaves_the_limper_a_call() -> None:
    """TDA 2024, illustration of rule 47, example 3: the big blind has not acted, the first caller has."""
    oracle = before_the_flop(start(50_000, 50_000, 50_000, 50_000, 7_500, big_blind=4_000))
    oracle.does("call", "fold", "raise 7500", "fold")
    assert oracle.turn() == Turn(1, RAISE, 3_500, 11_500, 50_000)
    assert oracle.does("call").turn() == Turn(2, CALL, 3_500, 0, 0)


def test_a_straddle_is_the_new_bring_in() -> None:
    oracle = before_the_flop(start(100, 100, 100, 100, big_blind=2, blinds=(1, 2, 4, 0)))
    assert oracle.turn() == Turn(3, RAISE, 4, 8, 100)
    assert oracle.does("call", "call", "call").turn() == Turn(2, ("fold", "check", "raise"), 0, 8, 100)


def test_behind_a_button_straddle_the_small_blind_acts_first() -> None:
    oracle = before_the_flop(start(100, 100, 100, 100, big_blind=2, blinds=(1, 2, 0, 4)))
    assert oracle.turn() == Turn(0, RAISE, 3, 8, 100)


def test_a_short_big_blind_changes_nothing_for_the_others() -> None:
    oracle = before_the_flop(start(100, 1, 100, big_blind=2))
    assert oracle.turn() == Turn(2, RAISE, 2, 4, 100)


def test_an_owed_big_blind_may_be_raised_by_who_posted_it() -> None:
    posted = start(900, 900, 900, 900, blinds=(50, 100, 0, 100), kinds=("small_blind", "big_blind", "", "post"))
    oracle = before_the_flop(posted).does("fold")
    assert oracle.turn() == Turn(3, ("fold", "check", "raise"), 0, 200, 900)


def test_nobody_is_asked_who_has_matched_everyone_that_is_all_in() -> None:
    assert before_the_flop(start(1_000, 30)).turn() is None
    assert before_the_flop(start(30, 100, 1_000)).does("call").turn() is None


@pytest.mark.parametrize(
    "command",
    [
        start(9_000, 9_000, 9_000, big_blind=200, ruleset="plo4/1"),
        start(9_000, 9_000, 9_000, big_blind=200, ruleset="plo4/1", blinds=(200, 0, 0), kinds=("big_blind", "", "")),
        start(9_000, 60, 9_000, big_blind=200, ruleset="plo4/1"),
    ],
    ids=["full blinds", "no small blind", "short big blind"],
)
def test_before_the_flop_the_pot_is_of_full_blinds(command: StartHand) -> None:
    """TDA 2024 rule 54-B: 100/200, the first to come in may go to 700."""
    turn = before_the_flop(command).turn()
    assert turn is not None
    assert (turn.min_to, turn.max_to) == (400, 700)


def test_after_the_flop_the_pot_is_what_lies_there() -> None:
    oracle = before_the_flop(start(9_000, 60, 9_000, big_blind=200, ruleset="plo4/1")).does("call", "call")
    oracle.begin(1, {})
    assert oracle.turn() == Turn(0, ("fold", "check", "bet"), 0, 200, 460)
    assert oracle.does("bet 460").turn() == Turn(2, RAISE, 460, 920, 1_840)


def test_straddles_are_bets_and_antes_and_dead_posts_are_pot() -> None:
    straddled = start(*[9_000] * 4, big_blind=200, blinds=(100, 200, 400, 0), ruleset="plo4/1")
    assert before_the_flop(straddled).turn() == Turn(3, RAISE, 400, 800, 1_500)
    dead = start(*[9_000] * 4, big_blind=200, antes=10, dead=(0, 0, 0, 100), ruleset="plo4/1")
    assert before_the_flop(dead).turn() == Turn(2, RAISE, 200, 400, 840)
