"""Who owes blinds between the button and the small blind buys the button with both of them (LA 158)."""

from typing import Any

import pytest

from domain.table.commands import ChangeSeat, ChooseEntry
from tests.domain.table.evening import Evening, bets, stands
from tests.domain.table.tables import player


def buying(button: str = "forward", **terms: Any) -> Evening:
    """After a hand (button 0, blinds 1 and 3) someone new sits on seat 2 and wants the button."""
    evening = Evening(0, 1, 3, 4, button=button, buy_button=True, **terms)
    evening.hand()
    evening.sit(2)
    evening.ask(ChooseEntry(player(2), "button"))
    return evening


@pytest.mark.parametrize("button", ["forward", "dead"])
def test_posts_both_blinds_alone_and_has_the_button_next(button: str) -> None:
    evening = buying(button)
    bought, following, third = evening.hand(), evening.hand(), evening.hand()
    assert (stands(bought), bought.button_bought) == ((1, -1, 2), True)
    assert bets(bought) == {2: ("big_blind", 10, 5)}
    assert bought.seats == (2, 3, 4, 0, 1)
    assert (stands(following), following.button_bought) == ((2, 3, 4), False)
    assert stands(third) == (3, 4, 0)


@pytest.mark.parametrize("button", ["forward", "dead"])
def test_nobody_else_misses_a_blind_by_it(button: str) -> None:
    evening = buying(button)
    evening.out(4)
    evening.hand()
    assert not evening.table.seats[4].debt.owed


def test_the_first_of_two_buyers_has_it() -> None:
    evening = Evening(0, 1, 4, 5, buy_button=True)
    evening.hand()
    for seat in (2, 3):
        evening.sit(seat)
        evening.ask(ChooseEntry(player(seat), "button"))
    bought = evening.hand()
    assert (stands(bought), 3 in bought.seats) == ((1, -1, 2), False)


def test_who_does_not_sit_there_waits_for_the_big_blind() -> None:
    evening = Evening(0, 1, 2, 3, 5, buy_button=True)
    evening.hands(4)
    evening.sit(4)
    evening.ask(ChooseEntry(player(4), "button"))
    assert not evening.hand().button_bought


def test_not_sold_heads_up() -> None:
    evening = Evening(0, 3, buy_button=True)
    evening.hands(2)
    evening.sit(1)
    evening.ask(ChooseEntry(player(1), "button"))
    waits = evening.hand()
    assert (stands(waits), waits.button_bought) == ((0, 0, 3), False)


def test_not_sold_where_nobody_is_due_for_the_small_blind() -> None:
    evening = buying("dead")
    evening.leave(3)
    hand = evening.hand()
    assert stands(hand) == (1, -1, 4)
    assert not hand.button_bought


def test_who_moved_to_a_seat_behind_the_buyer_goes_on_waiting_for_the_button() -> None:
    evening = Evening(0, 1, 4, 5, buy_button=True)
    evening.hand()
    evening.sit(2)
    evening.ask(ChooseEntry(player(2), "button"), ChangeSeat(player(0), 3))
    bought = evening.hand()
    assert (stands(bought), bought.seats) == ((1, -1, 2), (2, 4, 5, 1))


def test_no_blind_passes_a_seat_by_it() -> None:
    evening = buying()
    evening.hand()
    evening.sit(5)
    assert not evening.table.seats[5].debt.new
