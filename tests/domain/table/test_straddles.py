"""Straddles: from the first to act, from the button, and over a straddle (rule sheet 2)."""

from typing import Any

import pytest

from domain.table.commands import ArmStraddle
from domain.table.events import HandOpened, StraddleArmed, StraddleDisarmed
from domain.table.refusals import NoStraddles, NotSeated
from domain.template.terms import Game
from tests.domain.table.evening import Evening, bets, stands
from tests.domain.table.tables import NLHE, SEATED, TABLE, player, under
from tests.support.given import given


def straddling(*armed: int, seats: tuple[int, ...] = (0, 1, 2, 3, 4), stack: int = 500, **terms: Any) -> Evening:
    """Button 0, blinds 1 and 2 in the coming hand; some have armed the straddle."""
    evening = Evening(*seats, stack=stack, **{"straddle": "utg", **terms})
    evening.ask(*(ArmStraddle(player(seat)) for seat in armed))
    return evening


def made(hand: HandOpened) -> dict[int, int]:
    return {seat: live for seat, (kind, live, _) in bets(hand).items() if kind == "straddle"}


def test_the_first_to_act_straddles_two_big_blinds() -> None:
    hand = straddling(3).deal()
    assert bets(hand) == {1: ("small_blind", 5, 0), 2: ("big_blind", 10, 0), 3: ("straddle", 20, 0)}
    assert hand.big_blind == 10


def test_nobody_else_does() -> None:
    assert made(straddling(0, 1, 2, 4).deal()) == {}


def test_four_players_are_enough_and_three_too_few() -> None:
    assert made(straddling(3, seats=(0, 1, 2, 3)).deal()) == {3: 20}
    assert made(straddling(0, seats=(0, 1, 2)).deal()) == {}


def test_the_button_has_precedence() -> None:
    assert made(straddling(0, 3, straddle="button").deal()) == {0: 20}
    assert made(straddling(3, straddle="button").deal()) == {3: 20}


def test_the_button_does_not_straddle_unless_the_terms_say_so() -> None:
    assert made(straddling(0).deal()) == {}


def test_each_restraddle_is_twice_the_one_before() -> None:
    assert made(straddling(3, 4, 0, restraddles=2).deal()) == {3: 20, 4: 40, 0: 80}


def test_as_many_restraddles_as_the_terms_say() -> None:
    assert made(straddling(3, 4, 0, restraddles=1).deal()) == {3: 20, 4: 40}


def test_a_restraddle_goes_over_a_straddle_from_the_left_only() -> None:
    assert made(straddling(4, 0, restraddles=2).deal()) == {}
    assert made(straddling(3, 0, restraddles=2).deal()) == {3: 20}
    assert made(straddling(0, 4, straddle="button", restraddles=2).deal()) == {0: 20}


def test_the_blinds_do_not_restraddle() -> None:
    hand = straddling(3, 0, 1, 2, seats=(0, 1, 2, 3), restraddles=4).deal()
    assert made(hand) == {3: 20, 0: 40}


@pytest.mark.parametrize(("stack", "expected"), [(19, {}), (20, {4: 20})])
def test_nobody_straddles_who_cannot_pay_in_full(stack: int, expected: dict[int, int]) -> None:
    evening = straddling()
    evening.deal()
    evening.close({4: stack, 0: 1_000 - stack})
    evening.ask(ArmStraddle(player(4)))
    assert made(evening.deal()) == expected


@pytest.mark.parametrize("stack", [20, 21])
def test_the_ante_comes_before_the_straddle(stack: int) -> None:
    evening = straddling(games=(Game("nlhe/1", 5, 10, ante=1),))
    evening.deal()
    evening.close({4: stack, 0: 1_000 - stack})
    evening.ask(ArmStraddle(player(4)))
    assert made(evening.deal()) == ({4: 20} if stack == 21 else {})


def test_nobody_straddles_in_limit_stud_or_short_deck() -> None:
    for game in (
        Game("flhe/1", 5, 10, 10, 20),
        Game("stud/1", small_bet=10, big_bet=20, bring_in=3, ante=1),
        Game("nlsd/1", big_blind=10, ante=10),
    ):
        assert made(straddling(3, games=(game,)).deal()) == {}


def test_nobody_straddles_in_a_bomb_pot() -> None:
    assert made(straddling(3, bomb_every=1, bomb_ante=10).deal()) == {}


def test_one_straddle_lasts_one_hand_and_always_lasts() -> None:
    evening = straddling(3)
    evening.deal()
    assert evening.table.seats[3].straddle == ""
    evening.close()
    evening.ask(ArmStraddle(player(4), always=True))
    assert made(evening.hand()) == {4: 20}
    evening.hands(4)
    assert made(evening.hand()) == {4: 20}


def test_what_is_armed_for_a_hand_is_gone_with_it_wherever_one_sat() -> None:
    evening = straddling(4)
    evening.hand()
    assert made(evening.hand()) == {}


def owing(**terms: Any) -> Evening:
    """Seat 3 was out while both blinds passed, and will be the first to act in the coming hand."""
    evening = Evening(0, 1, 2, 3, 4, **{"straddle": "utg", **terms})
    evening.hand()
    evening.out(3)
    evening.hands(3)
    evening.back(3)
    return evening


def test_who_owes_blinds_comes_in_by_straddling_and_owes_nothing_more() -> None:
    evening = owing()
    evening.ask(ArmStraddle(player(3)))
    hand = evening.hand()
    assert (stands(hand), bets(hand)[3]) == ((0, 1, 2), ("straddle", 20, 0))
    assert hand.seats == (1, 2, 3, 4, 0)
    assert not evening.table.seats[3].debt.owed


def test_who_owes_blinds_does_not_come_in_behind_a_straddle_of_the_button() -> None:
    evening = owing(straddle="button")
    evening.ask(ArmStraddle(player(3), always=True), ArmStraddle(player(0)))
    first = evening.hand()
    assert (made(first), 3 in first.seats) == ({0: 20}, False)


def test_who_owes_blinds_makes_the_fourth_by_straddling() -> None:
    evening = Evening(0, 1, 2, 3, straddle="utg")
    evening.hand()
    evening.out(3)
    evening.hands(2)
    evening.back(3)
    evening.ask(ArmStraddle(player(3)))
    hand = evening.hand()
    assert (stands(hand), made(hand), hand.seats) == ((0, 1, 2), {3: 20}, (1, 2, 3, 0))


def test_the_post_of_a_debt_counts_toward_the_call_of_a_straddle() -> None:
    evening = Evening(0, 1, 2, 4, 5, straddle="utg")
    evening.hands(3)
    evening.sit(3, post=True)
    for seat in (0, 1, 2, 4, 5):
        evening.ask(ArmStraddle(player(seat), always=True))
    hands = [evening.hand() for _ in range(2)]
    posted = next(hand for hand in hands if 3 in hand.seats)
    assert bets(posted)[3] == ("post", 10, 0)
    assert len(made(posted)) == 1


def test_no_seat_that_owes_blinds_makes_a_restraddle() -> None:
    evening = Evening(0, 1, 2, 4, 5, straddle="utg", restraddles=3)
    evening.hands(3)
    evening.sit(3, post=True)
    evening.ask(*(ArmStraddle(player(seat), always=True) for seat in range(6)))
    hands = [evening.hand() for _ in range(2)]
    posted = next(hand for hand in hands if 3 in hand.seats)
    assert bets(posted)[3][0] == "post"


def arm(seat: int, always: bool = False) -> ArmStraddle:
    return ArmStraddle(player(seat), always)


STRADDLING = (under(straddle="utg"), *SEATED[1:])


@pytest.mark.parametrize(("always", "armed"), [(False, "once"), (True, "always")])
def test_armed(always: bool, armed: str) -> None:
    table = given(TABLE, *STRADDLING).when(arm(2, always)).then(StraddleArmed(2, always))
    assert table.seats[2].straddle == armed


def test_the_same_again_adds_nothing() -> None:
    given(TABLE, *STRADDLING, StraddleArmed(2, True)).when(arm(2, always=True)).then()


def test_armed_anew_after_disarming() -> None:
    facts = (*STRADDLING, StraddleArmed(2, True), StraddleDisarmed(2))
    given(TABLE, *facts).when(arm(2, always=True)).then(StraddleArmed(2, True))


def test_refused_where_nobody_straddles() -> None:
    assert under().games == ((NLHE.ruleset, 5, 10, 0, 0, 0, 0, "each", 1),)
    given(TABLE, *SEATED).when(arm(2)).then_refused(NoStraddles, "Nobody straddles")


def test_refused_without_a_seat() -> None:
    given(TABLE, *STRADDLING).when(ArmStraddle("account:stranger")).then_refused(NotSeated, "do not sit")
