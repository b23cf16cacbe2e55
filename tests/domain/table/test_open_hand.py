"""A hand begins: everyone ready is dealt in."""

from dataclasses import replace

from domain.table.commands import OpenHand
from domain.table.events import SatOut
from domain.table.refusals import DeckNotCommitted, HandRunning, TooFewPlayers
from tests.domain.table.tables import (
    COMMITTED,
    HAND,
    NEXT_HAND,
    NOW,
    OPENED,
    PLAYING,
    READY,
    SEATED,
    TABLE,
    dealt,
    fixed,
    taken,
)
from tests.support.given import given


def test_opened_with_the_button_where_the_rules_put_it() -> None:
    hand = dealt(2, 4, 0, button=0, blinds=(2, 4))
    table = given(TABLE, *READY).when(OpenHand(HAND, NOW)).then(hand)
    assert (table.hand, table.dealt, table.button, table.big_blind_seat) == (HAND, (2, 4, 0), 0, 4)
    assert (table.deck, table.next_hand_at, table.number) == (None, None, 1)


def test_first_button_goes_to_the_next_seat_where_its_own_is_empty() -> None:
    facts = (replace(OPENED, button=1), *READY[1:])
    given(TABLE, *facts).when(OpenHand(HAND, NOW)).then(dealt(4, 0, 2, button=2, blinds=(4, 0)))


def test_who_sits_out_is_not_dealt_in() -> None:
    facts = (*READY, taken(5), SatOut(4, "asked"))
    given(TABLE, *facts).when(OpenHand(HAND, NOW)).then(dealt(2, 5, 0, button=0, blinds=(2, 5)))


def test_heads_up_the_button_is_the_small_blind_and_is_dealt_last() -> None:
    facts = (*READY, SatOut(4, "asked"))
    given(TABLE, *facts).when(OpenHand(HAND, NOW)).then(dealt(2, 0, button=0, blinds=(0, 2)))


def test_recorded_hands_need_no_committed_deck() -> None:
    facts = (replace(OPENED, origin="import"), *SEATED[1:])
    given(TABLE, *facts).when(OpenHand(HAND, NOW)).then(dealt(2, 4, 0, button=0, blinds=(2, 4)))


def test_refused_while_a_hand_is_played() -> None:
    given(TABLE, *PLAYING).when(OpenHand(NEXT_HAND, NOW)).then_refused(HandRunning, "being played")


def test_refused_for_one_player() -> None:
    facts = (*READY, SatOut(4, "asked"), SatOut(0, "asked"))
    given(TABLE, *facts).when(OpenHand(HAND, NOW)).then_refused(TooFewPlayers, "two players")


def test_refused_without_a_deck() -> None:
    given(TABLE, *SEATED).when(OpenHand(HAND, NOW)).then_refused(DeckNotCommitted, "not committed and cut")


def test_refused_before_the_cuts_are_fixed() -> None:
    given(TABLE, *SEATED, COMMITTED).when(OpenHand(HAND, NOW)).then_refused(DeckNotCommitted, "not committed and cut")


def test_refused_for_another_hand_than_the_deck_is_for() -> None:
    facts = (*SEATED, COMMITTED, fixed())
    given(TABLE, *facts).when(OpenHand(NEXT_HAND, NOW)).then_refused(DeckNotCommitted, "not committed and cut")
