"""`cardroom activity`: hours and days for people and for machines, and times and tables that cannot be told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.cli.activity import span_of
from adapters.fault import Fault
from projections.activity.figures import Span
from tests.adapters.cli.stored_room import Ask, asking, complaining, settle_in, store
from tests.projections.score_sheets import at
from tests.projections.stories import Story, together
from tests.support.databases import ThrowawayServers

DAY = ("--from", "2026-11-20", "--to", "2026-11-21T00:00")
NOW = at("2026-11-21 12:34:56")


@pytest.fixture(scope="module")
def url(database_servers: ThrowawayServers) -> Iterator[str]:
    """At table a a hand at one and one at two o'clock; at table b nothing; two tables are called c."""
    first, second = Story(seats=2, name="a"), Story(seats=2, name="b")
    first.now = at("2026-11-20 01:00")
    first.sit(0)
    first.sit(1)
    for hour in (1, 2):
        first.now = at(f"2026-11-20 0{hour}:30")
        first.deal()
        first.act("fold")
    first.leave(0)
    first.leave(1)
    third, fourth = Story(name="c"), Story(name="d")
    fourth.log.clear()
    fourth.versions.clear()
    fourth.tell("table:d", third.log[0].event)
    with database_servers[18].database() as url:
        store(url, together(first, second, third, fourth))
        yield url


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str) -> None:
    settle_in(monkeypatch, tmp_path, url)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    return asking(capsys, "activity")


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Ask:
    return complaining(capsys, "activity")


def test_hours_are_a_line_each(ask: Ask) -> None:
    columns, *lines = ask(*DAY).splitlines()
    assert columns.startswith("hour (UTC)")
    assert [line.split()[:3] for line in lines] == [["2026-11-20", "01:00", "1"], ["2026-11-20", "02:00", "1"]]


def test_a_day_sums_up_its_hours(ask: Ask) -> None:
    (day,) = json.loads(ask("Table A", *DAY, "--by", "day", "--json"))
    first, second = json.loads(ask("table:a", *DAY, "--json"))
    assert (day["at"], first["at"], second["at"]) == tuple(
        at(f"2026-11-20 {hour}") for hour in ("00:00", "01:00", "02:00")
    )
    assert (day["hands"], day["pot"], day["pot_in_blinds"], day["players_per_flop"]) == (2, 10.0, 1.0, 0.0)
    assert day["seat_seconds"] == first["seat_seconds"] + second["seat_seconds"]


def test_a_table_where_nobody_sat_says_so(ask: Ask) -> None:
    assert ask("Table b", *DAY) == "Nobody sat at a table in this time.\n"
    assert json.loads(ask("Table b", *DAY, "--json")) == []


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["Nowhere"], "The room has no table 'Nowhere'; `cardroom tables list` lists the open ones."),
        (["Table c"], "Several tables are called 'Table c'; name one by its id: table:c, table:d"),
        (["--from", "soon"], "'soon' is no time; write it like"),
        (["--from", "2026-11-21", "--to", "2026-11-20"], "--from must be a time before --to, or before now."),
    ],
)
def test_what_is_wrong_is_said_in_one_line(refused: Ask, words: list[str], complaint: str) -> None:
    assert complaint in refused(*words)


def test_an_unknown_step_is_wrong_usage(refused: Ask) -> None:
    assert "'week' is not one of 'hour', 'day'" in refused("--by", "week", status=2)


def test_hours_reach_a_day_back_unless_asked_otherwise() -> None:
    assert span_of(None, None, "hour", NOW) == Span(at("2026-11-20 12:00"), at("2026-11-21 13:00"), "hour", NOW)


def test_days_reach_thirty_days_back_unless_asked_otherwise() -> None:
    assert span_of(None, None, "day", NOW) == Span(at("2026-10-22"), at("2026-11-21 13:00"), "day", NOW)


def test_times_are_widened_to_whole_hours() -> None:
    span = span_of("-2h10m", "2026-11-21 13:30+01:00", "hour", NOW)
    assert span == Span(at("2026-11-21 10:00"), at("2026-11-21 13:00"), "hour", NOW)


def test_a_time_in_the_future_has_nothing_before_now() -> None:
    with pytest.raises(Fault, match="--from must be a time before"):
        span_of("2026-11-22", None, "hour", NOW)
