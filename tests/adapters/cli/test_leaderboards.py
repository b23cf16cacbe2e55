"""`cardroom leaderboard`: a board for people and for machines, and what is refused."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.cli.stored_room import Ask, asking, complaining, settle_in, store
from tests.projections.score_sheets import ScoreSheet
from tests.support.databases import ThrowawayServers

NAMES = {"bob": "Bo\N{RIGHT-TO-LEFT OVERRIDE}b"}


@pytest.fixture(scope="module")
def url(database_servers: ThrowawayServers) -> Iterator[str]:
    sheet = ScoreSheet()
    sheet.enter("ann", "bob")
    sheet.enter("rook", house=True)
    for _ in range(100):
        sheet.hand("2026-11-21 12:00", {"ann": 5, "rook": -5})
    sheet.hand("2026-11-20 12:00", {"ann": -7, "bob": 7}, names=NAMES)
    sheet.hand("2026-10-01 00:00", {"ann": -1_000, "bob": 1_000}, names=NAMES)
    with database_servers[18].database() as url:
        store(url, sheet.log)
        yield url


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str) -> None:
    settle_in(monkeypatch, tmp_path, url)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    return asking(capsys, "leaderboard")


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Ask:
    return complaining(capsys, "leaderboard")


def test_a_board_is_a_line_for_each_player(ask: Ask) -> None:
    heading, columns, *lines, note = ask("--at", "2026-11-22").splitlines()
    assert heading == "2026-W47, 2026-11-16 to 2026-11-22 (UTC), by chips won; 2 with a hand or more"
    assert columns.split() == ["place", "player", "hands", "net", "bb/100", "±", "95", "%"]
    assert [line.split() for line in lines] == [
        ["1", "Ann", "101", "+493", "+48.8", "2.3"],
        ["2", "Bo\N{REPLACEMENT CHARACTER}b", "1", "+7"],
    ]
    assert note == "bb/100 needs 100 hands."


def test_a_board_as_json_says_everything(ask: Ask) -> None:
    told = json.loads(ask("--period", "season", "--at", "2026-12-31", "--by", "hands", "--house", "--json"))
    lines = told.pop("lines")
    assert told == {
        "period": "season",
        "label": "2026-Q4",
        "first": "2026-10-01",
        "last": "2026-12-31",
        "by": "hands",
        "min_hands": 1,
        "players": 3,
    }
    assert [(each["place"], each["player"], each["hands"], each["net"], each["house"]) for each in lines] == [
        (1, "account:ann", 102, -507, False),
        (2, "account:rook", 100, -500, True),
        (3, "account:bob", 2, 1_007, False),
    ]
    assert lines[1]["bb100"] == -50.0
    assert lines[1]["margin"] == 0.0
    assert lines[2]["bb100"] is None


def test_house_bots_are_marked_where_they_are_asked_for(ask: Ask) -> None:
    assert "Rook (house)" in ask("--period", "all", "--house")
    assert "Rook" not in ask("--period", "all")


def test_a_win_rate_needs_a_hundred_hands(ask: Ask) -> None:
    told = json.loads(ask("--period", "all", "--by", "bb100", "--json"))
    assert (told["min_hands"], [each["name"] for each in told["lines"]]) == (100, ["Ann"])


def test_the_minimum_of_hands_and_the_length_are_ones_own(ask: Ask) -> None:
    assert "1 of 2 with a hand or more" in ask("--period", "all", "--limit", "1")
    told = json.loads(ask("--period", "all", "--min-hands", "3", "--json"))
    assert [each["name"] for each in told["lines"]] == ["Ann"]


def test_an_empty_board_says_so(ask: Ask) -> None:
    assert "Nobody has played a hand in it." in ask("--period", "day", "--at", "2020-02-29")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--period", "year"], "'year' is not one of 'day', 'week', 'month', 'season', 'all'"),
        (["--by", "luck"], "'luck' is not one of 'net', 'bb100', 'hands'"),
        (["--at", "2026-02-30"], "--at: a day is written like 2026-11-21, from 2000-01-01 to 2999-12-31"),
        (["--at", "1999-12-31"], "--at: a day is written like 2026-11-21, from 2000-01-01 to 2999-12-31"),
        (["--by", "bb100", "--min-hands", "99"], "--min-hands is at least 100"),
        (["--min-hands", "0"], "'--min-hands': Input should be greater than or equal to 1"),
        (["--limit", "0"], "'--limit': Input should be greater than or equal to 1"),
    ],
)
def test_wrong_usage_is_named_in_one_line(refused: Ask, words: list[str], complaint: str) -> None:
    assert complaint in refused(*words, status=2)
