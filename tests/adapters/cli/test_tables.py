"""`cardroom tables`: the open ones, and each as it was at any time."""

import asyncio
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from adapters.cli.main import run
from adapters.compose import foundation
from adapters.settings import Settings, load_settings, variable_of
from application.accounts import Identity
from domain.table.commands import OpenTable
from domain.template.terms import Game, Terms
from tests.adapters.cli.hands import ImportedHand, imported
from tests.support.databases import ThrowawayServers

Ask = Callable[..., str]
NAME = "Alder [red]"
TERMS = Terms(NAME, (Game("nlhe/1", 5, 10), Game("plo4/1", 5, 10)), 6, 200, 1_000)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory, database_servers: ThrowawayServers) -> Iterator[ImportedHand]:
    """A room with one hand at a table that is closed by now."""
    with database_servers[18].database() as url:
        yield imported(tmp_path_factory.mktemp("room"), url)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch, played: ImportedHand) -> ImportedHand:
    """The room, which the settings name."""
    for field in Settings.model_fields:
        monkeypatch.delenv(variable_of(field), raising=False)
    monkeypatch.setenv("CARDROOM_DATA_DIR", str(played.data))
    monkeypatch.setenv("CARDROOM_DATABASE_URL", played.database_url)
    monkeypatch.setenv("COLUMNS", "80")
    return played


@pytest.fixture
def ask(room: ImportedHand, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run `cardroom tables` with these words, which must succeed; return what it says."""

    def asked(*words: str) -> str:
        capsys.readouterr()
        assert run(["tables", *words]) == 0
        return capsys.readouterr().out

    return asked


@pytest.fixture
def refused(room: ImportedHand, capsys: pytest.CaptureFixture[str]) -> Ask:
    """The same with words that must fail; return the one line of complaint."""

    def complained(*words: str, status: int = 1) -> str:
        capsys.readouterr()
        assert run(["tables", *words]) == status
        output = capsys.readouterr()
        assert output.out == ""
        (line,) = output.err.splitlines()
        return line.removeprefix("cardroom: ")

    return complained


def opened(url: str, *players: str) -> str:
    """Open a table in the room, with these people at it."""

    async def open_() -> str:
        async with foundation(load_settings(), url) as base:
            terms = OpenTable(NAME, "room", "", 0, TERMS)
            table = await base.room.open_table(terms, f"open-{datetime.now(UTC).timestamp()}")
            for seat, name in enumerate(players):
                account = await base.room.enter(Identity("development", name, name))
                await base.room.take_seat(account.player, table, seat, 500, f"sit-{table}-{name}")
            return table

    return asyncio.run(open_())


def moments(room: ImportedHand) -> tuple[str, str]:
    """When the table with the hand was opened, and when the hand was over."""
    log = [recorded for recorded in room.log() if recorded.stream in (room.table, room.hand)]
    first, last = (
        datetime.fromtimestamp(each.at, UTC).isoformat(timespec="milliseconds") for each in (log[0], log[-1])
    )
    return first, last


def test_open_tables_are_listed(room: ImportedHand, ask: Ask) -> None:
    table = opened(room.database_url, "Ann", "Bo")
    listed = json.loads(ask("list", "--json"))
    (told,) = [each for each in listed if each["table"] == table]
    assert (told["name"], told["players"], told["occupied"], told["hand_running"]) == (NAME, 2, [0, 1], False)
    assert room.table not in {each["table"] for each in listed}
    (line,) = [line for line in ask("list").splitlines() if line.startswith(table)]
    assert line.split() == [table, "Alder", "[red]", "No-limit", "hold'em,", "2", "games", "2", "of", "6"]


def test_a_table_is_shown_as_it_was(room: ImportedHand, ask: Ask) -> None:
    table = opened(room.database_url, "Ann", "Bo")
    text = ask("at", table, "-0s")
    assert re.match(r"at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} UTC, as it had been since ", text)
    assert re.search(r"0  Ann +500", text)
    assert "No hand was dealt yet." in text


def test_a_past_table_is_told_as_json(room: ImportedHand, ask: Ask) -> None:
    first, last = moments(room)
    empty, over = (json.loads(ask("at", room.table, at, "--json")) for at in (first, last))
    assert [empty["closed"], over["closed"]] == [False, True]
    assert empty["view"]["table"] == room.table
    assert over["view"]["hand"]["boards"] == [["3h", "4h", "9s", "Js", "5d"]]
    assert datetime.fromtimestamp(over["since"], UTC).isoformat(timespec="milliseconds") == last


def test_a_closed_table_says_so(room: ImportedHand, ask: Ask) -> None:
    text = ask("at", room.table, "-0s")
    assert "nobody sits here" in text
    assert text.rstrip().endswith("The table is closed.")


def test_a_table_may_be_named_by_its_name(room: ImportedHand, ask: Ask) -> None:
    name = json.loads(ask("at", room.table, "-0s", "--json"))["view"]["name"]
    assert ask("at", name, moments(room)[1]) == ask("at", room.table, moments(room)[1])


def test_a_name_of_several_tables_names_none(room: ImportedHand, refused: Ask) -> None:
    ids = [opened(room.database_url), opened(room.database_url)]
    said = refused("at", NAME, "-1m")
    assert said.startswith(f"Several tables are called {NAME!r}; name one by its id: table:")
    assert {*ids} <= {*re.findall(r"table:[0-9a-f-]+", said)} or said.endswith(" …")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere", "-1m"), "There is no table called 'nowhere'; `cardroom tables list` lists the open ones."),
        (("table:none", "-1m"), "There is no table 'table:none'; its id looks like table:0190…."),
        (("nowhere", "soon"), "'soon' is no time; write it like 2026-11-21T14:30:00+01:00"),
    ],
)
def test_what_is_not_there_is_one_line(refused: Ask, words: tuple[str, ...], said: str) -> None:
    assert refused("at", *words).startswith(said)


def test_before_it_was_opened_and_to_come_are_refused(room: ImportedHand, refused: Ask) -> None:
    assert refused("at", room.table, "-520w").startswith("This table was opened at 20")
    assert "is still to come; it is 20" in refused("at", room.table, "9000-01-01")


@pytest.mark.parametrize("words", [["at"], ["at", "table:1"], ["at", "table:1", "-1h", "--jsn"], ["list", "all"]])
def test_wrong_usage_is_status_2(refused: Ask, words: list[str]) -> None:
    assert "see cardroom --help" in refused(*words, status=2)
