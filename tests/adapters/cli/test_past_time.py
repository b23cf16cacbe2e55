"""Times as people write them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.cli.past_time import NoTime, past_time, told_time

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-21T01:18:26", "2026-11-21 01:18:26.000 UTC"),
        ("2026-11-21T01:18:26Z", "2026-11-21 01:18:26.000 UTC"),
        ("2026-11-21T01:18:26.125+01:00", "2026-11-21 00:18:26.125 UTC"),
        ("2026-11-21 01:18", "2026-11-21 01:18:00.000 UTC"),
        ("2026-11-21", "2026-11-21 00:00:00.000 UTC"),
        ("-2h", "2026-11-21 10:00:00.000 UTC"),
        ("-90m", "2026-11-21 10:30:00.000 UTC"),
        ("-1d2h30m5s", "2026-11-20 09:29:55.000 UTC"),
        ("-1w", "2026-11-14 12:00:00.000 UTC"),
        ("-0s", "2026-11-21 12:00:00.000 UTC"),
    ],
)
def test_a_time_is_what_it_says(text: str, meant: str) -> None:
    assert told_time(past_time(text, NOW)) == meant


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "2h", "-2", "-h", "-2x", "-2h3", "-3s2h", "-1.5h", "- 2h", "-٣h", "yesterday", "1763686706", "nan"),
        *("2026-13-01", "2026-11-21T25:00", "2026-11-21T01:18:26+25:00", "-9999999w", f"-{'9' * 5000}h"),
        *("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+12:00", "2026-11-21\x1b[2J"),
    ],
)
def test_what_is_no_time_is_said_with_what_would_be_one(text: str) -> None:
    with pytest.raises(NoTime, match=r"is no time; write it like 2026-11-21T14:30:00\+01:00, .* or -2h30m") as refused:
        past_time(text, NOW)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 200


@given(st.integers(0, 4_000_000_000_000))
def test_what_is_told_is_read_again(milliseconds: int) -> None:
    at = milliseconds / 1_000
    told = told_time(at).removesuffix(" UTC")
    assert past_time(told, NOW) == pytest.approx(at, abs=0.0011)


def test_ago_is_reckoned_from_now() -> None:
    assert past_time("-1d", NOW) == NOW - timedelta(days=1).total_seconds()
