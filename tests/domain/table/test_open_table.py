"""A table is put into the room under terms that make sense."""

from dataclasses import replace

import pytest

from domain.table.commands import CloseTable, OpenTable, TakeSeat
from domain.table.events import TableClosed
from domain.table.refusals import TableAlreadyOpen, TableIsClosed, UnknownTable
from domain.template.refusals import InvalidTerms
from domain.template.terms import Terms
from tests.domain.table.tables import NLHE, NOW, OPENED, TABLE, TABLE_NAME, TERMS, opened
from tests.support.given import given


def opening(terms: Terms = TERMS, name: str = TABLE_NAME, origin: str = "room", first_button: int = 0) -> OpenTable:
    return OpenTable(name, origin, "", 0, terms, first_button)


def test_opened() -> None:
    table = given(TABLE).when(opening()).then(OPENED)
    assert (table.terms, table.name, table.game) == (TERMS, TABLE_NAME, NLHE)
    assert (table.button, table.seats) == (None, {})


def test_opened_from_a_version_of_a_template() -> None:
    command = OpenTable("Birch", "room", "template:1", 3, TERMS)
    table = given(TABLE).when(command).then(replace(OPENED, name="Birch", template="template:1", template_version=3))
    assert (table.name, table.terms.name) == ("Birch", "Alder")
    assert (table.pin.template, table.pin.version) == ("template:1", 3)


def test_terms_are_completed() -> None:
    table = given(TABLE).when(opening(replace(TERMS, min_buy_in=0))).then(OPENED)
    assert table.terms.min_buy_in == 400


def test_refused_with_the_name_of_the_field() -> None:
    given(TABLE).when(opening(replace(TERMS, seats=10))).then_refused(InvalidTerms, "^seats must be")


@pytest.mark.parametrize("name", ["", " Alder", "x" * 61])
def test_refused_for_a_name_that_nobody_can_read(name: str) -> None:
    given(TABLE).when(opening(name=name)).then_refused(InvalidTerms, "^name must be")


@pytest.mark.parametrize("first_button", [-1, 6, 2.0])
def test_refused_for_a_button_beside_the_table(first_button: int) -> None:
    given(TABLE).when(opening(first_button=first_button)).then_refused(InvalidTerms, "^first_button must be")


def test_refused_from_anywhere_else() -> None:
    given(TABLE).when(opening(origin="moon")).then_refused(InvalidTerms, "^origin must be one of room, import")


def test_recorded_hands_are_played_under_whatever_terms_they_were() -> None:
    terms = replace(TERMS, min_buy_in=1, max_buy_in=7, name="")
    given(TABLE).when(opening(terms, origin="import")).then(opened(terms, "import"))


def test_refused_a_second_time() -> None:
    given(TABLE, OPENED).when(opening()).then_refused(TableAlreadyOpen, "open already")


def test_nothing_else_is_possible_before() -> None:
    take = TakeSeat(0, "account:0", "Ann", False, 500, NOW)
    given(TABLE).when(take).then_refused(UnknownTable, "no such table")


def test_nothing_is_possible_after_the_end() -> None:
    given(TABLE, OPENED, TableClosed()).when(CloseTable(NOW)).then_refused(TableIsClosed, "closed")
