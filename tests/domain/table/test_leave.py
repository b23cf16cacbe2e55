"""A player stands up: at once, or when the hand is over."""

from domain.table.commands import Leave
from domain.table.events import LeaveRequested
from domain.table.refusals import AlreadyLeaving, NotSeated
from tests.domain.table.tables import (
    COMMITTED,
    NOW,
    PLAYING,
    SEATED,
    TABLE,
    fixed,
    left,
    player,
    sealed,
    taken,
)
from tests.support.given import given


def test_left_between_hands_with_the_stack() -> None:
    table = given(TABLE, *SEATED).when(Leave(player(2), NOW)).then(left(2))
    assert 2 not in table.seats


def test_left_at_once_by_who_is_not_in_the_hand() -> None:
    given(TABLE, *PLAYING, taken(3)).when(Leave(player(3), NOW)).then(left(3))


def test_leaves_when_the_hand_is_over() -> None:
    table = given(TABLE, *PLAYING).when(Leave(player(2), NOW)).then(LeaveRequested(2))
    assert table.seats[2].leaving
    assert table.playing(2)


def test_a_cut_that_was_not_fixed_yet_goes_along() -> None:
    facts = (*SEATED, COMMITTED, sealed(2), sealed(4))
    table = given(TABLE, *facts).when(Leave(player(2), NOW)).then(left(2))
    assert table.deck is not None
    assert set(table.deck.sealed) == {4}


def test_a_fixed_list_of_cuts_stays_as_it_is() -> None:
    facts = (*SEATED, COMMITTED, sealed(2), sealed(4), fixed(2, 4))
    table = given(TABLE, *facts).when(Leave(player(2), NOW)).then(left(2))
    assert table.deck is not None
    assert set(table.deck.sealed) == {2, 4}


def test_refused_twice_in_a_hand() -> None:
    given(TABLE, *PLAYING, LeaveRequested(2)).when(Leave(player(2), NOW)).then_refused(AlreadyLeaving, "hand is over")


def test_refused_without_a_seat() -> None:
    given(TABLE, *SEATED).when(Leave("account:stranger", NOW)).then_refused(NotSeated, "do not sit")
