"""Files of terms: what is left open is filled in, and what is wrong is said in one line with its place."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from adapters.template_files import LARGEST, BadTemplateFile, read, written
from domain.template import Game, Terms, complete
from domain.template.ready_made import READY_MADE
from tests.domain.template.sensible import sensible

GOOD = """\
name = "Hold'em ♠"
seats = 9
away_orbits = 3
turn_seconds = 15
rake_per_mille = 50
rake_caps = [0, 30, 0]

[[games]]
ruleset = "nlhe/1"
small_blind = 10
big_blind = 20
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "holdem.toml"


def refused(file: Path, content: str | bytes, saying: str) -> None:
    """The file is refused with its name and exactly this, in one line."""
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadTemplateFile) as refusal:
        read(file)
    assert refusal.value.message == f"{file}: {saying}"


def test_read(file: Path) -> None:
    file.write_text(GOOD, encoding="utf-8")
    terms = Terms("Hold'em ♠", (Game("nlhe/1", 10, 20),), 9, turn_seconds=15.0, rake_per_mille=50)
    assert read(file) == complete(replace(terms, rake_caps=(20, 30, 50)))


def test_read_with_a_byte_order_mark(file: Path) -> None:
    file.write_text(GOOD, encoding="utf-8-sig")
    assert read(file).name == "Hold'em ♠"


@pytest.mark.parametrize("terms", READY_MADE.values(), ids=READY_MADE.keys())
def test_ready_made_terms_are_read_as_they_were_written(file: Path, terms: Terms) -> None:
    file.write_text(written(terms), encoding="utf-8")
    assert read(file) == terms


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sensible())
def test_whatever_was_written_is_read(file: Path, terms: Terms) -> None:
    terms = replace(terms, name=f'"{terms.name[:50]}\\"')
    file.write_text(written(terms), encoding="utf-8")
    assert read(file) == terms


@pytest.mark.parametrize(
    ("old", "new", "saying"),
    [
        ("seats = 9", "seat = 9", "seat is not a known field; leave it out."),
        ("small_blind", "smal_blind", "games[0].smal_blind is not a known field; leave it out."),
        ("seats = 9", 'seats = "9"', "seats must be a whole number, without quotes or a decimal point."),
        ("seats = 9", "seats = 9.0", "seats must be a whole number, without quotes or a decimal point."),
        ("seats = 9", "seats = true", "seats must be a whole number, without quotes or a decimal point."),
        ("seats = 9", "seats = 2026-01-31", "seats must be a whole number, without quotes or a decimal point."),
        ("seats = 9", "rabbit = 1", "rabbit must be true or false."),
        ("seats = 9", "straddle = false", "straddle must be a text in quotes."),
        ("= 15", '= "15"', "turn_seconds must be a number of seconds."),
        ("= 15", "= nan", "turn_seconds must be from 1 to 3600, not nan."),
        ('"Hold\'em ♠"', "1979-05-27", "name must be a text in quotes."),
        ("[0, 30, 0]", "[0, 30]", "rake_caps[2] is missing."),
        ("[0, 30, 0]", "[0, 30, 0, 0]", "rake_caps has too many entries."),
        ("[0, 30, 0]", "30", "rake_caps must be a list (of games: a table [[games]] for each)."),
        ("[[games]]", "[games]", "games must be a list (of games: a table [[games]] for each)."),
        ('ruleset = "nlhe/1"\n', "", "games[0].ruleset is missing."),
        ("[[games]]", "games = [3]\n[other]", "games[0] must be a table: [[games]]. (1 more.)"),
        ("big_blind = 20", "big_blind = 5", "games[0].small_blind must be from 0 to 5 (the big blind), not 10."),
        ("seats = 9", "seats = 10", "seats must be from 2 to 9 (No-limit hold'em is dealt to no more), not 10."),
        ("away_orbits = 3", f"away_orbits = {10**30}", f"away_orbits must be from 0 to 100, not {10**30}."),
    ],
)
def test_what_is_wrong_is_said_with_its_place(file: Path, old: str, new: str, saying: str) -> None:
    assert old in GOOD
    refused(file, GOOD.replace(old, new, 1), saying)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("seats = 9", "seats = ", 2), ("seats = 9", "seats = 9\nseats = 9", 3), ('"nlhe/1"', '"nlhe/1', 9)],
)
def test_what_is_not_toml_is_told_by_its_line(file: Path, old: str, new: str, line: int) -> None:
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadTemplateFile, match=rf"^{file}: This is not TOML: .*\(at line {line}, column \d+\)\.$"):
        read(file)


def test_an_empty_file_lacks_everything(file: Path) -> None:
    refused(file, "", "name is missing. (1 more.)")


def test_bytes_that_are_no_text_are_told_by_their_line(file: Path) -> None:
    refused(file, b'name = "A"\nseats = 6\n# \xff\n', "Line 3 is not UTF-8 text.")


def test_deep_nesting_is_refused(file: Path) -> None:
    refused(file, f"name = {'[' * 10_000}{']' * 10_000}", "This is not TOML: the values are nested too deeply.")


def test_a_large_file_is_refused(file: Path) -> None:
    refused(file, "#" * (LARGEST + 1), f"The file is larger than {LARGEST} bytes.")


def test_what_no_terminal_shows_is_not_repeated(file: Path) -> None:
    refused(file, '"\\u001b[2J" = 1\n' + GOOD, "?[2J is not a known field; leave it out.")


def test_a_file_that_is_not_there_is_the_systems_word(file: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(file)
