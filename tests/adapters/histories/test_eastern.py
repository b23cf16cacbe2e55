"""Eastern Time by rule is Eastern Time as the time zone database has it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from adapters.histories.eastern import eastern

HALF_HOUR = timedelta(minutes=30)


@pytest.mark.parametrize(
    ("utc", "hour"),
    [
        (datetime(2026, 3, 8, 6, 59, 59, tzinfo=UTC), 1),
        (datetime(2026, 3, 8, 7, 0, tzinfo=UTC), 3),
        (datetime(2026, 11, 1, 5, 59, 59, tzinfo=UTC), 1),
        (datetime(2026, 11, 1, 6, 0, tzinfo=UTC), 1),
        (datetime(2026, 11, 1, 7, 0, tzinfo=UTC), 2),
        (datetime(2026, 1, 1, 3, 0, tzinfo=UTC), 22),
    ],
)
def test_the_hour_changes_on_two_sundays(utc: datetime, hour: int) -> None:
    assert eastern(utc).hour == hour


def test_every_hour_of_twenty_years_agrees_with_the_database() -> None:
    try:
        new_york = ZoneInfo("America/New_York")
    except ZoneInfoNotFoundError:
        pytest.skip("this system has no time zone database")
    moment = datetime(2010, 1, 1, tzinfo=UTC)
    while moment.year < 2030:
        assert eastern(moment).replace(tzinfo=None) == moment.astimezone(new_york).replace(tzinfo=None)
        moment += 13 * HALF_HOUR
