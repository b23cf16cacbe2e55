"""`cardroom sessions`: a player's sittings for people and for machines, and players who cannot be told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.cli.stored_room import Ask, asking, complaining, settle_in, store
from tests.projections.score_sheets import at
from tests.projections.stories import Story, together
from tests.support.databases import ThrowawayServers


@pytest.fixture(scope="module")
def url(database_servers: ThrowawayServers) -> Iterator[str]:
    """Player 0 sits at table a from 23:50 to 0:15, loses 5, and comes back; there is another Player 1 elsewhere."""
    first, other = Story(seats=2, name="a"), Story(seats=2, name="b")
    other.sit(1)
    first.now = at("2026-11-20 23:50") - 1
    first.sit(0, 400)
    first.sit(1, 400)
    first.deal()
    first.act("fold")
    first.now = at("2026-11-21 00:14:59")
    first.leave(0)
    first.sit(0, 700)
    with database_servers[18].database() as url:
        store(url, together(first, other))
        yield url


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str) -> None:
    settle_in(monkeypatch, tmp_path, url)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    return asking(capsys, "sessions")


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Ask:
    return complaining(capsys, "sessions")


def test_sessions_as_json_say_everything(ask: Ask) -> None:
    running, ended = json.loads(ask("account:a0", "--json"))
    assert (running["running"], running["ended_at"], running["bought_in"], running["net"]) == (True, None, 700, 0)
    assert (ended["running"], ended["seconds"], ended["reason"]) == (False, 25 * 60.0, "asked")
    assert (ended["table"], ended["table_name"], ended["rulesets"]) == ("table:a", "Table a", ["nlhe/1"])
    assert (ended["hands"], abs(ended["net"]), ended["stack"] - ended["net"]) == (1, 5, 400)


def test_sessions_are_a_line_each_and_what_they_come_to(ask: Ask) -> None:
    columns, running, ended, total = ask("player 0").splitlines()
    assert columns.startswith("from (UTC)")
    assert running.endswith("sits there")
    assert ended.split()[:2] == ["2026-11-20", "23:50"]
    assert "0:25:00  Table a  No-limit hold'em" in ended
    assert total.startswith("2 sessions, 1 hand, net ")


def test_only_the_latest_are_told_where_that_is_asked_for(ask: Ask) -> None:
    (running,) = json.loads(ask("account:a0", "--limit", "1", "--json"))
    assert running["running"]


def test_a_player_who_never_sat_down_is_unknown(refused: Ask) -> None:
    assert refused("Nobody") == "No player called 'Nobody' has ever sat down at a table of the room."


def test_a_name_of_several_players_is_not_enough(refused: Ask) -> None:
    line = "Several players sat down as 'Player 1'; name one by its id: account:a1, account:b1"
    assert refused("Player 1") == line
