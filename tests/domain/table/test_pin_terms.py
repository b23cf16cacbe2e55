"""A table goes on under other terms."""

from dataclasses import replace

from domain.table import Pin
from domain.table.commands import PinTerms
from domain.table.events import DebtsCleared, TermsPinned
from domain.table.refusals import DecksDiffer
from domain.table.terms import told
from domain.template.refusals import InvalidTerms
from domain.template.terms import Game, Terms
from tests.domain.table.evening import Evening
from tests.domain.table.tables import NLHE, PLAYING, SEATED, TABLE, TERMS, closed
from tests.support.given import given

HIGHER = replace(TERMS, games=(Game("nlhe/1", 10, 20),), min_buy_in=800, max_buy_in=2_000)


def pin(terms: Terms, version: int = 2) -> PinTerms:
    return PinTerms("template:1", version, terms)


def pinned(terms: Terms, version: int = 2) -> TermsPinned:
    return TermsPinned(**told(Pin(terms, "template:1", version)))


def test_pinned_at_once_between_hands() -> None:
    table = given(TABLE, *SEATED).when(pin(HIGHER)).then(pinned(HIGHER))
    assert table.terms == HIGHER
    assert (table.pin.template, table.pin.version) == ("template:1", 2)


def test_pinned_for_the_next_hand_while_one_is_played() -> None:
    table = given(TABLE, *PLAYING).when(pin(HIGHER)).then(pinned(HIGHER))
    assert table.terms == TERMS
    assert table.coming == Pin(HIGHER, "template:1", 2)


def test_what_was_pinned_in_a_hand_holds_from_its_end() -> None:
    end = closed((2, 4, 0), (500, 500, 500))
    table = given(TABLE, *PLAYING, pinned(HIGHER), end).when(pin(HIGHER)).then()
    assert (table.terms, table.coming) == (HIGHER, None)


def test_the_same_again_adds_nothing() -> None:
    given(TABLE, *SEATED, pinned(HIGHER)).when(pin(HIGHER)).then()
    given(TABLE, *PLAYING, pinned(HIGHER)).when(pin(HIGHER)).then()


def test_other_games_begin_with_the_first() -> None:
    limit = Game("flhe/1", 5, 10, 10, 20)
    evening = Evening(0, 1, 2, games=(NLHE, limit), rotation="hands", rotation_hands=1)
    evening.hand()
    assert evening.table.game == limit
    evening.ask(pin(HIGHER))
    assert evening.table.game == HIGHER.games[0]


def test_seats_that_the_table_has_no_longer_are_not_dealt_in() -> None:
    evening = Evening(0, 1, 2, 5)
    evening.hand()
    evening.ask(pin(replace(TERMS, seats=4)))
    assert set(evening.deal().seats) == {0, 1, 2}


def test_debts_are_cleared_where_too_few_seats_are_left() -> None:
    evening = Evening(0, 4, 5)
    evening.hand()
    assert evening.ask(pin(replace(TERMS, seats=4)))[1:] == [DebtsCleared()]


def test_refused_with_the_name_of_the_field() -> None:
    given(TABLE, *SEATED).when(pin(replace(TERMS, seats=1))).then_refused(InvalidTerms, "^seats must be")


def test_refused_where_the_committed_deck_is_another() -> None:
    short = replace(TERMS, games=(Game("nlsd/1", big_blind=10, ante=10),))
    given(TABLE, *SEATED).when(pin(short)).then_refused(DecksDiffer, "deck of the coming hand is committed")
