"""The house issues chips: once a day for the asking, and whenever it has a reason."""

import pytest

from domain.account.commands import Grant
from domain.account.events import ChipsGranted
from domain.account.refusals import AlreadyClaimed
from domain.refusals import InvalidAmount
from tests.domain.account.accounts import ACCOUNT, NOT_WHOLE, OPENED, WELCOMED
from tests.support.given import given

DAILY = ChipsGranted(200, "daily", "2026-01-31")


def test_welcomed() -> None:
    account = given(ACCOUNT, OPENED).when(Grant(1_000, "welcome", "2026-01-31")).then(WELCOMED)
    assert account.balance == 1_000
    assert account.last_daily == ""


def test_daily_chips_claimed() -> None:
    account = given(ACCOUNT, OPENED, WELCOMED).when(Grant(200, "daily", "2026-01-31")).then(DAILY)
    assert account.balance == 1_200
    assert account.last_daily == "2026-01-31"


def test_daily_chips_refused_twice_on_a_day() -> None:
    given(ACCOUNT, OPENED, DAILY).when(Grant(200, "daily", "2026-01-31")).then_refused(AlreadyClaimed, "tomorrow")


def test_daily_chips_claimed_again_on_the_next_day() -> None:
    account = given(ACCOUNT, OPENED, DAILY).when(Grant(200, "daily", "2026-02-01"))
    assert account.then(ChipsGranted(200, "daily", "2026-02-01")).balance == 400


def test_other_grants_do_not_use_up_the_day() -> None:
    house = ChipsGranted(50, "house", "2026-01-31")
    given(ACCOUNT, OPENED, DAILY).when(Grant(50, "house", "2026-01-31")).then(house)
    given(ACCOUNT, OPENED, house).when(Grant(200, "daily", "2026-01-31")).then(DAILY)


@pytest.mark.parametrize("amount", NOT_WHOLE)
def test_refused_unless_whole_chips(amount: int) -> None:
    given(ACCOUNT, OPENED).when(Grant(amount, "house", "2026-01-31")).then_refused(InvalidAmount, "whole number")
