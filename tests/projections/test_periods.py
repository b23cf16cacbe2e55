"""Days, ISO weeks, months and seasons, and the edges between them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.periods import FIRST_DAY, LAST_DAY, PeriodKind, day_of, period_of

DAYS = st.dates(FIRST_DAY, LAST_DAY)


@pytest.mark.parametrize(
    ("kind", "day", "label", "first", "last"),
    [
        ("day", "2026-11-21", "2026-11-21", "2026-11-21", "2026-11-21"),
        ("week", "2026-11-22", "2026-W47", "2026-11-16", "2026-11-22"),
        ("week", "2026-11-23", "2026-W48", "2026-11-23", "2026-11-29"),
        ("week", "2027-01-03", "2026-W53", "2026-12-28", "2027-01-03"),
        ("week", "2024-12-30", "2025-W01", "2024-12-30", "2025-01-05"),
        ("month", "2024-02-29", "2024-02", "2024-02-01", "2024-02-29"),
        ("month", "2026-12-31", "2026-12", "2026-12-01", "2026-12-31"),
        ("season", "2026-03-31", "2026-Q1", "2026-01-01", "2026-03-31"),
        ("season", "2026-04-01", "2026-Q2", "2026-04-01", "2026-06-30"),
        ("season", "2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31"),
        ("all", "2026-12-31", "all", "2000-01-01", "2999-12-31"),
    ],
)
def test_a_day_lies_in_its_period(kind: PeriodKind, day: str, label: str, first: str, last: str) -> None:
    period = period_of(kind, date.fromisoformat(day))
    assert (period.kind, period.label) == (kind, label)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@given(DAYS, st.sampled_from(["day", "week", "month", "season"]))
def test_periods_of_a_kind_follow_each_other_without_gap_or_overlap(day: date, kind: PeriodKind) -> None:
    period = period_of(kind, day)
    assert period.first <= day <= period.last
    for inside in (period.first, period.last):
        if FIRST_DAY <= inside <= LAST_DAY:
            assert period_of(kind, inside) == period
    if period.last < LAST_DAY:
        following = period_of(kind, period.last + timedelta(days=1))
        assert (following.first, following.label) != (period.first, period.label)
        assert following.first == period.last + timedelta(days=1)


@pytest.mark.parametrize(
    "text", ["1999-12-31", "3000-01-01", "2026-02-30", "20261121", "2026-W47-6", "2026-11-21T00:00", "today", ""]
)
def test_a_text_that_names_no_day_of_the_rooms_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a day is written like 2026-11-21, from 2000-01-01 to 2999-12-31"):
        day_of(text)


@given(DAYS)
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert day_of(day.isoformat()) == day
