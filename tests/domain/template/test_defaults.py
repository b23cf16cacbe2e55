"""What is left open is what is usual, in whole chips; what is given stays."""

import re
from dataclasses import replace

import pytest

from domain.template import Game, Terms, complete, defaults
from domain.template.refusals import InvalidTerms
from tests.domain.template.tables import FLHE, NLHE, SHORT, STUD, put


def buy_ins(*games: Game, **given: int) -> tuple[int, int]:
    terms = defaults(replace(Terms("Buy-ins", games), **given))  # type: ignore[arg-type]
    return terms.min_buy_in, terms.max_buy_in


def caps(*games: Game, given: tuple[int, int, int] = (0, 0, 0)) -> tuple[int, int, int]:
    return defaults(Terms("Raked", games, rake_per_mille=50, rake_caps=given)).rake_caps


def test_buy_ins_are_40_to_100_big_blinds() -> None:
    assert buy_ins(NLHE) == (800, 2_000)


def test_buy_ins_in_fixed_limit_are_10_to_50_big_bets() -> None:
    assert buy_ins(FLHE) == (400, 2_000)
    assert buy_ins(STUD) == (400, 2_000)


def test_buy_ins_in_short_deck_count_the_buttons_blind() -> None:
    assert buy_ins(SHORT) == (800, 2_000)


def test_buy_ins_of_a_mixed_table_serve_its_highest_game() -> None:
    assert buy_ins(Game("nlhe/1", 5, 10), FLHE) == (400, 2_000)
    assert buy_ins(Game("nlhe/1", 50, 100), FLHE) == (4_000, 10_000)
    assert buy_ins(Game("nlhe/1", 6, 12), FLHE) == (480, 2_000)


@pytest.mark.parametrize(
    ("given", "filled"),
    [
        ({"min_buy_in": 300}, (300, 2_000)),
        ({"max_buy_in": 5_000}, (800, 5_000)),
        ({"min_buy_in": 300, "max_buy_in": 400}, (300, 400)),
        ({"min_buy_in": 3_000}, (3_000, 3_000)),
        ({"max_buy_in": 500}, (500, 500)),
    ],
)
def test_a_buy_in_that_is_given_stays_and_moves_the_other_where_they_would_cross(
    given: dict[str, int], filled: tuple[int, int]
) -> None:
    assert buy_ins(NLHE, **given) == filled


def test_fixed_limit_has_a_big_bet_of_two_and_blinds_of_half_and_one() -> None:
    (game,) = defaults(Terms("Limit", (Game("flo8/1", small_bet=15),))).games
    assert (game.big_bet, game.small_blind, game.big_blind) == (30, 7, 15)


def test_fixed_limit_stakes_that_are_given_stay() -> None:
    given = Game("flhe/1", small_bet=15, big_bet=45, small_blind=10)
    (game,) = defaults(Terms("Limit", (given,))).games
    assert game == replace(given, big_blind=15)
    no_small_blind = Game("flhe/1", small_bet=15, big_blind=15)
    assert defaults(Terms("Limit", (no_small_blind,))).games[0].small_blind == 0


def test_stud_gets_no_blinds() -> None:
    (game,) = defaults(Terms("Stud", (Game("razz/1", small_bet=20, bring_in=5, ante=2),))).games
    assert (game.big_bet, game.small_blind, game.big_blind, game.ante) == (40, 0, 0, 2)


def test_double_board_omaha_gets_its_boards_also_in_bomb_pots() -> None:
    double = Game("plodb/1", 10, 20)
    assert defaults(Terms("Double", (double,))).games[0].boards == 2
    assert defaults(Terms("Double", (double,))).bomb_boards == 1
    assert defaults(Terms("Double", (double,), bomb_vote=True)).bomb_boards == 2


def test_rake_caps_are_1_and_1_and_2_and_a_half_big_blinds_rounded_down() -> None:
    assert caps(NLHE) == (20, 20, 50)
    assert caps(Game("nlhe/1", 1, 3)) == (3, 3, 7)
    assert caps(Game("nlhe/1", 0, 1)) == (1, 1, 2)


def test_rake_caps_of_a_mixed_table_are_those_of_its_smallest_game() -> None:
    assert caps(Game("nlhe/1", 6, 12), STUD) == (12, 12, 30)
    assert caps(STUD) == (20, 20, 50)


def test_rake_caps_that_are_given_stay() -> None:
    assert caps(NLHE, given=(0, 30, 0)) == (20, 30, 50)


def test_a_table_without_rake_has_no_caps() -> None:
    assert defaults(Terms("Free", (NLHE,))).rake_caps == (0, 0, 0)


def test_terms_that_are_complete_stay_as_they_are() -> None:
    whole = complete(Terms("Whole", (NLHE, FLHE, STUD), rake_per_mille=50))
    assert defaults(whole) == whole


@pytest.mark.parametrize(
    ("path", "value"), [("games[0].ruleset", "chess/1"), ("games[0].big_blind", 0), ("min_buy_in", None)]
)
def test_refused_where_nothing_can_be_counted(path: str, value: object) -> None:
    with pytest.raises(InvalidTerms, match=f"^{re.escape(path)} must be"):
        defaults(put(Terms("Senseless", (NLHE,)), path, value))
