"""`cardroom integrity`: the list, one signal with its evidence, reviews that last, and clear complaints."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.cli.integrity import Kind, State
from domain.account.events import AccountOpened, TraceLeft
from domain.event import Recorded
from domain.signal.review import STATES
from projections.integrity.signal import KINDS
from tests.adapters.cli.stored_room import Ask, asking, complaining, settle_in, store
from tests.support.databases import ThrowawayServers

PLAYERS = [f"account:{number}" for number in range(12)]
NOW = 1_790_000_000.0
DAYS = ("2026-09-18", "2026-09-19", "2026-09-20", "2026-09-21")


def sign_ins() -> Iterator[Recorded]:
    """Ann and Bo play on one telephone; so do Cy and Di, for longer. The others have one each."""
    phones = {PLAYERS[1]: PLAYERS[0], PLAYERS[3]: PLAYERS[2]}
    for number, player in enumerate(PLAYERS):
        facts = [AccountOpened(f"Player {number}", "telegram")]
        days = DAYS if number in (2, 3) else DAYS[:2]
        tag = f"{PLAYERS.index(phones.get(player, player)):032}"
        for version, fact in enumerate([*facts, *(TraceLeft("device", tag, day) for day in days)], 1):
            yield Recorded(player, version, fact, NOW, f"{player}/{version}")


@pytest.fixture
def url(database_servers: ThrowawayServers) -> Iterator[str]:
    with database_servers[18].database() as url:
        store(url, list(sign_ins()))
        yield url


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str) -> None:
    settle_in(monkeypatch, tmp_path, url)
    monkeypatch.setattr("adapters.clock.SystemClock.now", lambda self: NOW)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    return asking(capsys, "integrity")


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Ask:
    return complaining(capsys, "integrity")


def listed(ask: Ask, *words: str) -> list[tuple[str, str]]:
    """The first account and the state of what is listed."""
    return [(each["accounts"][0], each["state"]) for each in json.loads(ask("list", "--json", *words))]


def ids(ask: Ask) -> list[str]:
    return [each["signal"] for each in json.loads(ask("list", "--json"))]


def test_the_commands_words_are_those_of_the_signals() -> None:
    assert [kind.value for kind in Kind] == list(KINDS)
    assert {state.value for state in State} == set(STATES.values())


def test_signals_are_listed_the_strongest_first(ask: Ask) -> None:
    first, second = json.loads(ask("list", "--json"))
    assert (first["kind"], first["accounts"], first["state"]) == ("same_device", PLAYERS[2:4], "new")
    assert second["accounts"] == PLAYERS[:2]
    assert first["score"] > second["score"] >= 2.0
    assert "on 4 days" in first["explanation"]


def test_the_list_for_people_names_kind_score_and_accounts(ask: Ask) -> None:
    said = ask("list")
    assert said.count("same device") == 2
    assert all(player in said for player in PLAYERS[:4])
    assert ids(ask)[0][:15] in said


def test_the_list_is_narrowed(ask: Ask) -> None:
    assert listed(ask, "--kind", "bot_timing") == []
    assert listed(ask, "--kind", "bot_timing", "--kind", "same_device", "--min-score", "6") == [(PLAYERS[2], "new")]
    assert "Nothing is suspected." in ask("list", "--state", "confirmed")


def test_a_signal_is_shown_with_its_events(ask: Ask) -> None:
    id_ = ids(ask)[1]
    found = json.loads(ask("show", id_, "--json"))
    assert (found["signal"], found["names"], found["reviews"]) == (id_, ["Player 0", "Player 1"], [])
    assert [(each["stream"], each["version"]) for each in found["evidence"]] == [
        (player, version) for version in (2, 3) for player in PLAYERS[:2]
    ]
    said = ask("show", id_[:15])
    assert "Player 1 signed in on 2026-09-19 from the device tagged 00000000" in said
    assert "families share devices" in said


def test_reviews_last_and_are_told(ask: Ask) -> None:
    strong, weak = ids(ask)
    assert ask("mark", weak, "dismissed", "--reason", "Siblings").strip() == f"{weak}: dismissed"
    assert json.loads(ask("mark", strong, "seen", "--json"))["state"] == "seen"
    assert listed(ask) == [(PLAYERS[2], "seen")]
    assert listed(ask, "--state", "dismissed") == [(PLAYERS[0], "dismissed")]
    (review,) = json.loads(ask("show", weak, "--json"))["reviews"]
    assert (review["state"], review["reason"], review["at"]) == ("dismissed", "Siblings", NOW)
    assert "dismissed at a score of" in ask("show", weak)
    ask("mark", weak, "new", "--reason", "Cousins")
    assert listed(ask) == [(PLAYERS[2], "seen"), (PLAYERS[0], "new")]


def test_a_dismissed_signal_comes_up_again_when_it_has_grown(ask: Ask, url: str) -> None:
    weak = ids(ask)[1]
    ask("mark", weak, "dismissed", "--reason", "Siblings")
    news = [
        Recorded(player, version, TraceLeft("device", f"{0:032}", day), NOW, f"{player}/{version}")
        for player in PLAYERS[:2]
        for version, day in enumerate(DAYS[2:], 4)
    ]
    store(url, news[:1])
    assert len(listed(ask)) == 1
    store(url, news[1:])
    assert listed(ask) == [(PLAYERS[0], "new"), (PLAYERS[2], "new")]
    assert "new, again" in ask("list")
    assert "dismissed before" in ask("show", weak)


def test_complaints_say_what_would_be_right(ask: Ask, refused: Ask) -> None:
    id_ = ids(ask)[0]
    assert "There is no signal 'signal:nonsense'" in refused("show", "signal:nonsense")
    assert "too short" in refused("show", "signal:a")
    assert "Say why" in refused("mark", id_, "dismissed")
    assert "nothing to take back" in refused("mark", id_, "new", "--reason", "x")
    assert "'guilty'" in refused("mark", id_, "guilty", status=2)
    assert "min-score" in refused("list", "--min-score", "0", status=2)
    ask("mark", id_, "confirmed", "--reason", "They said so")
    assert "mark it as new first" in refused("mark", id_, "seen")
