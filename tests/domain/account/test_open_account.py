"""A player becomes known, once."""

from domain.account.commands import Grant, OpenAccount
from domain.account.refusals import AccountAlreadyOpen, UnknownPlayer
from tests.domain.account.accounts import ACCOUNT, OPENED
from tests.support.given import given


def test_opened() -> None:
    account = given(ACCOUNT).when(OpenAccount("Ann", "telegram")).then(OPENED)
    assert account.opened
    assert (account.name, account.origin, account.balance) == ("Ann", "telegram", 0)


def test_refused_a_second_time() -> None:
    given(ACCOUNT, OPENED).when(OpenAccount("Ann", "telegram")).then_refused(AccountAlreadyOpen, "has an account")


def test_nothing_else_is_possible_before() -> None:
    given(ACCOUNT).when(Grant(10, "daily", "2026-01-31")).then_refused(UnknownPlayer, "no such player")
