"""A hand that does not count leaves the table as it was before it."""

from domain.table.commands import ChooseEntry, CloseVoidedHand
from domain.table.events import BlindMissed
from domain.table.refusals import ChipsAstray, NoSuchHand
from tests.domain.table.evening import Evening, bets, stands
from tests.domain.table.tables import HAND, NEXT_HAND, NOW, PLAYING, TABLE, closed, fixed, player
from tests.support.given import given

SEATS = (2, 4, 0)


def void(*refunds: int, hand: str = HAND) -> CloseVoidedHand:
    return CloseVoidedHand(hand, SEATS, refunds, 7, NOW)


def test_everyone_has_what_they_had() -> None:
    expected = closed(SEATS, (500, 500, 500), voided=True), fixed(hand=NEXT_HAND)
    table = given(TABLE, *PLAYING).when(void(5, 10, 0)).then(*expected)
    assert [table.seats[seat].stack for seat in SEATS] == [500, 500, 500]
    assert (table.hand, table.closed_steps) == (None, 7)


def test_the_hand_is_dealt_again_from_the_same_button() -> None:
    evening = Evening(0, 1, 2, 3)
    evening.hands(2)
    again = stands(evening.deal())
    evening.void()
    assert stands(evening.deal()) == again
    assert evening.table.number == 4


def test_who_posted_a_debt_owes_it_again() -> None:
    evening = Evening(0, 1, 2, 3, 4)
    evening.hand()
    evening.out(3)
    evening.hands(2)
    evening.back(3, post=True)
    assert bets(evening.deal())[3] == ("post", 10, 5)
    evening.void()
    assert bets(evening.deal())[3] == ("post", 10, 5)


def test_a_blind_that_passed_in_it_was_not_missed() -> None:
    evening = Evening(0, 1, 2, 3)
    evening.hand()
    evening.out(3)
    evening.deal()
    assert evening.facts[-1] == BlindMissed(3, "big")
    evening.void()
    assert not evening.table.seats[3].debt.owed
    assert evening.table.seats[3].debt.orbits == 0


def test_what_others_chose_meanwhile_stays_chosen() -> None:
    evening = Evening(0, 1, 2, 4)
    evening.hands(2)
    evening.sit(3)
    evening.deal()
    evening.ask(ChooseEntry(player(3), "post"))
    evening.void()
    assert evening.table.seats[3].debt.entry == "post"


def test_neither_bank_nor_game_goes_on() -> None:
    evening = Evening(0, 1, bank_hands=1)
    before = evening.table
    evening.deal()
    evening.void()
    assert evening.table.program == before.program
    assert [seat.bank for seat in evening.table.seats.values()] == [30.0, 30.0]


def test_refused_for_another_hand() -> None:
    given(TABLE, *PLAYING).when(void(5, 10, 0, hand=NEXT_HAND)).then_refused(NoSuchHand, "not being played here")


def test_refused_for_a_refund_that_nobody_can_have_put_in() -> None:
    given(TABLE, *PLAYING).when(void(5, 501, 0)).then_refused(ChipsAstray, "Seat 4 put at most 500 chips in, not 501")


def test_who_sat_down_in_it_is_not_new_where_no_other_hand_has_passed() -> None:
    evening = Evening(0, 3)
    evening.deal()
    evening.sit(1)
    assert evening.table.seats[1].debt.new
    evening.void()
    assert not evening.table.seats[1].debt.new
