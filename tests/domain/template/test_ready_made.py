"""The ready-made terms are complete, sound, and cover every game."""

import pytest

from domain.template import Terms, defaults, verify
from domain.template.ready_made import READY_MADE
from domain.variants import EIGHT_GAME, HORSE, RULESETS
from tests.domain.template.dealing import plain_hand, play_down


@pytest.mark.parametrize("terms", READY_MADE.values(), ids=READY_MADE.keys())
def test_complete_and_sound(terms: Terms) -> None:
    verify(terms)
    assert defaults(terms) == terms


def test_there_is_one_for_every_ruleset() -> None:
    for ruleset in RULESETS:
        assert [game.ruleset for game in READY_MADE[ruleset].games] == [ruleset]


def test_the_mixed_games_go_round_in_their_order() -> None:
    assert tuple(game.ruleset for game in READY_MADE["horse"].games) == HORSE
    eight = READY_MADE["8-game"]
    assert tuple(game.ruleset for game in eight.games) == EIGHT_GAME
    assert (eight.seats, eight.rotation, eight.rotation_hands) == (6, "hands", 6)


def test_dealers_choice_is_of_every_game_but_short_deck() -> None:
    choice = READY_MADE["dealers-choice"]
    assert choice.rotation == "choice"
    assert {game.ruleset for game in choice.games} == set(RULESETS) - {"nlsd/1"}


def test_each_has_a_name_of_its_own() -> None:
    assert len({terms.name for terms in READY_MADE.values()}) == len(READY_MADE)


@pytest.mark.parametrize("terms", READY_MADE.values(), ids=READY_MADE.keys())
def test_a_full_table_plays_every_game_to_its_end(terms: Terms) -> None:
    for game in terms.games:
        assert play_down(plain_hand(terms, game)).hand.over
