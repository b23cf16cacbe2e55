"""A hand begins: everyone ready is dealt in."""

from dataclasses import replace

import pytest

from domain.table.commands import OpenHand
from domain.table.events import BlindMissed, SatOut
from domain.table.refusals import DeckNotCommitted, HandRunning, TooFewPlayers
from domain.template.terms import Game
from tests.domain.table.evening import Evening
from tests.domain.table.tables import (
    COMMITTED,
    HAND,
    NEXT_HAND,
    NLHE,
    NOW,
    PLAYING,
    READY,
    SEATED,
    TABLE,
    TERMS,
    dealt,
    fixed,
    opened,
    taken,
)
from tests.support.given import given


def test_opened_with_the_button_where_the_table_puts_it() -> None:
    hand = dealt(2, 4, 0, button=0, blinds=(2, 4))
    table = given(TABLE, *READY).when(OpenHand(HAND, NOW)).then(hand)
    assert (table.hand, table.dealt, table.button, table.course.big) == (HAND, (2, 4, 0), 0, 4)
    assert (table.deck, table.next_hand_at, table.number) == (None, None, 1)


def test_first_button_goes_to_the_next_seat_where_its_own_is_empty() -> None:
    facts = (opened(first_button=1), *READY[1:])
    given(TABLE, *facts).when(OpenHand(HAND, NOW)).then(dealt(4, 0, 2, button=2, blinds=(4, 0)))


def test_who_sits_out_is_not_dealt_in() -> None:
    facts = (*READY, taken(5), SatOut(4, "asked"))
    hand = dealt(2, 5, 0, button=0, blinds=(2, 5))
    given(TABLE, *facts).when(OpenHand(HAND, NOW)).then(hand, BlindMissed(4, "big"))


def test_heads_up_the_button_is_the_small_blind_and_is_dealt_last() -> None:
    facts = (*READY, SatOut(4, "asked"))
    given(TABLE, *facts).when(OpenHand(HAND, NOW)).then(dealt(2, 0, button=0, blinds=(0, 2)))


def test_recorded_hands_need_no_committed_deck() -> None:
    facts = (opened(origin="import"), *SEATED[1:])
    given(TABLE, *facts).when(OpenHand(HAND, NOW)).then(dealt(2, 4, 0, button=0, blinds=(2, 4)))


def test_limit_games_tell_their_bets_and_no_least_one() -> None:
    limit = Game("flhe/1", 10, 20, small_bet=20, big_bet=40)
    hand = Evening(0, 2, 4, games=(limit,)).deal()
    assert (hand.ruleset, hand.big_blind, hand.small_bet, hand.big_bet) == ("flhe/1", 0, 20, 40)
    assert (hand.blinds, hand.kinds) == ((10, 20, 0), ("small_blind", "big_blind", ""))


def test_stud_has_antes_and_a_bring_in_instead_of_blinds() -> None:
    stud = Game("stud/1", small_bet=20, big_bet=40, bring_in=6, ante=4)
    hand = Evening(0, 2, 4, games=(stud,)).deal()
    assert (hand.small_blind_seat, hand.big_blind_seat) == (-1, -1)
    assert (hand.antes, hand.blinds, hand.kinds, hand.bring_in) == ((4, 4, 4), (0, 0, 0), ("", "", ""), 6)


def test_short_deck_has_antes_and_a_blind_on_the_button() -> None:
    evening = Evening(0, 2, 4, games=(Game("nlsd/1", big_blind=10, ante=10),))
    first, second = evening.hand(), evening.hand()
    assert (first.button, first.antes, first.blinds) == (0, (10, 10, 10), (0, 0, 10))
    assert first.kinds == ("", "", "button_blind")
    assert (second.button, second.seats, second.blinds) == (2, (4, 0, 2), (0, 0, 10))


def test_a_double_board_game_is_dealt_on_two() -> None:
    assert Evening(0, 2, games=(Game("plodb/1", 5, 10),)).deal().boards == 2


def test_run_outs_are_offered_as_often_as_the_terms_say() -> None:
    assert Evening(0, 2, most_runouts=3).deal().most_runouts == 3


@pytest.mark.parametrize(
    "game", [Game("flhe/1", 10, 20, 20, 40), Game("plodb/1", 5, 10, boards=2), Game("badugi/1", 10, 20, 20, 40)]
)
def test_run_outs_are_not_offered_in_limit_on_two_boards_or_without_one(game: Game) -> None:
    assert Evening(0, 2, games=(game,), most_runouts=3).deal().most_runouts == 1


def test_no_blind_without_an_amount_has_a_kind() -> None:
    hand = Evening(0, 2, 4, games=(replace(NLHE, small_blind=0),)).deal()
    assert (hand.small_blind_seat, hand.kinds) == (2, ("", "big_blind", ""))


def test_seats_beyond_what_the_game_can_be_dealt_to_are_not() -> None:
    draw = Game("td27/1", 10, 20, 20, 40)
    assert Evening(0, 2, 5, 6, 8, games=(draw,), seats=9).deal().seats == (2, 5, 0)


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


def test_each_hand_is_played_under_the_terms_of_its_beginning() -> None:
    assert TERMS.turn_seconds == Evening(0, 2).deal().turn_seconds
