"""Stakes must fit the betting of their game; the first amount in the way is named by its path."""

import pytest

from domain.chips import LIMIT
from domain.template import Game, Terms, complete, verify
from domain.variants import RULESETS
from tests.domain.template.tables import FLHE, HOLDEM, LIMIT_HOLDEM, MIXED, NLHE, SHORT, STUDS, put, refused

SHORT_DECK = complete(Terms("Short deck", (SHORT,)))
DRAW = complete(Terms("Triple draw", (Game("td27/1", small_bet=20),)))
DOUBLE = complete(Terms("Double board", (Game("plodb/1", 10, 20),)))

SENSELESS: list[tuple[Terms, str, object, str]] = [
    (HOLDEM, "games[0].ruleset", "nlhe", f"one of {', '.join(RULESETS)}"),
    (HOLDEM, "games[0].ruleset", "nlhe/2", "one of nlhe/1"),
    (HOLDEM, "games[0].big_blind", 0, f"from 1 to {LIMIT // 1_000}"),
    (HOLDEM, "games[0].big_blind", LIMIT, f"from 1 to {LIMIT // 1_000}"),
    (HOLDEM, "games[0].small_blind", 21, "from 0 to 20 (the big blind)"),
    (HOLDEM, "games[0].small_blind", -1, "from 0 to 20 (the big blind)"),
    (HOLDEM, "games[0].small_bet", 20, "0 (No-limit hold'em has none)"),
    (HOLDEM, "games[0].big_bet", 40, "0 (No-limit hold'em has none)"),
    (HOLDEM, "games[0].bring_in", 5, "0 (No-limit hold'em has none)"),
    (HOLDEM, "games[0].ante", 21, "from 0 to 20 (at most the big blind)"),
    (HOLDEM, "games[0].ante", -1, "from 0 to 20"),
    (HOLDEM, "games[0].ante_kind", "all", "one of each, big_blind, button"),
    (HOLDEM, "games[0].boards", 3, "from 1 to 2 (No-limit hold'em)"),
    (HOLDEM, "games[0].boards", 0, "from 1 to 2"),
    (DOUBLE, "games[0].boards", 1, "2 (Pot-limit double-board Omaha)"),
    (SHORT_DECK, "games[0].small_blind", 10, "0 (No-limit short deck has none)"),
    (SHORT_DECK, "games[0].big_blind", 0, "from 1 to"),
    (SHORT_DECK, "games[0].ante", 0, "from 1 to 20 (at most the button's blind)"),
    (SHORT_DECK, "games[0].ante", 21, "from 1 to 20"),
    (SHORT_DECK, "games[0].ante_kind", "button", "each"),
    (LIMIT_HOLDEM, "games[0].small_bet", 0, "from 1 to"),
    (LIMIT_HOLDEM, "games[0].big_bet", 19, "from 20 to"),
    (LIMIT_HOLDEM, "games[0].big_blind", 10, "20 (the small bet)"),
    (LIMIT_HOLDEM, "games[0].big_blind", 40, "20 (the small bet)"),
    (LIMIT_HOLDEM, "games[0].small_blind", 21, "from 0 to 20 (the big blind)"),
    (LIMIT_HOLDEM, "games[0].bring_in", 5, "0 (Limit hold'em has none)"),
    (LIMIT_HOLDEM, "games[0].ante", 21, "from 0 to 20 (at most the small bet)"),
    (DRAW, "games[0].boards", 2, "1 (Limit 2-7 triple draw)"),
    (STUDS, "games[0].small_blind", 10, "0 (Limit seven-card stud has none)"),
    (STUDS, "games[0].big_blind", 20, "0 (Limit seven-card stud has none)"),
    (STUDS, "games[0].small_bet", 1, "from 2 to"),
    (STUDS, "games[0].big_bet", 19, "from 20 to"),
    (STUDS, "games[0].bring_in", 0, "from 1 to 19 (below the small bet)"),
    (STUDS, "games[0].bring_in", 20, "from 1 to 19 (below the small bet)"),
    (STUDS, "games[0].ante", 0, "from 1 to 20 (at most the small bet)"),
    (STUDS, "games[0].ante", 21, "from 1 to 20"),
    (STUDS, "games[0].ante_kind", "big_blind", "each"),
    (STUDS, "games[0].boards", 2, "1 (Limit seven-card stud)"),
    (MIXED, "games[1].big_bet", 3, "from 20 to"),
    (MIXED, "games[2].bring_in", 0, "from 1 to 19"),
]

EDGES: list[tuple[Terms, str, object]] = [
    (HOLDEM, "games[0].small_blind", 0),
    (HOLDEM, "games[0].small_blind", 20),
    (HOLDEM, "games[0].ante", 20),
    (HOLDEM, "games[0].boards", 2),
    (SHORT_DECK, "games[0].ante", 1),
    (LIMIT_HOLDEM, "games[0].big_bet", 20),
    (LIMIT_HOLDEM, "games[0].small_blind", 0),
    (LIMIT_HOLDEM, "games[0].ante", 20),
    (STUDS, "games[0].ante", 1),
    (STUDS, "games[0].bring_in", 1),
    (STUDS, "games[0].bring_in", 19),
]


@pytest.mark.parametrize(("terms", "path", "value", "wanted"), SENSELESS)
def test_refused_with_the_path_of_the_amount(terms: Terms, path: str, value: object, wanted: str) -> None:
    refused(put(terms, path, value), f"{path} must be {wanted}")


@pytest.mark.parametrize(("terms", "path", "value"), EDGES)
def test_accepted_at_the_edge_of_what_makes_sense(terms: Terms, path: str, value: object) -> None:
    verify(put(terms, path, value))


@pytest.mark.parametrize("kind", ["each", "big_blind", "button"])
@pytest.mark.parametrize("game", [NLHE, FLHE])
def test_games_with_blinds_take_every_kind_of_ante(game: Game, kind: str) -> None:
    terms = put(complete(Terms("Ante", (game,))), "games[0].ante", 5)
    verify(put(terms, "games[0].ante_kind", kind))


def test_short_deck_is_not_mixed_with_games_of_another_deck() -> None:
    refused(Terms("Both", (NLHE, SHORT)), "games[1].ruleset must be a game of 52 cards (all games of a table are dealt")
    refused(Terms("Both", (SHORT, NLHE)), "games[1].ruleset must be a game of 36 cards")
    verify(complete(Terms("Twice", (SHORT, SHORT))))


def test_a_wrong_amount_is_repeated() -> None:
    refused(
        put(HOLDEM, "games[0].small_blind", 25), "games[0].small_blind must be from 0 to 20 (the big blind), not 25."
    )
