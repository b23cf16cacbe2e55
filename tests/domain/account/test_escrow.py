"""Chips go to a table, as far as there are any."""

import pytest

from domain.account.commands import Escrow
from domain.account.events import ChipsEscrowed
from domain.account.refusals import NotEnoughChips
from domain.refusals import InvalidAmount
from tests.domain.account.accounts import ACCOUNT, NOT_WHOLE, OPENED, WELCOMED
from tests.support.given import given


def test_escrowed() -> None:
    account = given(ACCOUNT, OPENED, WELCOMED).when(Escrow(400, "table:1")).then(ChipsEscrowed(400, "table:1"))
    assert account.balance == 600


def test_escrowed_to_the_last_chip() -> None:
    account = given(ACCOUNT, OPENED, WELCOMED).when(Escrow(1_000, "table:1")).then(ChipsEscrowed(1_000, "table:1"))
    assert account.balance == 0


def test_refused_beyond_the_balance() -> None:
    given(ACCOUNT, OPENED, WELCOMED).when(Escrow(1_001, "table:1")).then_refused(NotEnoughChips, "1000 chips, not 1001")


@pytest.mark.parametrize("amount", NOT_WHOLE)
def test_refused_unless_whole_chips(amount: int) -> None:
    given(ACCOUNT, OPENED, WELCOMED).when(Escrow(amount, "table:1")).then_refused(InvalidAmount, "whole number")
