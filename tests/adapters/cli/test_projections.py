"""`cardroom projections`: what operators write and read, on a real database."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from adapters.cli.main import run
from adapters.postgres.poison import Poison
from adapters.postgres.read_model import connect
from adapters.postgres.stops import stand
from projections import ledger, lobby
from projections.catalogue import PROJECTIONS
from projections.projection import schema_of
from tests.adapters.cli.stored_room import settle_in, store
from tests.adapters.postgres.read_models import some_log

LEDGER = schema_of(ledger)
NAMES = ", ".join(projection.NAME for projection in PROJECTIONS)

Ask = Callable[..., str]


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> None:
    """A room of one's own with a short evening in it."""
    settle_in(monkeypatch, tmp_path / "data", database_url)
    monkeypatch.setenv("CARDROOM_LOG_LEVEL", "error")
    store(database_url, some_log())


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run `cardroom projections` with these words; return what it says."""

    def asked(*words: str, status: int = 0) -> str:
        capsys.readouterr()
        assert run(["projections", *words]) == status
        return capsys.readouterr().out

    return asked


@pytest.fixture
def complaint(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run `cardroom projections` with these words, which fails; return what it complains of."""

    def asked(*words: str) -> str:
        capsys.readouterr()
        assert run(["projections", *words]) == 1
        return capsys.readouterr().err

    return asked


def change(url: str, order: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(order.encode())


def test_all_are_rebuilt_compared_and_switched_to(ask: Ask) -> None:
    end = len(some_log())
    told = {each["name"]: each for each in json.loads(ask("rebuild", "--all", "--json"))}
    assert {name for name, each in told.items() if each["switched"]} == set(NAMES.split(", "))
    compared = json.loads(ask("rebuild", "ledger", "--compare", "--json"))
    assert [(each["compared"]["different"], each["compared"]["position"], each["switched"]) for each in compared] == [
        (0, end, True)
    ]
    assert f"{LEDGER}_before" in ask("status", "ledger")


def test_status_tells_how_each_stands(ask: Ask) -> None:
    before = json.loads(ask("status", "--json"))
    assert {each["state"] for each in before} == {"not built"}
    ask("rebuild", "lobby")
    text = ask("status", "lobby", "ledger")
    assert "not built" in text
    found = {each["name"]: each for each in json.loads(ask("status", "--json"))}
    assert (found["lobby"]["state"], found["lobby"]["code"], found["lobby"]["behind"]) == ("waiting", "same", 0)
    assert found["lobby"]["schema"] == schema_of(lobby)


def test_a_corrupted_row_is_named_and_nothing_is_switched(ask: Ask, complaint: Ask, database_url: str) -> None:
    ask("rebuild", "ledger")
    assert "all equal" in ask("verify", "ledger")
    change(database_url, f"UPDATE {LEDGER}.entries SET amount = 7 WHERE account = 'house' AND position = 3")
    named = complaint("verify", "ledger")
    assert f"{LEDGER}.entries, account = house, position = 3: live (3,house,7," in named
    assert "built (3,house,-5000," in named
    assert "position = 3" in complaint("rebuild", "ledger", "--compare")
    (found,) = json.loads(ask("verify", "ledger", "--json", status=1))
    assert (found["compared"]["different"], found["compared"]["differences"][0]["table"]) == (1, "entries")
    ask("rebuild", "ledger")
    assert "all equal" in ask("verify", "ledger")


def test_what_was_built_aside_can_be_switched_to_and_back_and_dropped(ask: Ask, complaint: Ask) -> None:
    ask("rebuild", "ledger")
    assert f"as {LEDGER}_next" in ask("rebuild", "ledger", "--no-switch")
    assert "read from now on" in ask("switch", "ledger")
    assert json.loads(ask("rollback", "ledger", "--json")) == {
        "name": "ledger",
        "schema": LEDGER,
        "position": len(some_log()),
    }
    assert json.loads(ask("drop-old", "--json")) == {"dropped": [f"{LEDGER}_before"]}
    assert ask("drop-old") == "There is nothing to drop.\n"
    assert f"There is no {LEDGER}_before to go back to" in complaint("rollback", "ledger")
    assert f"There is no {LEDGER}_next" in complaint("switch", "ledger")


def test_a_stop_is_shown_and_skipped_with_a_reason(ask: Ask, complaint: Ask, database_url: str) -> None:
    ask("rebuild", "lobby")

    async def stop() -> None:
        async with await connect(database_url, "a test") as connection:
            poison = Poison(9, "table.opened at position 9", "table.opened", "cannot be projected: ValueError: no")
            await stand(connection, lobby, schema_of(lobby), poison)

    assert complaint("skip", "ledger", "--reason", "x") == (
        "cardroom: ledger does not stand at an event, so there is nothing to skip.\n"
    )
    asyncio.run(stop())
    assert "stands before table.opened at position 9, cannot be projected: ValueError: no" in ask("status", "lobby")
    assert "say why" in complaint("skip", "lobby", "--reason", " ")
    assert ask("skip", "lobby", "--reason", "A test.") == "lobby passes over table.opened at position 9.\n"
    assert "skips table.opened at position 9: A test. (" in ask("status", "lobby")
    (found,) = json.loads(ask("status", "lobby", "--json"))
    assert [(each["position"], each["reason"]) for each in found["skips"]] == [(9, "A test.")]


def test_wrong_names_get_one_line_with_the_right_ones(complaint: Ask) -> None:
    there_are = f"there are {NAMES}.\n"
    for words in (["status", "lobbby"], ["rebuild", "lobbby", "ledger"], ["skip", "lobbby", "--reason", "x"]):
        assert complaint(*words) == f"cardroom: There is no read model lobbby; {there_are}"
    assert complaint("rebuild") == f"cardroom: Name one or more of {NAMES}, or say --all.\n"


def test_how_far_a_build_is_goes_to_standard_error(
    ask: Ask, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.cli.build_progress.LINE_SECONDS", 0.0)
    monkeypatch.setattr("adapters.postgres.upkeep.build.PAGE", 50)
    assert run(["projections", "rebuild", "ledger", "--json"]) == 0
    said = capsys.readouterr()
    json.loads(said.out)
    assert f"of {len(some_log())} events, " in said.err
    assert "s left" in said.err
