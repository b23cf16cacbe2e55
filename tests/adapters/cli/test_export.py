"""`cardroom hands export`: what stands in files and on the terminal, on a real database."""

import json
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from adapters.cli.main import run
from adapters.settings import Settings, variable_of
from tests.support.recorded_hand import HAND

PLAYED = HAND % "106, 94, 100"
BADLY_TOLD = HAND.replace("'NT'", "'NS'").replace("2c7d", "9c7d").replace("3h4h9s", "8h7h9s") % "106, 94, 100"
"""Open Hand History has no short deck."""

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> None:
    """The settings of a room of one's own, in a folder of one's own."""
    for field in Settings.model_fields:
        monkeypatch.delenv(variable_of(field), raising=False)
    monkeypatch.setenv("CARDROOM_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("CARDROOM_DATABASE_URL", database_url)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run `cardroom hands` with these words; return status, output and complaints."""

    def asked(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        status = run(["hands", *words])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return asked


@pytest.fixture
def hands(ask: Ask, tmp_path: Path) -> None:
    """A hand of hold'em and one of short deck."""
    (tmp_path / "nt.phh").write_text(PLAYED)
    (tmp_path / "ns.phh").write_text(BADLY_TOLD)
    for name in ("nt.phh", "ns.phh"):
        assert ask("import", name)[0] == 0


@pytest.mark.usefixtures("hands")
def test_text_goes_to_standard_output_and_the_count_beside_it(ask: Ask) -> None:
    status, out, err = ask("export", "--to", "pokerstars")
    assert status == 0
    assert [hand.split("\n")[1] for hand in out.split("\n\n\n")[:2]] == [
        "Table 'nt.phh' 3-max (Play Money) Seat #3 is the button",
        "Table 'ns.phh' 3-max (Play Money) Seat #3 is the button",
    ]
    assert err.endswith("2 hands written, 0 left out\n")


@pytest.mark.usefixtures("hands")
def test_who_reads_decides_which_cards_are_there(ask: Ask) -> None:
    def dealt(*words: str) -> list[str]:
        text = ask("export", "--to", "pokerstars", "--game", "nlhe", *words)[1]
        return sorted(line for line in text.split("\n") if line.startswith("Dealt"))

    assert dealt() == []
    assert dealt("--as", "Ben") == ["Dealt to Ben [Kc Kd]"]
    assert dealt("--reveal") == ["Dealt to Ann [Ac Ad]", "Dealt to Ben [Kc Kd]", "Dealt to Cem [2c 7d]"]


@pytest.mark.usefixtures("hands")
def test_a_look_at_all_cards_is_recorded_for_each_hand(ask: Ask, database_url: str) -> None:
    assert ask("export", "--to", "phhs", "--reveal")[0] == 0
    with psycopg.connect(database_url) as connection:
        found = connection.execute("SELECT count(*) FROM journal.stored_events WHERE topic = 'audit.cards_opened'")
        assert found.fetchone() == (2,)


@pytest.mark.usefixtures("hands")
def test_what_the_format_cannot_say_is_a_line_each_and_status_1(ask: Ask) -> None:
    status, out, err = ask("export", "--to", "ohh", "--out", "hands.ohh", "--json")
    assert status == 1
    outcome = json.loads(out)
    assert (outcome["out"], outcome["hands"]) == ("hands.ohh", 1)
    (line,) = outcome["left_out"]
    assert line.startswith("hand:")
    assert line.endswith(": is No-limit short deck, for which Open Hand History has no game type.")
    assert line in err
    assert Path("hands.ohh").read_text().count('{"ohh":') == 1


@pytest.mark.usefixtures("hands")
def test_every_format_makes_its_files(ask: Ask) -> None:
    for name in ("phh", "csv", "parquet"):
        assert ask("export", "--to", name, "--out", name)[:2] == (0, "")
    assert sorted(path.suffix for path in Path("phh").iterdir()) == [".phh", ".phh"]
    assert {path.name for path in Path("csv").iterdir()} == {"hands.csv", "hand_players.csv", "events.csv"}
    assert {path.name for path in Path("parquet").iterdir()} == {
        "hands.parquet",
        "hand_players.parquet",
        "events.parquet",
    }
    assert not [path for path in Path().iterdir() if path.name.startswith(".")]


@pytest.mark.usefixtures("hands")
def test_what_was_written_is_imported_again(ask: Ask) -> None:
    assert ask("export", "--to", "phhs", "--reveal", "--out", "all.phhs")[0] == 0
    status, out, _ = ask("import", "all.phhs", "--json")
    outcome = json.loads(out)
    assert (status, outcome["hands"], outcome["differences"], outcome["refused"]) == (0, 2, 0, 0)


@pytest.mark.usefixtures("hands")
def test_filters_go_together(ask: Ask) -> None:
    def count(*words: str) -> int:
        return ask("export", "--to", "pokerstars", *words)[1].count("*** SUMMARY ***")

    named = tomllib.loads(ask("export", "--to", "phhs", "--game", "nlsd")[1])["1"]["hand"]
    assert count("--hand", named) == 1
    assert count("--hand", named, "--game", "nlhe") == 0
    assert count("--player", "Ann", "--origin", "import") == 2
    assert count("--player", "Nobody") == 0
    assert count("--table", "nt.phh") == 1
    assert count("--origin", "room") == 0
    assert count("--from", "2020-01-01", "--until", "2999-12-31") == 2
    assert count("--until", "2020-01-01") == 0
    assert count("--from", "-1h") == 2


def test_a_date_means_all_of_it(ask: Ask, hands: None) -> None:
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    written = ask("export", "--to", "pokerstars", "--until", today)[1]
    if today == f"{datetime.now(UTC):%Y-%m-%d}":
        assert written.count("*** SUMMARY ***") == 2
        assert ask("export", "--to", "pokerstars", "--from", today)[1].count("*** SUMMARY ***") == 2
        assert ask("export", "--to", "pokerstars", "--until", f"{today}T00:00")[1] == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "phh"), "--to phh writes several files; name their folder with --out"),
        (("--to", "ohh", "--json"), "--json takes --out, or the hands and the outcome would be mixed"),
        (("--to", "ohh", "--out", "hände.ohh"), "Open Hand History wants an ASCII file name"),
        (("--to", "ohh", "--out", "none/hands.ohh"), "there is no folder"),
        (("--to", "ohh", "--out", "."), "is a folder"),
        (("--to", "phh", "--out", "file"), "is no folder"),
        (("--to", "ohh", "--as", "Ann", "--reveal"), "choose one of --as and --reveal"),
        (("--to", "ohh", "--dollars"), "--straddle-as-raise and --dollars are for --to pokerstars"),
        (("--to", "ohh", "--from", "yesterday"), "'yesterday' is no time"),
        (("--to", "word"), "'word' is not one of"),
    ],
)
def test_what_does_not_go_together_is_said(ask: Ask, words: tuple[str, ...], said: str) -> None:
    Path("file").touch()
    status, out, err = ask("export", *words)
    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_hand_that_is_not_there_leaves_no_file(ask: Ask) -> None:
    status, out, err = ask("export", "--to", "phhs", "--hand", "hand:none", "--out", "hands.phhs")
    assert (status, out) == (1, "")
    assert err.splitlines()[-1] == "cardroom: There is no hand 'hand:none'; its id looks like hand:0190…."
    assert [path.name for path in Path().iterdir()] == ["data"]
