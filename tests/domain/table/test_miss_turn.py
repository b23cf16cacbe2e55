"""Turns that run out: who is offline sits out after one, who is not after two in hands that follow each other."""

from domain.table.commands import Disconnect, MissTurn, Reconnect
from domain.table.events import Disconnected, Returned, SatOut, TurnMissed
from domain.table.refusals import NotSeated
from tests.domain.table.evening import Evening
from tests.domain.table.tables import HAND, NOW, PLAYING, TABLE, player, taken
from tests.support.given import given


def miss(seat: int, turn: int = 3, hand: str = HAND) -> MissTurn:
    return MissTurn(player(seat), hand, turn)


def test_the_first_is_noted() -> None:
    table = given(TABLE, *PLAYING).when(miss(2)).then(TurnMissed(2, HAND, 3))
    assert (table.seats[2].missed_turns, table.seats[2].out) == (1, "")


def test_after_the_second_the_seat_sits_out() -> None:
    facts = (*PLAYING, TurnMissed(2, HAND, 3))
    given(TABLE, *facts).when(miss(2, turn=7)).then(TurnMissed(2, HAND, 7), SatOut(2, "timed_out"))


def test_who_is_offline_sits_out_after_the_first() -> None:
    facts = (*PLAYING, Disconnected(2, NOW))
    given(TABLE, *facts).when(miss(2)).then(TurnMissed(2, HAND, 3), SatOut(2, "timed_out"))


def test_the_same_turn_again_adds_nothing() -> None:
    given(TABLE, *PLAYING, TurnMissed(2, HAND, 3)).when(miss(2)).then()


def test_who_sits_out_already_adds_nothing() -> None:
    given(TABLE, *PLAYING, SatOut(2, "asked")).when(miss(2)).then()


def test_a_house_bot_adds_nothing() -> None:
    given(TABLE, *PLAYING, taken(5, house=True)).when(miss(5)).then()


def test_who_sits_in_again_begins_anew() -> None:
    facts = (*PLAYING, TurnMissed(2, HAND, 3), SatOut(2, "timed_out"), Returned(2))
    given(TABLE, *facts).when(miss(2, turn=9)).then(TurnMissed(2, HAND, 9))


def test_the_next_hand_counts_too() -> None:
    evening = Evening(0, 1, 2)
    evening.deal()
    evening.ask(miss(0, hand="hand:1"))
    evening.close()
    evening.deal()
    assert evening.ask(miss(0, hand="hand:2"))[-1] == SatOut(0, "timed_out")


def test_one_that_is_told_after_its_hand_counts_in_it() -> None:
    evening = Evening(0, 1, 2)
    evening.deal()
    evening.close()
    evening.ask(miss(0, hand="hand:1"))
    evening.deal()
    assert evening.ask(miss(0, hand="hand:2"))[-1] == SatOut(0, "timed_out")


def test_a_hand_without_one_begins_the_count_anew() -> None:
    evening = Evening(0, 1, 2)
    evening.deal()
    evening.ask(miss(0, hand="hand:1"))
    evening.close()
    evening.hand()
    evening.deal()
    assert evening.ask(miss(0, hand="hand:3")) == [TurnMissed(0, "hand:3", 3)]


def test_who_comes_back_online_has_two_again() -> None:
    evening = Evening(0, 1, 2)
    evening.ask(Disconnect(player(0), NOW), Reconnect(player(0)))
    evening.deal()
    assert evening.ask(miss(0, hand="hand:1")) == [TurnMissed(0, "hand:1", 3)]


def test_refused_without_a_seat() -> None:
    given(TABLE, *PLAYING).when(MissTurn("account:no", HAND, 1)).then_refused(NotSeated, "do not sit")
