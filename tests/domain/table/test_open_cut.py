"""A sealed cut is opened, once the list of cuts is fixed."""

import pytest

from domain.fairness import CutMismatch, MalformedHex
from domain.table.commands import OpenCut
from domain.table.refusals import CutNotSealed, CutsNotFixed, NoSuchHand, NotSeated
from tests.domain.table.tables import (
    COMMITTED,
    CUT,
    HAND,
    NEXT_HAND,
    SEATED,
    TABLE,
    fixed,
    opened_cut,
    player,
    sealed,
    taken,
)
from tests.support.given import given

SEALED = (*SEATED, COMMITTED, sealed(2))
FIXED = (*SEALED, fixed(2))
OPEN = OpenCut(player(2), HAND, CUT)


def test_opened() -> None:
    table = given(TABLE, *FIXED).when(OPEN).then(opened_cut(2))
    assert table.deck is not None
    assert table.deck.opened == {2: CUT}


def test_the_same_again_adds_nothing() -> None:
    given(TABLE, *FIXED, opened_cut(2)).when(OPEN).then()


def test_another_one_is_refused() -> None:
    given(TABLE, *FIXED).when(OpenCut(player(2), HAND, "ff" * 16)).then_refused(CutMismatch, "seat 2")


def test_refused_before_the_list_is_fixed() -> None:
    given(TABLE, *SEALED).when(OPEN).then_refused(CutsNotFixed, "when their list is fixed")


def test_refused_to_who_sealed_none() -> None:
    given(TABLE, *FIXED).when(OpenCut(player(4), HAND, CUT)).then_refused(CutNotSealed, "sealed no cut")


def test_refused_for_another_hand() -> None:
    given(TABLE, *FIXED).when(OpenCut(player(2), NEXT_HAND, CUT)).then_refused(NoSuchHand, "not waiting for cuts")


@pytest.mark.parametrize("cut", ["", "ab" * 15, "AB" * 16, 7, None])
def test_refused_unless_it_is_a_cut_in_hexadecimal(cut: str) -> None:
    given(TABLE, *FIXED).when(OpenCut(player(2), HAND, cut)).then_refused(MalformedHex, "32 lower-case")


def test_refused_without_a_seat() -> None:
    given(TABLE, *FIXED).when(OpenCut("account:no", HAND, CUT)).then_refused(NotSeated, "Only people who sit")


def test_refused_from_a_house_bot() -> None:
    facts = (*FIXED, taken(5, house=True))
    given(TABLE, *facts).when(OpenCut(player(5), HAND, CUT)).then_refused(NotSeated, "Only people")
