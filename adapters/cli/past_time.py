"""A time in the past as people write it, ISO 8601 or how long ago, and as they read it."""

import re
from datetime import UTC, datetime

AGO = re.compile(r"-(?=\d)(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", re.ASCII)
SECONDS = (7 * 86_400, 86_400, 3_600, 60, 1)
SHOWN = 40
"""Characters of a text that is no time that its refusal repeats."""


class NoTime(ValueError):
    """This is no time."""


def past_time(text: str, now: float) -> float:
    """UTC, in seconds since the epoch, of `2026-11-21T01:18:26+01:00`, `2026-11-21 01:18` (UTC) or `-1d2h30m`, reckoned
    from `now`. Raises NoTime."""
    try:
        ago = AGO.fullmatch(text)
        told = datetime.fromtimestamp(now - _seconds(ago), UTC) if ago else datetime.fromisoformat(text)
        return (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC).timestamp()
    except (ValueError, OverflowError, OSError):
        raise NoTime(
            f"{text[:SHOWN]!r} is no time; write it like 2026-11-21T14:30:00+01:00, 2026-11-21 13:30 (UTC) or -2h30m."
        ) from None


def _seconds(ago: re.Match[str]) -> int:
    return sum(int(count or 0) * seconds for count, seconds in zip(ago.groups(), SECONDS, strict=True))


def told_time(at: float) -> str:
    """A time (UTC, seconds since the epoch) as one that `past_time` reads again."""
    return f"{datetime.fromtimestamp(at, UTC).isoformat(' ', 'milliseconds').removesuffix('+00:00')} UTC"
