"""Name, order of games, seats, buy-ins and button make sense together."""

from dataclasses import replace

import pytest

from domain.chips import LIMIT
from domain.template import Game, Terms, complete, verify
from tests.domain.template.tables import FLHE, HOLDEM, LIMIT_HOLDEM, MIXED, NLHE, SHORT, STUD, STUDS, put, refused

WRONG: list[tuple[Terms, str, object, str]] = [
    (HOLDEM, "name", "", "1 to 60 printable characters without spaces around them, not ''"),
    (HOLDEM, "name", "x" * 61, "1 to 60 printable characters"),
    (HOLDEM, "name", " x", "1 to 60 printable characters"),
    (HOLDEM, "name", "two\nlines", "1 to 60 printable characters"),
    (HOLDEM, "name", "\u202eright to left", "1 to 60 printable characters"),
    (HOLDEM, "rotation", "hands", "left at orbit (a table of one game does not rotate), not 'hands'"),
    (HOLDEM, "rotation_hands", 6, "8 (a table of one game does not rotate), not 6"),
    (MIXED, "rotation", "random", "one of orbit, hands, choice, not 'random'"),
    (MIXED, "rotation_hands", 0, "from 1 to 100"),
    (MIXED, "rotation_hands", 101, "from 1 to 100"),
    (HOLDEM, "seats", 1, "from 2 to 9 (No-limit hold'em is dealt to no more)"),
    (HOLDEM, "seats", 10, "from 2 to 9"),
    (STUDS, "seats", 9, "from 2 to 8 (Limit seven-card stud is dealt to no more)"),
    (MIXED, "seats", 9, "from 2 to 8"),
    (HOLDEM, "min_buy_in", 199, "from 200 to"),
    (HOLDEM, "min_buy_in", 0, f"from 200 to {LIMIT} (at least 10 big blinds of No-limit hold'em)"),
    (LIMIT_HOLDEM, "min_buy_in", 399, f"from 400 to {LIMIT} (at least 10 big bets of Limit hold'em)"),
    (HOLDEM, "max_buy_in", 799, f"from 800 to {LIMIT} (at least min_buy_in)"),
    (HOLDEM, "max_buy_in", LIMIT + 1, "from 800 to"),
    (HOLDEM, "button", "left", "one of forward, dead"),
    (STUDS, "buy_button", True, "false (no game of the table has a small and a big blind), not true"),
]

EDGES: list[tuple[Terms, str, object]] = [
    (HOLDEM, "name", "x" * 60),
    (HOLDEM, "name", "♠ Élan 扑克"),
    (HOLDEM, "seats", 2),
    (HOLDEM, "seats", 9),
    (HOLDEM, "min_buy_in", 200),
    (HOLDEM, "max_buy_in", 800),
    (HOLDEM, "max_buy_in", LIMIT),
    (HOLDEM, "button", "dead"),
    (HOLDEM, "buy_button", True),
    (MIXED, "buy_button", True),
    (LIMIT_HOLDEM, "min_buy_in", 400),
    (MIXED, "rotation", "hands"),
    (MIXED, "rotation", "choice"),
    (MIXED, "rotation_hands", 100),
]


@pytest.mark.parametrize(("terms", "path", "value", "wanted"), WRONG)
def test_refused_with_the_path_of_the_field(terms: Terms, path: str, value: object, wanted: str) -> None:
    refused(put(terms, path, value), f"{path} must be {wanted}")


@pytest.mark.parametrize(("terms", "path", "value"), EDGES)
def test_accepted_at_the_edge_of_what_makes_sense(terms: Terms, path: str, value: object) -> None:
    verify(put(terms, path, value))


@pytest.mark.parametrize(
    ("game", "most"),
    [
        (NLHE, 9),
        (Game("plo4/1", 10, 20), 9),
        (Game("plo5/1", 10, 20), 8),
        (Game("plo6/1", 10, 20), 7),
        (Game("plo4/1", 10, 20, boards=2), 9),
        (Game("plo5/1", 10, 20, boards=2), 7),
        (Game("plo6/1", 10, 20, boards=2), 6),
        (Game("plodb/1", 10, 20), 9),
        (SHORT, 9),
        (STUD, 8),
        (Game("sd27/1", 10, 20), 6),
        (Game("td27/1", small_bet=20), 6),
        (Game("badugi/1", small_bet=20), 7),
    ],
    ids=lambda value: f"{value.ruleset}x{value.boards}" if isinstance(value, Game) else None,
)
def test_no_more_seats_than_the_deck_serves(game: Game, most: int) -> None:
    verify(complete(Terms("Full", (game,), seats=most)))
    refused(replace(complete(Terms("Full", (game,), seats=2)), seats=most + 1), f"seats must be from 2 to {most} ")


def test_dealers_choice_offers_each_game_once() -> None:
    twice = complete(Terms("Twice", (NLHE, FLHE, replace(NLHE, big_blind=40))))
    verify(twice)
    refused(replace(twice, rotation="choice"), "games[2].ruleset must be another game than those before it")


def test_the_button_cannot_be_bought_in_short_deck() -> None:
    refused(replace(complete(Terms("Short", (SHORT,))), buy_button=True), "buy_button must be false")
