"""The periods that a leaderboard covers: UTC days, ISO weeks, months, seasons, and all time."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

PeriodKind = Literal["day", "week", "month", "season", "all"]

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)
"""The room's calendar: no period lies outside of it."""

SEASON_MONTHS = 3

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Period:
    """From its `first` to its `last` day, both included. The label is `2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`,
    or `all`."""

    kind: PeriodKind
    label: str
    first: date
    last: date


def day_of(text: str) -> date:
    """The day that a text such as `2026-11-21` names. Raises ValueError where it names none of the room's calendar."""
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"a day is written like 2026-11-21, from {FIRST_DAY} to {LAST_DAY}")
    return day


def period_of(kind: PeriodKind, day: date) -> Period:
    """The period of a kind in which a day of the room's calendar lies: weeks are ISO weeks, from Monday on, and a
    season is a quarter of the calendar year."""
    match kind:
        case "day":
            return Period(kind, day.isoformat(), day, day)
        case "week":
            return _week(day)
        case "month":
            return Period(kind, f"{day:%Y-%m}", *_months(day.replace(day=1), 1))
        case "season":
            return _season(day)
        case "all":
            return Period(kind, "all", FIRST_DAY, LAST_DAY)


def _week(day: date) -> Period:
    monday = day - timedelta(days=day.weekday())
    year, number, _ = day.isocalendar()
    return Period("week", f"{year}-W{number:02}", monday, monday + timedelta(days=6))


def _season(day: date) -> Period:
    quarter = (day.month - 1) // SEASON_MONTHS
    first = date(day.year, quarter * SEASON_MONTHS + 1, 1)
    return Period("season", f"{day.year}-Q{quarter + 1}", *_months(first, SEASON_MONTHS))


def _months(first: date, count: int) -> tuple[date, date]:
    """The first and the last day of so many months."""
    years, month = divmod(first.month - 1 + count, 12)
    return first, date(first.year + years, month + 1, 1) - timedelta(days=1)
