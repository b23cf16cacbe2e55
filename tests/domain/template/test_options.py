"""Straddles, bomb pots, run-outs and rabbit hunts only where the games of the table know them."""

from dataclasses import replace

import pytest

from domain.template import Game, Terms, complete, verify
from tests.domain.template.tables import FLHE, HOLDEM, LIMIT_HOLDEM, MIXED, NLHE, PLO4, SHORT, STUDS, put, refused

SHORT_DECK = complete(Terms("Short deck", (SHORT,)))
STRADDLED = replace(HOLDEM, straddle="utg", restraddles=2)
BOMBS = replace(HOLDEM, bomb_every=20, bomb_ante=40)
TWO_GAMES = complete(Terms("Both", (NLHE, PLO4)))

WRONG: list[tuple[Terms, str, object, str]] = [
    (HOLDEM, "straddle", "mississippi", "one of none, utg, button, not 'mississippi'"),
    (LIMIT_HOLDEM, "straddle", "utg", "none (games[0] is Limit hold'em; limit, stud and short deck have no straddle)"),
    (STUDS, "straddle", "button", "none (games[0] is Limit seven-card stud;"),
    (SHORT_DECK, "straddle", "utg", "none (games[0] is No-limit short deck;"),
    (MIXED, "straddle", "utg", "none (games[1] is Limit hold'em;"),
    (replace(HOLDEM, seats=3), "straddle", "utg", "none (a straddle needs four seats or more), not 'utg'"),
    (HOLDEM, "restraddles", 1, "0 ("),
    (replace(HOLDEM, straddle="button"), "restraddles", 1, "0 ("),
    (STRADDLED, "restraddles", 4, "from 0 to 3 (one for each seat left after a UTG straddle, else none), not 4"),
    (STRADDLED, "restraddles", -1, "from 0 to 3"),
    (HOLDEM, "bomb_every", -1, "from 0 to 1000"),
    (HOLDEM, "bomb_every", 1_001, "from 0 to 1000"),
    (STUDS, "bomb_every", 10, "0 (games[0] is Limit seven-card stud; a bomb pot needs a flop), not 10"),
    (MIXED, "bomb_every", 10, "0 (games[2] is Limit seven-card stud;"),
    (MIXED, "bomb_vote", True, "false (games[2] is Limit seven-card stud; a bomb pot needs a flop), not true"),
    (BOMBS, "bomb_ante", 0, "from 1 to 800 (at most min_buy_in)"),
    (BOMBS, "bomb_ante", 801, "from 1 to 800 (at most min_buy_in)"),
    (HOLDEM, "bomb_ante", 40, "0 (without bomb_every and bomb_vote there are no bomb pots)"),
    (BOMBS, "bomb_boards", 3, "from 1 to 2"),
    (BOMBS, "bomb_boards", 0, "from 1 to 2"),
    (HOLDEM, "bomb_boards", 2, "1 (without bomb_every and bomb_vote there are no bomb pots)"),
    (HOLDEM, "most_runouts", 0, "from 1 to 3"),
    (HOLDEM, "most_runouts", 4, "from 1 to 3"),
    (LIMIT_HOLDEM, "most_runouts", 2, "1 (only no-limit and pot-limit hold'em and Omaha on one board"),
    (STUDS, "most_runouts", 2, "1 (only"),
    (put(HOLDEM, "games[0].boards", 2), "most_runouts", 2, "1 (only"),
    (STUDS, "rabbit", True, "false (no game of the table has a board), not true"),
]

EDGES: list[tuple[Terms, str, object]] = [
    (replace(HOLDEM, seats=4), "straddle", "utg"),
    (HOLDEM, "straddle", "button"),
    (TWO_GAMES, "straddle", "utg"),
    (STRADDLED, "restraddles", 3),
    (BOMBS, "bomb_ante", 800),
    (BOMBS, "bomb_boards", 2),
    (BOMBS, "bomb_vote", True),
    (BOMBS, "bomb_every", 1_000),
    (HOLDEM, "most_runouts", 3),
    (SHORT_DECK, "most_runouts", 3),
    (MIXED, "most_runouts", 3),
    (HOLDEM, "rabbit", True),
    (MIXED, "rabbit", True),
    (LIMIT_HOLDEM, "rabbit", True),
]


@pytest.mark.parametrize(("terms", "path", "value", "wanted"), WRONG)
def test_refused_with_the_path_of_the_field(terms: Terms, path: str, value: object, wanted: str) -> None:
    refused(put(terms, path, value), f"{path} must be {wanted}")


@pytest.mark.parametrize(("terms", "path", "value"), EDGES)
def test_accepted_where_the_games_know_it(terms: Terms, path: str, value: object) -> None:
    verify(put(terms, path, value))


@pytest.mark.parametrize("game", [NLHE, FLHE, PLO4, SHORT])
def test_every_game_with_a_flop_has_bomb_pots_by_vote(game: Game) -> None:
    verify(replace(complete(Terms("Bombs", (game,))), bomb_vote=True, bomb_ante=20))


def test_no_second_board_in_a_bomb_pot_that_the_deck_does_not_serve() -> None:
    bombs = replace(complete(Terms("Five", (Game("plo5/1", 10, 20),), seats=8)), bomb_every=10, bomb_ante=20)
    verify(bombs)
    refused(replace(bombs, bomb_boards=2), "bomb_boards must be 1 (two boards and 8 seats of games[0] take more cards")


def test_a_bomb_pot_has_at_least_the_boards_of_its_game() -> None:
    double = replace(complete(Terms("Double", (Game("plodb/1", 10, 20),))), bomb_every=10, bomb_ante=20)
    refused(double, "bomb_boards must be 2 (at least those of the games), not 1")
    verify(replace(double, bomb_boards=2))
