"""Whatever terms are accepted, there is a game to deal; whatever field is corrupted, it is the one that is named."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from domain.template import Game, Terms, complete, verify
from domain.template.refusals import InvalidTerms
from domain.variants import RULESETS
from tests.domain.template.dealing import bomb_pot, plain_hand, play_down
from tests.domain.template.sensible import NEVER, NEVER_IN_A_GAME, games, sensible
from tests.domain.template.tables import put, refused
from tests.support.effort import examples

GREEDY = ("plo5/1", "plo6/1")
"""The games that take the most cards."""


def assert_can_be_dealt(terms: Terms) -> None:
    """The rules of the hand deal every game to a full table and play it to its end."""
    for game in terms.games:
        assert play_down(plain_hand(terms, game)).hand.over
        if terms.bombs:
            assert play_down(bomb_pot(terms, game)).hand.over


@examples(100)
@given(sensible())
def test_sensible_terms_are_accepted_and_can_be_dealt(terms: Terms) -> None:
    verify(terms)
    assert_can_be_dealt(terms)


@st.composite
def crowded(draw: st.DrawFn) -> Terms:
    """As many seats and boards as someone may wish for."""
    bombs = draw(st.booleans())
    return Terms(
        name="Crowded",
        games=(draw(games(draw(st.sampled_from([GREEDY, tuple(RULESETS)])))),),
        seats=draw(st.integers(6, 9)),
        max_buy_in=draw(st.sampled_from([0, 0, 20_000])),
        bomb_every=10 if bombs else 0,
        bomb_ante=20 if bombs else 0,
        bomb_boards=draw(st.integers(1, 2)) if bombs else 1,
    )


@examples(150)
@given(crowded())
def test_all_terms_that_are_accepted_can_be_dealt(terms: Terms) -> None:
    try:
        whole = complete(terms)
    except InvalidTerms:
        return
    assert_can_be_dealt(whole)


def test_every_field_is_corrupted() -> None:
    assert list(NEVER) == [field.name for field in fields(Terms)]
    assert list(NEVER_IN_A_GAME) == [field.name for field in fields(Game)]


@examples(60)
@given(sensible(), st.data())
def test_a_corrupted_field_is_named(terms: Terms, data: st.DataObject) -> None:
    for path, values in NEVER.items():
        refused(put(terms, path, data.draw(st.sampled_from(values))), f"{path} must be ")


@examples(60)
@given(sensible(), st.data())
def test_a_corrupted_field_of_a_game_is_named(terms: Terms, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(terms.games) - 1))
    for name, values in NEVER_IN_A_GAME.items():
        path = f"games[{place}].{name}"
        refused(put(terms, path, data.draw(st.sampled_from(values))), f"{path} must be ")
