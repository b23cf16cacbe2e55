"""`cardroom analytics`: analysts let in and shut out, and their questions, on a real database."""

import asyncio
import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
import pytest

from adapters.cli.main import run
from adapters.postgres.embedded import running_url
from adapters.postgres.journal import PostgresJournal
from adapters.settings import Settings, variable_of
from domain.audit.events import DataAccessGranted, DataAccessRevoked
from domain.event import Event
from tests.adapters.postgres.analysed import rows
from tests.support.databases import ThrowawayServer

Ask = Callable[..., str]


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> Iterator[None]:
    """The settings of a room of one's own, without analysts afterwards."""
    for field in Settings.model_fields:
        monkeypatch.delenv(variable_of(field), raising=False)
    monkeypatch.setenv("CARDROOM_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("CARDROOM_DATABASE_URL", database_url)
    monkeypatch.setenv("USER", "operator")
    monkeypatch.setenv("LOGNAME", "operator")
    monkeypatch.setenv("COLUMNS", "100")
    yield
    run(["analytics", "revoke", "anna"])


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run `cardroom analytics` with these words, which must succeed; return what it says."""

    def asked(*words: str) -> str:
        capsys.readouterr()
        assert run(["analytics", *words]) == 0
        return capsys.readouterr().out

    return asked


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Ask:
    """The same with words that must fail; return the one line of complaint."""

    def complained(*words: str, status: int = 1) -> str:
        capsys.readouterr()
        assert run(["analytics", *words]) == status
        output = capsys.readouterr()
        assert output.out == ""
        (line,) = output.err.splitlines()
        assert line.startswith("cardroom: ")
        return line.removeprefix("cardroom: ")

    return complained


async def _log(url: str) -> list[Event]:
    journal = await PostgresJournal.open(url)
    recorded = await journal.read(0, 100)
    await journal.close()
    return [each.event for each in recorded]


def log(url: str) -> list[Event]:
    """What the journal holds."""
    return asyncio.run(_log(url))


def test_an_analyst_who_is_let_in_can_connect(ask: Ask) -> None:
    address = ask("grant", "anna").strip()

    parts = urlsplit(address)
    assert (parts.scheme, parts.username) == ("postgresql", "anna")
    assert len(unquote(parts.password or "")) >= 32
    assert rows(address, "SELECT current_user AS me") == [{"me": "anna"}]


def test_every_change_of_access_is_in_the_journal(ask: Ask, refused: Ask, database_url: str) -> None:
    ask("grant", "anna")
    ask("grant", "anna", "--identities")
    ask("revoke", "anna")
    refused("grant", "cardroom")
    refused("revoke", "anna")

    assert log(database_url) == [
        DataAccessGranted("anna", False, "operator"),
        DataAccessGranted("anna", True, "operator"),
        DataAccessRevoked("anna", "operator"),
    ]


def test_the_line_that_is_printed_opens_a_server_that_asks_for_passwords(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = ThrowawayServer(18)
    try:
        with psycopg.connect(server.url, autocommit=True) as superuser:
            (access,) = superuser.execute("SHOW hba_file").fetchone() or ("",)
            Path(access).write_text("local all cardroom trust\nlocal all all scram-sha-256\n", encoding="utf-8")
            superuser.execute("SELECT pg_reload_conf()")
        monkeypatch.setenv("CARDROOM_DATABASE_URL", server.url_of("pristine"))

        address = ask("grant", "anna").strip()

        assert rows(address, "SELECT current_user AS me") == [{"me": "anna"}]
        password = urlsplit(address).password or ""
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(address.replace(password, password[::-1]))
    finally:
        server.stop()


def test_a_password_is_shown_once_only(ask: Ask) -> None:
    assert urlsplit(ask("grant", "anna").strip()).password
    assert urlsplit(ask("grant", "anna", "--identities").strip()).password is None


def test_a_password_of_ones_own_is_not_shown(
    ask: Ask, tmp_path: Path, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "password"
    file.write_text("correct horse\nand more\n", encoding="utf-8")
    said = ask("grant", "anna", "--password-file", str(file))

    assert urlsplit(said.strip()).password is None
    assert "horse" not in said + capsys.readouterr().err
    (stored,) = rows(database_url, "SELECT rolpassword FROM pg_authid WHERE rolname = 'anna'")
    assert stored["rolpassword"].startswith("SCRAM-SHA-256$")


def test_a_password_comes_from_standard_input_too(ask: Ask, monkeypatch: pytest.MonkeyPatch, database_url: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("correct horse\n"))
    ask("grant", "anna", "--password-file", "-")

    assert rows(database_url, "SELECT FROM pg_authid WHERE rolname = 'anna' AND rolpassword LIKE 'SCRAM%'")


@pytest.mark.parametrize("content", ["", "\n", "short\n"])
def test_too_short_a_password_is_refused(refused: Ask, tmp_path: Path, database_url: str, content: str) -> None:
    file = tmp_path / "password"
    file.write_text(content, encoding="utf-8")

    complaint = refused("grant", "anna", "--password-file", str(file))
    assert complaint == "The password must stand in the first line, with at least 8 characters."
    assert log(database_url) == []


def test_a_missing_password_file_is_named(refused: Ask, tmp_path: Path) -> None:
    assert refused("grant", "anna", "--password-file", str(tmp_path / "none")).endswith(
        "none: No such file or directory"
    )


def test_analysts_are_listed(ask: Ask) -> None:
    assert json.loads(ask("list", "--json")) == []
    assert json.loads(ask("grant", "anna", "--identities", "--json"))["identities"]
    assert json.loads(ask("list", "--json")) == [{"name": "anna", "identities": True, "connections": 0}]
    assert ask("list").split() == ["anna", "identities", "0", "connections"]


def test_who_is_shut_out_cannot_connect(ask: Ask) -> None:
    address = ask("grant", "anna").strip()
    assert json.loads(ask("revoke", "anna", "--json")) == {"analyst": "anna", "removed": True}

    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)


def test_somebody_unknown_cannot_be_shut_out(refused: Ask) -> None:
    assert refused("revoke", "nobody") == "There is no analyst 'nobody'; see `cardroom analytics list`."


def test_answers_come_as_a_table_as_json_and_as_csv(ask: Ask) -> None:
    query = """
        SELECT 1 AS number, 1.5 AS amount, '=1+1' AS words, ARRAY['Td', 'Ah'] AS cards, null AS nothing, true AS yes,
               timestamptz '2026-01-31 12:00Z' AS at
    """
    (row,) = json.loads(ask("query", query, "--json"))
    assert row == {
        "number": 1,
        "amount": 1.5,
        "words": "=1+1",
        "cards": ["Td", "Ah"],
        "nothing": None,
        "yes": True,
        "at": "2026-01-31 12:00:00+00:00",
    }
    assert list(csv.reader(io.StringIO(ask("query", query, "--csv"), newline=""))) == [
        ["number", "amount", "words", "cards", "nothing", "yes", "at"],
        ["1", "1.5", "'=1+1", "Td Ah", "", "true", "2026-01-31 12:00:00+00:00"],
    ]
    assert ask("query", query).split("\n")[1].split()[:4] == ["1", "1.5", "=1+1", "Td"]


def test_who_asks_for_few_rows_is_told_of_more(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["analytics", "query", "SELECT generate_series(1, 3) AS n", "--limit", "2", "--csv"]) == 0

    output = capsys.readouterr()
    assert output.out == "n\r\n1\r\n2\r\n"
    assert output.err == "There are more than these 2 rows; --limit takes more.\n"


def test_a_question_beyond_the_views_is_refused(refused: Ask) -> None:
    assert "permission denied for schema journal" in refused("query", "SELECT * FROM journal.stored_events")
    assert refused("query", "SELECT 1", "--json", "--csv", status=2).startswith("Invalid value: choose one of")


def test_views_are_told_with_their_columns(ask: Ask, refused: Ask) -> None:
    told = {view["view"]: view for view in json.loads(ask("views", "--json"))}
    assert told["identities"]["identities"]
    assert [column["name"] for column in told["streets"]["columns"]] == ["hand", "place", "street", "board", "cards"]
    assert "analytics.streets" in ask("views")
    assert "The new cards, such as Td." in ask("views", "analytics.streets")
    assert refused("views", "nothing").startswith("There is no view 'nothing'; there are hands, hand_players, ")


def test_psql_opens_the_embedded_database_as_an_analyst(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CARDROOM_DATABASE_URL")
    assert run(["analytics", "grant", "anna"]) == 0
    assert urlsplit(capfd.readouterr().out.strip()).password is None

    assert run(["analytics", "psql", "anna", "--", "-At", "-c", "SELECT current_user, 1"]) == 0

    assert capfd.readouterr().out == "anna|1\n"
    assert running_url(tmp_path / "data" / "postgres") is None


def test_psql_is_for_those_who_were_let_in(refused: Ask) -> None:
    assert refused("psql", "nobody") == (
        "There is no analyst 'nobody'; let one in with `cardroom analytics grant nobody`."
    )
