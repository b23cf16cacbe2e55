"""Hands as each game makes them of hole cards and a board: who wins is what two other judges say."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from pokerkit import (
    BadugiHand,
    EightOrBetterLowHand,
    Hand,
    OmahaEightOrBetterLowHand,
    OmahaHoldemHand,
    RegularLowHand,
    ShortDeckHoldemHand,
    StandardHighHand,
    StandardLowHand,
)

from domain.fairness import SHORT, STANDARD
from domain.hand.evaluation import Strength, rank, value
from tests.domain.hand.evaluation_oracle import best, choices
from tests.support.effort import examples


class Game(NamedTuple):
    """A ranking, PokerKit's class for it, and how many cards it is asked about."""

    ranking: str
    judge: type[Hand]
    hole: int
    board: int

    def __str__(self) -> str:
        return f"{self.ranking}-{self.hole}-{self.board}"


GAMES = [
    Game("high", StandardHighHand, 2, 3),
    Game("high", StandardHighHand, 2, 4),
    Game("high", StandardHighHand, 2, 5),
    Game("high", StandardHighHand, 7, 0),
    Game("high", StandardHighHand, 6, 1),
    Game("short_deck", ShortDeckHoldemHand, 2, 3),
    Game("short_deck", ShortDeckHoldemHand, 2, 5),
    Game("omaha", OmahaHoldemHand, 4, 3),
    Game("omaha", OmahaHoldemHand, 4, 5),
    Game("omaha", OmahaHoldemHand, 5, 5),
    Game("omaha", OmahaHoldemHand, 6, 5),
    Game("omaha_low", OmahaEightOrBetterLowHand, 4, 3),
    Game("omaha_low", OmahaEightOrBetterLowHand, 4, 5),
    Game("omaha_low", OmahaEightOrBetterLowHand, 5, 5),
    Game("omaha_low", OmahaEightOrBetterLowHand, 6, 4),
    Game("eight_low", EightOrBetterLowHand, 7, 0),
    Game("eight_low", EightOrBetterLowHand, 6, 1),
    Game("ace_to_five", RegularLowHand, 5, 0),
    Game("ace_to_five", RegularLowHand, 7, 0),
    Game("deuce_to_seven", StandardLowHand, 5, 0),
    Game("badugi", BadugiHand, 4, 0),
    Game("badugi", BadugiHand, 3, 0),
]
every_game = pytest.mark.parametrize("game", GAMES, ids=str)


def decks(game: Game) -> st.SearchStrategy[Sequence[str]]:
    """The whole deck, and parts of it in which flushes, pairs and lows are common."""
    whole = SHORT if game.ranking == "short_deck" else STANDARD
    need = 2 * game.hole + game.board
    parts = [
        whole,
        [card for card in whole if card[1] in "hs"],
        [card for card in whole if card[0] in "A2345678"],
        [card for card in whole if card[0] in "6789TA"],
    ]
    return st.sampled_from([part for part in parts if len(part) >= need])


@st.composite
def deals(draw: st.DrawFn, game: Game) -> tuple[list[list[str]], list[str]]:
    """Two hands and the board they share."""
    count = 2 * game.hole + game.board
    deck = draw(decks(game))
    cards = draw(st.permutations(deck).map(lambda order: order[:count]))
    holes = [cards[: game.hole], cards[game.hole : 2 * game.hole]]
    return holes, cards[2 * game.hole :]


def assert_agree(ours: Sequence[int | None], other: int, qualified: Sequence[bool]) -> None:
    """`other` is above, at or below zero as the first hand is better, equal or worse than the second."""
    assert [worth is not None for worth in ours] == list(qualified)
    one, two = ours
    if one is not None and two is not None:
        assert (one > two, one == two) == (other > 0, other == 0)


@every_game
@drawn(data=st.data())
@examples(120)
def test_won_by_whom_pokerkit_names(game: Game, data: st.DataObject) -> None:
    holes, board = data.draw(deals(game))
    one, two = (game.judge.from_game_or_none("".join(hole), "".join(board)) for hole in holes)
    other = (one > two) - (one < two) if one and two else 0
    assert_agree([value(game.ranking, hole, board) for hole in holes], other, [one is not None, two is not None])


@every_game
@drawn(data=st.data())
@examples(120)
def test_won_by_whom_trying_every_hand_names(game: Game, data: st.DataObject) -> None:
    holes, board = data.draw(deals(game))
    one, two = (best(game.ranking, hole, board) for hole in holes)
    other = (one > two) - (one < two) if one and two else 0
    assert_agree([value(game.ranking, hole, board) for hole in holes], other, [one is not None, two is not None])


@every_game
@drawn(data=st.data())
@examples(120)
def test_made_by_the_cards_it_names(game: Game, data: st.DataObject) -> None:
    """They are among those the game allows together, and alone they are worth the same and called the same."""
    holes, board = data.draw(deals(game))
    for strength, hole in _made(game, holes, board):
        assert set(strength.cards) in [set(cards) for cards in choices(game.ranking, hole, board)]
        assert len(set(strength.cards)) == len(strength.cards)
        own = [card for card in strength.cards if card in hole]
        again = rank(game.ranking, own, [card for card in strength.cards if card in board])
        assert again == strength


def _made(game: Game, holes: Sequence[list[str]], board: list[str]) -> Iterator[tuple[Strength, list[str]]]:
    for hole in holes:
        strength = rank(game.ranking, hole, board)
        assert (None if strength is None else strength.value) == value(game.ranking, hole, board)
        if strength is not None:
            yield strength, hole
