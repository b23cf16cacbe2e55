"""Somebody looked at a signal."""

import pytest

from domain.event import Event
from domain.signal.commands import MarkSeen
from domain.signal.events import SignalSeen
from domain.signal.refusals import AlreadyReviewed, ReasonMissing, ReviewClosed
from tests.domain.signal.signals import ABOUT, CONFIRMED, DISMISSED, REOPENED, SEEN, SIGNAL
from tests.support.given import given

LOOK = MarkSeen(*ABOUT, 4.0, "operator", "")


def test_seen_without_a_reason() -> None:
    assert given(SIGNAL).when(LOOK).then(SEEN).state == "seen"


def test_seen_again_when_it_has_grown() -> None:
    grown = MarkSeen(*ABOUT, 4.5, "operator", " again ")
    assert given(SIGNAL, SEEN).when(grown).then(SignalSeen(*ABOUT, 4.5, "operator", "again")).score == 4.5


def test_seen_after_a_decision_was_taken_back() -> None:
    given(SIGNAL, DISMISSED, REOPENED).when(LOOK).then(SEEN)


def test_refused_when_nothing_is_new() -> None:
    given(SIGNAL, SEEN).when(LOOK).then_refused(AlreadyReviewed, "marked as seen already")


@pytest.mark.parametrize("decided", [DISMISSED, CONFIRMED])
def test_refused_after_a_decision(decided: Event) -> None:
    given(SIGNAL, decided).when(LOOK).then_refused(ReviewClosed, "mark it as new first")


@pytest.mark.parametrize("reason", ["two\nlines", "\x1b[2J", "x" * 501])
def test_refused_with_a_reason_that_is_not_a_line(reason: str) -> None:
    given(SIGNAL).when(MarkSeen(*ABOUT, 4.0, "operator", reason)).then_refused(ReasonMissing, "one line")
