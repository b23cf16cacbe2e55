"""A hand is over: the table takes over the stacks and gets ready for the next one."""

from domain.event import Event
from domain.table.commands import CloseHand
from domain.table.events import DebtsCleared, LeaveRequested, SatOut
from domain.table.refusals import ChipsAstray, NoSuchHand
from tests.domain.table.tables import (
    HAND,
    NEXT_HAND,
    NOW,
    PLAYING,
    SEATED,
    TABLE,
    closed,
    fixed,
    left,
    sealed,
    taken,
)
from tests.support.given import given

SEATS = (2, 4, 0)


def close(*stacks: int, rake: int = 0) -> CloseHand:
    return CloseHand(HAND, SEATS, stacks, 7, NOW, rake)


def next_fixed(*seats: int) -> Event:
    return fixed(*seats, hand=NEXT_HAND)


def test_stacks_taken_over_and_the_next_hand_prepared() -> None:
    table = given(TABLE, *PLAYING).when(close(480, 520, 500)).then(closed(SEATS, (480, 520, 500)), next_fixed())
    assert [table.seats[seat].stack for seat in SEATS] == [480, 520, 500]
    assert (table.hand, table.dealt, table.closed_steps) == (None, (), 7)
    assert table.next_hand_at == NOW + 4.0


def test_what_the_room_took_is_missing_from_the_stacks() -> None:
    given(TABLE, *PLAYING).when(close(480, 515, 500, rake=5)).then(closed(SEATS, (480, 515, 500)), next_fixed())


def test_sealed_cuts_of_the_next_hand_are_fixed() -> None:
    facts = (*PLAYING, sealed(4, hand=NEXT_HAND), sealed(2, hand=NEXT_HAND))
    given(TABLE, *facts).when(close(500, 500, 500)).then(closed(SEATS, (500, 500, 500)), next_fixed(2, 4))


def test_who_went_broke_sits_out() -> None:
    facts = closed(SEATS, (0, 1_000, 500)), SatOut(2, "no_chips"), next_fixed()
    table = given(TABLE, *PLAYING).when(close(0, 1_000, 500)).then(*facts)
    assert not table.seats[2].ready


def test_who_sat_out_before_going_broke_keeps_the_reason() -> None:
    facts = (*PLAYING, SatOut(2, "timed_out"))
    given(TABLE, *facts).when(close(0, 1_000, 500)).then(closed(SEATS, (0, 1_000, 500)), next_fixed())


def test_leavers_go_with_what_they_have_left() -> None:
    expected = closed(SEATS, (480, 520, 500)), left(2, 480), next_fixed()
    table = given(TABLE, *PLAYING, LeaveRequested(2)).when(close(480, 520, 500)).then(*expected)
    assert 2 not in table.seats


def test_no_cuts_are_fixed_and_nothing_is_owed_where_only_one_can_play_on() -> None:
    expected = closed(SEATS, (0, 1_500, 0)), SatOut(0, "no_chips"), SatOut(2, "no_chips"), DebtsCleared()
    table = given(TABLE, *PLAYING).when(close(0, 1_500, 0)).then(*expected)
    assert table.deck is not None
    assert not table.deck.fixed


def test_who_came_in_the_middle_of_the_hand_keeps_the_chips() -> None:
    facts = (*PLAYING, taken(3, 700))
    table = given(TABLE, *facts).when(close(500, 500, 500)).then(closed(SEATS, (500, 500, 500)), next_fixed())
    assert table.seats[3].stack == 700


def test_refused_for_another_hand() -> None:
    command = CloseHand(NEXT_HAND, SEATS, (500, 500, 500), 7, NOW)
    given(TABLE, *PLAYING).when(command).then_refused(NoSuchHand, "not being played here")


def test_refused_for_other_seats() -> None:
    command = CloseHand(HAND, (2, 4), (500, 500), 7, NOW)
    given(TABLE, *PLAYING).when(command).then_refused(NoSuchHand, "not being played here")


def test_refused_between_hands() -> None:
    given(TABLE, *SEATED).when(close(500, 500, 500)).then_refused(NoSuchHand, "not being played here")


def test_refused_where_chips_appear_or_vanish() -> None:
    refused = given(TABLE, *PLAYING)
    refused.when(close(500, 500, 501)).then_refused(ChipsAstray, "1500 chips were in the hand; 1501 are there")
    refused.when(close(500, 500, 499)).then_refused(ChipsAstray, "1500 chips were in the hand; 1499 are there")
    refused.when(close(-1, 1_001, 500)).then_refused(ChipsAstray, "1500 chips were in the hand; 1500 are there")
