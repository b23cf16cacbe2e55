"""A player moves to another seat."""

import pytest

from domain.table.commands import ChangeSeat
from domain.table.events import LeaveRequested, SeatChanged, SeatChangeQueued
from domain.table.refusals import NoSuchSeat, NotSeated, SeatOccupied
from tests.domain.table.evening import Evening, bets, stands
from tests.domain.table.tables import COMMITTED, PLAYING, SEATED, TABLE, fixed, player, sealed, taken
from tests.support.given import given


def test_moved_with_everything_that_is_theirs() -> None:
    table = given(TABLE, *SEATED).when(ChangeSeat(player(2), 3)).then(SeatChanged(2, 3, False))
    assert set(table.seats) == {0, 3, 4}
    assert (table.seats[3].player, table.seats[3].seat, table.seats[3].stack) == (player(2), 3, 500)


def test_a_player_in_a_hand_moves_when_it_is_over() -> None:
    table = given(TABLE, *PLAYING).when(ChangeSeat(player(2), 3)).then(SeatChangeQueued(2, 3))
    assert table.seats[2].moving_to == 3


def test_who_is_not_in_the_hand_moves_at_once() -> None:
    given(TABLE, *PLAYING, taken(3)).when(ChangeSeat(player(3), 5)).then(SeatChanged(3, 5, False))


def test_the_same_again_adds_nothing() -> None:
    given(TABLE, *PLAYING, SeatChangeQueued(2, 3)).when(ChangeSeat(player(2), 3)).then()


def test_moved_after_the_hand() -> None:
    evening = Evening(0, 2, 4)
    evening.deal()
    evening.ask(ChangeSeat(player(2), 3))
    assert SeatChanged(2, 3, False) in evening.close()
    assert evening.table.seats[3].moving_to is None


def test_the_first_of_two_gets_the_seat_and_the_other_goes_on_waiting() -> None:
    evening = Evening(0, 2, 4)
    evening.deal()
    evening.ask(ChangeSeat(player(4), 3), ChangeSeat(player(2), 3))
    evening.close()
    assert evening.table.seats[3].player == player(2)
    assert evening.table.seats[4].moving_to == 3


def test_a_seat_that_becomes_empty_with_the_hand_can_be_moved_to() -> None:
    evening = Evening(0, 2, 3, 4)
    evening.deal()
    evening.leave(3)
    evening.facts.clear()
    with pytest.raises(SeatOccupied):
        evening.ask(ChangeSeat(player(2), 3))
    evening.close()
    assert evening.ask(ChangeSeat(player(2), 3)) == [SeatChanged(2, 3, False)]


@pytest.mark.parametrize(("to", "owes"), [(5, False), (0, True)])
def test_two_active_players_may_be_put_before_the_big_blind_for_nothing(to: int, owes: bool) -> None:
    """LA 163. The big blind was on 2, so that it comes to 3 next; 4, 6 and 8 play too."""
    evening = Evening(1, 2, 3, 4, 6, 8, first_button=8, seats=9)
    evening.hand()
    assert evening.table.course.big == 2
    assert evening.ask(ChangeSeat(player(3), 7 if to == 5 else to)) == [SeatChanged(3, 7 if to == 5 else to, owes)]


def test_what_is_owed_for_it_is_the_big_blind_alone() -> None:
    evening = Evening(1, 2, 3, 4, 6, 8, first_button=8, seats=9)
    evening.hand()
    evening.ask(ChangeSeat(player(3), 0))
    debt = evening.table.seats[0].debt
    assert (debt.new, debt.small, debt.big) == (False, False, True)


def test_nearer_to_the_big_blind_costs_nothing() -> None:
    evening = Evening(1, 2, 4, 6, 8, first_button=8, seats=9)
    evening.hand()
    assert evening.ask(ChangeSeat(player(8), 3)) == [SeatChanged(8, 3, False)]
    assert stands(evening.hand()) == (1, 2, 3)


def test_who_moves_between_the_button_and_the_big_blind_is_dealt_in_when_the_button_has_passed() -> None:
    evening = Evening(0, 1, 3, 5)
    evening.hand()
    evening.ask(ChangeSeat(player(0), 2))
    waits, comes = evening.hand(), evening.hand()
    assert (stands(waits), waits.seats) == ((1, 3, 5), (3, 5, 1))
    assert (stands(comes), comes.seats) == ((3, 5, 1), (5, 1, 2, 3))
    assert 2 not in bets(comes)


def test_a_cut_that_was_not_fixed_yet_is_given_up() -> None:
    facts = (*SEATED, COMMITTED, sealed(2), sealed(4))
    table = given(TABLE, *facts).when(ChangeSeat(player(2), 3)).then(SeatChanged(2, 3, False))
    assert table.deck is not None
    assert set(table.deck.sealed) == {4}


def test_a_fixed_list_of_cuts_stays_as_it_is() -> None:
    facts = (*SEATED, COMMITTED, sealed(2), fixed(2))
    table = given(TABLE, *facts).when(ChangeSeat(player(2), 3)).then(SeatChanged(2, 3, False))
    assert table.deck is not None
    assert set(table.deck.sealed) == {2}


def test_who_leaves_does_not_move() -> None:
    evening = Evening(0, 2, 4)
    evening.deal()
    evening.ask(ChangeSeat(player(2), 3))
    evening.leave(2)
    evening.close()
    assert set(evening.table.seats) == {0, 4}
    assert LeaveRequested(2) in evening.facts


@pytest.mark.parametrize("seat", [-1, 6, "3"])
def test_refused_where_there_is_no_such_seat(seat: int) -> None:
    given(TABLE, *SEATED).when(ChangeSeat(player(2), seat)).then_refused(NoSuchSeat, "from 0 to 5")


@pytest.mark.parametrize("seat", [2, 4])
def test_refused_on_a_seat_that_is_taken(seat: int) -> None:
    given(TABLE, *SEATED).when(ChangeSeat(player(2), seat)).then_refused(SeatOccupied, f"Seat {seat} is taken")


def test_refused_without_a_seat() -> None:
    given(TABLE, *SEATED).when(ChangeSeat("account:no", 3)).then_refused(NotSeated, "do not sit")


def test_where_nearly_everyone_has_moved_there_the_big_blind_goes_on_to_the_next() -> None:
    evening = Evening(0, 1, 2)
    evening.hands(2)
    evening.ask(ChangeSeat(player(1), 3), ChangeSeat(player(2), 4))
    assert stands(evening.hand()) == (4, 0, 3)
