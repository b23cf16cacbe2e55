"""A page of the log is cut between runs only, and gives each projection what it hears."""

from adapters.postgres.log_page import LogPage
from domain.account.events import AccountOpened, ChipsGranted
from domain.event import Recorded

OPENED, GRANTED = AccountOpened("Ann", "development"), ChipsGranted(5, "daily", "2026-01-31")
LOG = [
    Recorded("account:a", version, (OPENED, GRANTED)[version % 2], 0.0, "c", 10 * version) for version in range(1, 8)
]
PAGE = LogPage(LOG, [1, 4, 5, 7], 75)


def positions(events: object) -> list[int]:
    return [each.position for each in events]  # type: ignore[attr-defined]


def test_whoever_hears_all_gets_all() -> None:
    assert PAGE.heard(frozenset(), frozenset()) == LOG


def test_only_what_is_heard_comes() -> None:
    assert positions(PAGE.heard(frozenset({AccountOpened}), frozenset())) == [20, 40, 60]


def test_a_skipped_event_does_not_come() -> None:
    assert positions(PAGE.heard(frozenset(), frozenset({30}))) == [10, 20, 40, 50, 60, 70]


def test_a_run_that_ends_at_a_skipped_event_does_not_come() -> None:
    assert positions(PAGE.heard(frozenset(), frozenset({40}))) == [10, 50, 60, 70]


def test_a_page_is_cut_between_runs() -> None:
    first, second = PAGE.halves()
    assert (positions(first.events), list(first.ends), first.reached) == ([10, 20, 30, 40], [1, 4], 40)
    assert (positions(second.events), list(second.ends), second.reached) == ([50, 60, 70], [1, 3], 75)
    alone, pair = LogPage(LOG[:3], [1, 3], 30).halves()
    assert (positions(alone.events), positions(pair.events)) == ([10], [20, 30])


def test_each_event_may_be_a_run() -> None:
    page = LogPage.of_events(LOG, 99)
    assert [*page.ends] == [1, 2, 3, 4, 5, 6, 7]
    assert (page.last, page.reached) == (LOG[-1], 99)
