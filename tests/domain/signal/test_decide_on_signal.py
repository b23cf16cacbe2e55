"""Signals are dismissed and confirmed with a reason, and decisions are taken back."""

import pytest

from domain.event import Event
from domain.signal.commands import Confirm, Dismiss, Reopen, SignalCommand
from domain.signal.refusals import AlreadyReviewed, NeverReviewed, ReasonMissing, ReviewClosed
from tests.domain.signal.signals import ABOUT, CONFIRMED, DISMISSED, REOPENED, SEEN, SIGNAL
from tests.support.given import given

DISMISS = Dismiss(*ABOUT, 4.0, "operator", "They are new.")
CONFIRM = Confirm(*ABOUT, 4.0, "operator", "They said so.")
REOPEN = Reopen(*ABOUT, 4.0, "operator", "A mistake.")


def test_dismissed() -> None:
    assert given(SIGNAL, SEEN).when(DISMISS).then(DISMISSED).state == "dismissed"


def test_confirmed_though_it_was_dismissed() -> None:
    assert given(SIGNAL, DISMISSED).when(CONFIRM).then(CONFIRMED).state == "confirmed"


@pytest.mark.parametrize("decided", [SEEN, DISMISSED, CONFIRMED])
def test_reopened(decided: Event) -> None:
    assert given(SIGNAL, decided).when(REOPEN).then(REOPENED).state == "new"


@pytest.mark.parametrize("command", [Dismiss, Confirm, Reopen])
def test_refused_without_a_reason(command: type[SignalCommand]) -> None:
    given(SIGNAL, SEEN).when(command(*ABOUT, 4.0, "operator", "  ")).then_refused(ReasonMissing, "Say why")


def test_what_was_confirmed_is_not_dismissed_at_once() -> None:
    given(SIGNAL, CONFIRMED).when(DISMISS).then_refused(ReviewClosed, "is confirmed")


def test_refused_twice() -> None:
    given(SIGNAL, DISMISSED).when(DISMISS).then_refused(AlreadyReviewed, "score of 4.0")


@pytest.mark.parametrize("facts", [(), (DISMISSED, REOPENED)])
def test_there_must_be_something_to_take_back(facts: tuple[Event, ...]) -> None:
    given(SIGNAL, *facts).when(REOPEN).then_refused(NeverReviewed, "nothing to take back")
