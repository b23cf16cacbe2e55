"""Every field holds the kind of value that it must hold."""

import pytest

from tests.domain.template.tables import HOLDEM, MIXED, NLHE, put, refused

WRONG: list[tuple[str, object, str]] = [
    ("name", 5, "a text, not 5"),
    ("name", None, "a text, not None"),
    ("seats", "6", "a whole number, not '6'"),
    ("seats", 6.0, "a whole number, not 6.0"),
    ("seats", True, "a whole number, not true"),
    ("rotation", 1, "a text, not 1"),
    ("buy_button", 1, "true or false, not 1"),
    ("bomb_vote", "no", "true or false, not 'no'"),
    ("turn_seconds", "20", "a number of seconds, not '20'"),
    ("turn_seconds", True, "a number of seconds, not true"),
    ("games", (), "a list of 1 to 24 games, not ()"),
    ("games", (NLHE,) * 25, "a list of 1 to 24 games, not (Game("),
    ("games", [NLHE], "a list of 1 to 24 games, not [Game("),
    ("games", None, "a list of 1 to 24 games, not None"),
    ("games[0]", 3, "a game with its ruleset and stakes, not 3"),
    ("games[0].big_blind", 20.5, "a whole number, not 20.5"),
    ("games[0].big_blind", None, "a whole number, not None"),
    ("games[0].ruleset", 7, "a text, not 7"),
    ("rake_caps", (1, 2), "three whole numbers: for two, three or four, and more players, not (1, 2)"),
    ("rake_caps", 3, "three whole numbers"),
    ("rake_caps[1]", 2.5, "a whole number, not 2.5"),
]


@pytest.mark.parametrize(("path", "value", "wanted"), WRONG)
def test_refused_with_the_path_of_the_field(path: str, value: object, wanted: str) -> None:
    refused(put(HOLDEM, path, value), f"{path} must be {wanted}")


def test_the_game_in_the_way_is_numbered_from_0() -> None:
    refused(put(MIXED, "games[2].ante", None), "games[2].ante must be a whole number")


def test_a_long_value_is_cut_short() -> None:
    refused(put(HOLDEM, "seats", "x" * 1_000), f"seats must be a whole number, not '{'x' * 59}….")
