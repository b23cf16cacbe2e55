"""No format tells a reader a card that this reader may not know."""

import re
from collections.abc import Iterator

import pytest

from adapters.histories.formats import FORMATS, Wishes
from adapters.histories.writer import Unsayable
from application.told_hand import ToldHand
from domain.variants import RULESETS
from tests.adapters.histories.random_told import random_plays, readings
from tests.adapters.histories.telling import dealt, turned_up
from tests.support.hands import Play

CARD = re.compile(r"(?<![A-Za-z0-9])((?:[2-9TJQKA][cdhs])+)(?![A-Za-z0-9])")
SEEDS = 12
TEXTS = [name for name, form in FORMATS.items() if form.text]


def cards_in(text: str) -> set[str]:
    """Every card that stands anywhere, alone or in a row."""
    return {row[at : at + 2] for row in CARD.findall(text) for at in range(0, len(row), 2)}


def texts(name: str, hand: ToldHand) -> Iterator[str]:
    writer = FORMATS[name].make(Wishes())
    try:
        chunks = [*writer.begin(), *writer.hand(hand), *writer.end()]
    except Unsayable:
        return
    yield from (chunk.data.decode() for chunk in chunks)


def allowed(play: Play, hand: ToldHand) -> set[str]:
    seats = hand.started.seats if hand.revealed else () if hand.hero is None else (hand.hero,)
    return {*turned_up(play).values(), *dealt(play.hand, seats).values()}


@pytest.mark.parametrize("ruleset", RULESETS)
def test_a_reader_is_told_no_card_that_is_not_theirs_to_know(ruleset: str) -> None:
    for play in random_plays(ruleset, SEEDS):
        for hand in readings(play):
            may_know = allowed(play, hand)
            for name in TEXTS:
                assert {card for text in texts(name, hand) for card in cards_in(text)} <= may_know


def test_cards_are_found_in_every_format() -> None:
    """Or else nothing would ever be found to be told."""
    for play in random_plays("nlhe/1"):
        hand = list(readings(play))[-1]
        every = {name: "".join(texts(name, hand)) for name in TEXTS}
        if all(every.values()) and play.hand.board:
            expected = {*play.hand.board, *play.hand.hole(play.hand.players[0].seat)}
            assert {name: cards_in(text) >= expected for name, text in every.items()} == dict.fromkeys(TEXTS, True)
            return
    pytest.fail("no hand can be said in every format")
