"""Chips come back from a table."""

import pytest

from domain.account.commands import Return
from domain.account.events import ChipsEscrowed, ChipsReturned
from domain.refusals import InvalidAmount
from tests.domain.account.accounts import ACCOUNT, NOT_WHOLE, OPENED, WELCOMED
from tests.support.given import given

ESCROWED = ChipsEscrowed(400, "table:1")


def test_returned() -> None:
    account = given(ACCOUNT, OPENED, WELCOMED, ESCROWED).when(Return(250, "table:1"))
    assert account.then(ChipsReturned(250, "table:1")).balance == 850


def test_more_returned_than_was_brought() -> None:
    account = given(ACCOUNT, OPENED, WELCOMED, ESCROWED).when(Return(2_000, "table:1"))
    assert account.then(ChipsReturned(2_000, "table:1")).balance == 2_600


@pytest.mark.parametrize("amount", NOT_WHOLE)
def test_refused_unless_whole_chips(amount: int) -> None:
    given(ACCOUNT, OPENED, ESCROWED).when(Return(amount, "table:1")).then_refused(InvalidAmount, "whole number")
