"""Where somebody signed in from is remembered once a day, and not without end."""

from domain.account.commands import LeaveTrace
from domain.account.decisions import TRACES_A_DAY
from domain.account.events import TraceLeft
from domain.account.refusals import UnknownPlayer
from tests.domain.account.accounts import ACCOUNT, OPENED
from tests.support.given import given

TAG, OTHER = "a" * 32, "b" * 32
TODAY, TOMORROW = "2026-01-31", "2026-02-01"
LEFT = TraceLeft("address", TAG, TODAY)


def test_left() -> None:
    assert given(ACCOUNT, OPENED).when(LeaveTrace("address", TAG, TODAY)).then(LEFT).traces == (TAG,)


def test_left_once_a_day() -> None:
    given(ACCOUNT, OPENED, LEFT).when(LeaveTrace("address", TAG, TODAY)).then()


def test_another_one_is_left_on_the_same_day() -> None:
    account = (
        given(ACCOUNT, OPENED, LEFT).when(LeaveTrace("device", OTHER, TODAY)).then(TraceLeft("device", OTHER, TODAY))
    )
    assert account.traces == (TAG, OTHER)


def test_left_again_on_the_next_day() -> None:
    account = (
        given(ACCOUNT, OPENED, LEFT)
        .when(LeaveTrace("address", TAG, TOMORROW))
        .then(TraceLeft("address", TAG, TOMORROW))
    )
    assert (account.traced, account.traces) == (TOMORROW, (TAG,))


def test_no_more_are_left_after_many_on_one_day() -> None:
    many = [TraceLeft("address", f"{number:032}", TODAY) for number in range(TRACES_A_DAY)]
    given(ACCOUNT, OPENED, *many).when(LeaveTrace("address", TAG, TODAY)).then()
    given(ACCOUNT, OPENED, *many[1:]).when(LeaveTrace("address", TAG, TODAY)).then(LEFT)


def test_refused_where_there_is_no_account() -> None:
    given(ACCOUNT).when(LeaveTrace("address", TAG, TODAY)).then_refused(UnknownPlayer, "no such player")
