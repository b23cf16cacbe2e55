"""`cardroom templates`: what operators write and read, on a real database."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.cli.main import run
from adapters.settings import Settings, variable_of

HOLDEM = """\
name = "Hold'em"
[[games]]
ruleset = "nlhe/1"
small_blind = 10
big_blind = 20
"""
EVERYTHING = """\
name = "Wild"
seats = 6
rotation = "hands"
rotation_hands = 6
button = "dead"
buy_button = true
straddle = "utg"
restraddles = 2
bomb_every = 25
bomb_vote = true
bomb_ante = 40
bomb_boards = 2
most_runouts = 3
rabbit = true
ratholing_seconds = 0
away_orbits = 0
rake_per_mille = 45
rake_heads_up = false
auto_muck = false
[[games]]
ruleset = "nlhe/1"
small_blind = 10
big_blind = 20
ante = 20
ante_kind = "big_blind"
[[games]]
ruleset = "plo5/1"
small_blind = 10
big_blind = 20
boards = 2
"""
STUD = """\
name = "Stud"
seats = 8
[[games]]
ruleset = "stud/1"
small_bet = 20
bring_in = 6
ante = 4
"""

Ask = Callable[..., str]


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, database_url: str) -> None:
    """The settings of a room of one's own, on a narrow terminal."""
    for field in Settings.model_fields:
        monkeypatch.delenv(variable_of(field), raising=False)
    monkeypatch.setenv("CARDROOM_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("CARDROOM_DATABASE_URL", database_url)
    monkeypatch.setenv("COLUMNS", "40")


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run `cardroom templates` with these words, which must succeed; return what it says."""

    def asked(*words: str) -> str:
        capsys.readouterr()
        assert run(["templates", *words]) == 0
        return capsys.readouterr().out

    return asked


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Ask:
    """The same with words that must fail with a status of their own; return the one line of complaint."""

    def complained(*words: str, status: int = 1) -> str:
        capsys.readouterr()
        assert run(["templates", *words]) == status
        output = capsys.readouterr()
        assert output.out == ""
        (line,) = output.err.splitlines()
        assert line.startswith("cardroom: ")
        return line.removeprefix("cardroom: ")

    return complained


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], str]:
    """A file with this content."""

    def kept(content: str) -> str:
        path = tmp_path / "terms.toml"
        path.write_text(content, encoding="utf-8")
        return str(path)

    return kept


def test_a_template_is_added_changed_and_retired(ask: Ask, file: Callable[[str], str]) -> None:
    template = json.loads(ask("add", file(HOLDEM), "--json"))["template"]
    assert ask("change", template, file(HOLDEM.replace("name", "seats = 9\nname"))) == f"{template}: version 2\n"
    assert ask("retire", template) == f"{template}: retired\n"
    (told,) = json.loads(ask("list", "--json"))
    assert (told["template"], told["version"], told["retired"]) == (template, 2, True)
    assert told["terms"]["seats"] == 9
    assert json.loads(ask("show", template, "--version", "1", "--json"))["terms"]["seats"] == 6


def test_an_added_template_says_its_id(ask: Ask, file: Callable[[str], str]) -> None:
    said = ask("add", file(HOLDEM))
    template = said.partition(": version 1\n")[0]
    assert json.loads(ask("show", template, "--json"))["terms"]["min_buy_in"] == 800


def test_the_same_terms_are_no_new_version(ask: Ask, file: Callable[[str], str]) -> None:
    template = json.loads(ask("add", file(HOLDEM), "--json"))["template"]
    assert json.loads(ask("change", template, file(HOLDEM), "--json")) == {"template": template, "version": 1}


def test_shown_terms_are_a_file_to_change(ask: Ask, file: Callable[[str], str]) -> None:
    template = json.loads(ask("add", file(EVERYTHING), "--json"))["template"]
    shown = ask("show", template, "--toml")
    assert ask("change", template, file(shown)) == f"{template}: version 1\n"
    assert ask("change", template, file(shown.replace("seats = 6", "seats = 5"))) == f"{template}: version 2\n"


def test_an_empty_room_says_how_to_begin(ask: Ask) -> None:
    assert "cardroom templates add FILE.toml" in ask("list")
    assert json.loads(ask("list", "--json")) == []


def test_the_list_has_a_line_for_each(ask: Ask, file: Callable[[str], str]) -> None:
    added = [json.loads(ask("add", file(content), "--json"))["template"] for content in (HOLDEM, EVERYTHING, STUD)]
    ask("retire", added[0])
    lines = [line.split() for line in ask("list").splitlines()[1:]]
    assert [line[0] for line in lines] == added
    assert lines[0][1:] == ["1,", "retired", "Hold'em", "10/20", "6", "800", "to", "2000"]
    assert lines[1][1:] == ["1", "Wild", "2", "6", "800", "to", "2000"]
    assert lines[2][1:] == ["1", "Stud", "20/40,", "bring-in", "6,", "ante", "4", "8", "400", "to", "2000"]


def test_terms_are_told_in_words(ask: Ask, file: Callable[[str], str]) -> None:
    template = json.loads(ask("add", file(EVERYTHING), "--json"))["template"]
    head, *rows = ask("show", template).splitlines()
    assert head == f"Wild  {template}, version 1 of 1"
    told = dict(row.rstrip().split("  ", 1) for row in rows)
    assert {name: said.strip() for name, said in told.items()} == {
        "No-limit hold'em": "10/20, ante 20 of the big blind for all  (nlhe/1)",
        "Pot-limit Omaha 5": "10/20, 2 boards  (plo5/1)",
        "rotation": "the next game after 6 hands",
        "seats": "6",
        "buy-in": "800 to 2000",
        "button": "may be dead, may be bought",
        "straddle": "under the gun, 2 more on top",
        "bomb pots": "every 25 hands and by vote, ante 40, two boards",
        "run-outs": "up to 3 by consent",
        "rabbit hunt": "yes",
        "beaten hands": "each player is asked",
        "clock": "20 s a turn, 4 s between hands",
        "time bank": "30 s, and 5 s every 10 hands up to 60 s",
        "lost connection": "30 s of grace",
        "sitting out": "as long as one likes",
        "coming back": "with any buy-in",
        "rake": "4.5 %, none with two players, at most 20 with three or four, 50 with more",
    }


def test_a_name_that_looks_like_markup_is_shown_as_it_is(ask: Ask, file: Callable[[str], str]) -> None:
    template = json.loads(ask("add", file(HOLDEM.replace("Hold'em", "[red]High[/]")), "--json"))["template"]
    assert ask("show", template).startswith("[red]High[/]")
    assert "[red]High[/]" in ask("list")


def test_a_bad_file_is_one_line_and_adds_nothing(ask: Ask, refused: Ask, file: Callable[[str], str]) -> None:
    path = file(HOLDEM.replace("big_blind = 20", "big_blind = 0"))
    assert refused("add", path) == f"{path}: games[0].big_blind must be from 1 to 1000000000, not 0."
    path = file("name = \nseats = 6")
    assert refused("add", path).startswith(f"{path}: This is not TOML: Invalid value (at line 1, ")
    assert json.loads(ask("list", "--json")) == []


def test_a_file_that_cannot_be_read_is_one_line(refused: Ask, tmp_path: Path) -> None:
    assert refused("add", str(tmp_path / "nothing.toml")) == f"{tmp_path}/nothing.toml: No such file or directory"
    assert refused("add", str(tmp_path)) == f"{tmp_path}: Is a directory"


def test_what_is_not_there_is_one_line(ask: Ask, refused: Ask, file: Callable[[str], str]) -> None:
    path = file(HOLDEM)
    for words in (["show", "template:1"], ["change", "template:1", path], ["retire", "template:1"]):
        assert refused(*words) == "There is no template 'template:1'."
    template = json.loads(ask("add", path, "--json"))["template"]
    assert refused("show", template, "--version", "2") == f"{template} has the versions 1 to 1, not 2."
    assert refused("show", template, "--version", "0", "--json") == f"{template} has the versions 1 to 1, not 0."


def test_a_retired_template_is_not_changed(ask: Ask, refused: Ask, file: Callable[[str], str]) -> None:
    path = file(HOLDEM)
    template = json.loads(ask("add", path, "--json"))["template"]
    assert json.loads(ask("retire", template, "--json")) == {"template": template, "retired": True}
    assert refused("change", template, path) == "This template is retired; add a new one instead."
    assert refused("retire", template) == "This template is retired; add a new one instead."


@pytest.mark.parametrize("words", [["add"], ["show"], ["change", "template:1"], ["list", "more"], ["sell"]])
def test_wrong_usage_is_status_2(refused: Ask, words: list[str]) -> None:
    assert "see cardroom --help" in refused(*words, status=2)


def test_one_form_at_a_time(refused: Ask) -> None:
    assert "choose one of --json and --toml" in refused("show", "template:1", "--json", "--toml", status=2)
