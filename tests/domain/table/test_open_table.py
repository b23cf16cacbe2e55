"""A table is put into the room under rules that make sense."""

from dataclasses import replace

import pytest

from domain.refusals import InvalidRules
from domain.table.commands import CloseTable, OpenTable, TakeSeat
from domain.table.events import TableClosed
from domain.table.refusals import TableAlreadyOpen, TableIsClosed, UnknownTable
from tests.domain.table.tables import OPENED, RULES, TABLE
from tests.support.given import given

SENSELESS: list[tuple[str, object]] = [
    ("name", " "),
    ("name", "x" * 61),
    ("ruleset", "plo/1"),
    ("seats", 1),
    ("seats", 10),
    ("seats", 6.0),
    ("small_blind", -1),
    ("small_blind", 11),
    ("small_blind", 2.5),
    ("big_blind", 0),
    ("big_blind", 10**12 + 1),
    ("big_blind", True),
    ("ante", -1),
    ("ante", 0.5),
    ("min_buy_in", 0),
    ("min_buy_in", 1_001),
    ("max_buy_in", 10**12 + 1),
    ("max_buy_in", 999.5),
    ("turn_seconds", 0.9),
    ("turn_seconds", 3_601),
    ("turn_seconds", float("nan")),
    ("pause_seconds", -1),
    ("pause_seconds", 61),
    ("button", -1),
    ("button", 6),
]


def test_opened() -> None:
    table = given(TABLE).when(OpenTable(RULES, "room")).then(OPENED)
    assert table.rules == OPENED
    assert table.button is None


@pytest.mark.parametrize(("field", "value"), SENSELESS)
def test_refused_with_the_name_of_the_field(field: str, value: object) -> None:
    rules = replace(RULES, **{field: value})  # type: ignore[arg-type]
    given(TABLE).when(OpenTable(rules, "room")).then_refused(InvalidRules, f"^{field} must be")


@pytest.mark.parametrize(
    ("field", "value"),
    [("small_blind", 0), ("small_blind", 10), ("seats", 2), ("seats", 9), ("ante", 10), ("pause_seconds", 0)],
)
def test_opened_at_the_edge_of_what_makes_sense(field: str, value: float) -> None:
    rules = replace(RULES, **{field: value})  # type: ignore[arg-type]
    given(TABLE).when(OpenTable(rules, "room")).then(replace(OPENED, **{field: value}))  # type: ignore[arg-type]


def test_refused_a_second_time() -> None:
    given(TABLE, OPENED).when(OpenTable(RULES, "room")).then_refused(TableAlreadyOpen, "open already")


def test_nothing_else_is_possible_before() -> None:
    take = TakeSeat(0, "account:0", "Ann", False, 500)
    given(TABLE).when(take).then_refused(UnknownTable, "no such table")


def test_nothing_is_possible_after_the_end() -> None:
    given(TABLE, OPENED, TableClosed()).when(CloseTable()).then_refused(TableIsClosed, "closed")
