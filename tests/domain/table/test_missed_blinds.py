"""Who sits out while a blind passes owes it: two flags, which never accumulate."""

import pytest

from domain.table.commands import TopUp
from domain.table.events import BlindMissed
from tests.domain.table.evening import Evening, bets, stands
from tests.domain.table.tables import player


def owes(evening: Evening, seat: int) -> tuple[bool, bool]:
    debt = evening.table.seats[seat].debt
    return debt.small, debt.big


def missing(seat: int, hands: int) -> Evening:
    """Five at a table: after the first hand (button 0, blinds 1 and 2) a seat sits out for so many hands."""
    evening = Evening(0, 1, 2, 3, 4, away_orbits=0)
    evening.hand()
    evening.out(seat)
    evening.hands(hands)
    return evening


def test_the_big_blind_passes() -> None:
    evening = missing(3, 1)
    assert BlindMissed(3, "big") in evening.facts
    assert owes(evening, 3) == (False, True)


def test_both_pass() -> None:
    assert owes(missing(3, 2), 3) == (True, True)


def test_only_the_small_blind_passes_who_has_paid_the_big_one() -> None:
    evening = missing(2, 1)
    assert BlindMissed(2, "small") in evening.facts
    assert owes(evening, 2) == (True, False)


def test_debts_do_not_accumulate() -> None:
    evening = missing(3, 10)
    assert owes(evening, 3) == (True, True)
    assert evening.table.seats[3].debt.orbits > 1


def test_nothing_is_owed_before_a_blind_passes() -> None:
    evening = missing(0, 2)
    assert owes(evening, 0) == (False, False)
    evening.back(0)
    assert 0 in evening.hand().seats


def test_who_is_skipped_by_a_moving_button_owes_nothing() -> None:
    evening = Evening(0, 1, 2, 3, 4)
    evening.hand()
    evening.leave(2)
    assert evening.hand().small_blind_seat == 3
    assert owes(evening, 3) == (False, False)


def test_the_missed_small_blind_is_posted_dead() -> None:
    evening = missing(2, 2)
    evening.back(2, post=True)
    assert bets(evening.hand())[2] == ("", 0, 5)
    assert owes(evening, 2) == (False, False)


def test_both_are_posted_one_live_and_one_dead() -> None:
    evening = missing(3, 3)
    evening.back(3, post=True)
    hand = evening.hand()
    assert bets(hand)[3] == ("post", 10, 5)
    assert hand.kinds.count("big_blind") == 1
    assert owes(evening, 3) == (False, False)


def test_who_waits_for_the_big_blind_owes_nothing_more() -> None:
    evening = missing(3, 3)
    evening.back(3)
    while (hand := evening.hand()).big_blind_seat != 3:
        assert 3 not in hand.seats
    assert bets(hand)[3] == ("big_blind", 10, 0)
    assert owes(evening, 3) == (False, False)


@pytest.mark.parametrize("button", ["forward", "dead"])
def test_who_is_back_between_the_button_and_the_big_blind_comes_in_when_the_button_has_passed(button: str) -> None:
    evening = Evening(0, 1, 2, 3, 4, 5, button=button)
    evening.hand()
    evening.out(3)
    evening.hand()
    evening.back(3, post=True)
    between, behind = evening.hand(), evening.hand()
    assert (stands(between), stands(behind)) == ((2, 4, 5), (4, 5, 0))
    assert 3 not in between.seats
    assert bets(behind)[3] == ("post", 10, 5)


def test_who_goes_broke_and_buys_in_again_still_owes_and_is_not_new() -> None:
    evening = Evening(0, 1, 2, 3, 4)
    evening.hand()
    evening.deal()
    evening.close({0: 0, 4: 1_000})
    evening.hands(3)
    evening.ask(TopUp(player(0), 400))
    assert owes(evening, 0) == (True, True)
    assert not evening.table.seats[0].debt.new


def test_who_goes_broke_and_buys_in_at_once_is_dealt_in() -> None:
    evening = Evening(0, 1, 2, 3, 4)
    evening.hand()
    evening.deal()
    evening.close({0: 0, 4: 1_000})
    evening.ask(TopUp(player(0), 400))
    assert 0 in evening.hand().seats


def test_seats_without_chips_miss_blinds_like_those_who_sit_out() -> None:
    evening = Evening(0, 1, 2, 3)
    evening.deal()
    evening.close({3: 0, 0: 1_000})
    evening.hand()
    assert owes(evening, 3) == (False, True)


def test_a_new_player_who_sits_out_owes_one_big_blind_only() -> None:
    evening = Evening(0, 1, 2, 4)
    evening.hands(2)
    evening.sit(3)
    evening.out(3)
    evening.hands(6)
    debt = evening.table.seats[3].debt
    assert (debt.new, debt.small, debt.big) == (True, False, False)
    assert debt.orbits > 0
