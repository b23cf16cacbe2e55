"""Eastern Time, in which PokerStars' histories are dated: by rule, since not every system brings time zones."""

from datetime import UTC, datetime, timedelta

STANDARD = timedelta(hours=-5)
DAYLIGHT = timedelta(hours=-4)
SUNDAY = 6


def eastern(utc: datetime) -> datetime:
    """The wall clock in New York at a moment in UTC. Daylight saving time runs from 2:00 on the second Sunday in March
    to 2:00 on the first Sunday in November (in force since 2007)."""
    begins = _sunday(utc.year, 3, 2) + timedelta(hours=2) - STANDARD
    ends = _sunday(utc.year, 11, 1) + timedelta(hours=2) - DAYLIGHT
    return utc + (DAYLIGHT if begins <= utc < ends else STANDARD)


def _sunday(year: int, month: int, count: int) -> datetime:
    """Midnight at the beginning of the n-th Sunday of a month."""
    first = datetime(year, month, 1, tzinfo=UTC)
    return first + timedelta(days=(SUNDAY - first.weekday()) % 7 + 7 * (count - 1))
