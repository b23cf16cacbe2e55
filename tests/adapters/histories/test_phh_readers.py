"""Random hands in PHH are read by PokerKit and by the room's own import as they were played."""

import tomllib
import warnings
from collections.abc import Iterator

import pytest
from pokerkit import HandHistory

from adapters.histories.phh.fields import CODES
from adapters.histories.writer import Unsayable
from adapters.phh.amounts import decimal
from adapters.phh.hand import hand as recorded
from adapters.phh.play import playable
from application.rehearsal import Rehearsal
from application.told_hand import ToldHand
from domain.hand import Hand, decide, evolve_all, undealt
from domain.hand.events import HandSettled, PotAwarded
from tests.adapters.histories.gist import gist
from tests.adapters.histories.random_told import every_reading
from tests.adapters.histories.telling import written

SEEDS = 40


def sayable(ruleset: str) -> Iterator[tuple[ToldHand, str]]:
    """Hands with their TOML."""
    count = 0
    for _, hand in every_reading((ruleset,), SEEDS):
        try:
            yield hand, written("phhs", hand).removeprefix("[1]\n")
            count += 1
        except Unsayable:
            continue
    assert count > SEEDS // 2


@pytest.mark.parametrize("ruleset", CODES)
def test_pokerkit_walks_to_the_same_stacks_before_the_rake(ruleset: str) -> None:
    for hand, text in sayable(ruleset):
        assert isinstance(hand.ended, HandSettled)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # PokerKit recommends cards to deal
            history = HandHistory.loads(text)
            *_, state = history
        assert not state.status
        assert history.finishing_stacks == list(hand.ended.stacks)
        assert history.user_defined_fields["_rake"] == hand.ended.rake
        gained = [walked - own for walked, own in zip(state.stacks, hand.ended.stacks, strict=True)]
        assert sum(gained) == hand.ended.rake
        assert min(gained) >= -odd_chips(hand)


def odd_chips(hand: ToldHand) -> int:
    """Of a pot that is split PokerKit gives all odd chips to the lowest place, the room one each, in stud by suit."""
    shares = [(award.pot, award.half) for award in hand.events if isinstance(award, PotAwarded)]
    return sum(shares.count(share) > 1 for share in set(shares))


@pytest.mark.parametrize("ruleset", CODES)
def test_the_rooms_own_import_plays_the_same_hand(ruleset: str) -> None:
    for hand, text in sayable(ruleset):
        if not hand.revealed:
            continue
        rehearsal = rehearsed(text)
        assert rehearsal.differences == []
        again = played(rehearsal)
        assert again.started is not None
        assert gist(again.facts, again.started.seats) == gist(hand.events, hand.started.seats)


@pytest.mark.parametrize("ruleset", ["nlhe/1", "stud8/1", "td27/1"])
def test_the_rooms_own_import_comes_to_the_same_stacks_where_cards_are_not_told(ruleset: str) -> None:
    for hand, text in sayable(ruleset):
        if hand.hero is not None:
            assert rehearsed(text).differences == []


def rehearsed(text: str) -> Rehearsal:
    return playable(recorded("a file", tomllib.loads(text, parse_float=decimal), "a hand"))


def played(rehearsal: Rehearsal) -> Hand:
    hand = undealt(rehearsal.play.start.cards)
    for command in (rehearsal.play.start, *rehearsal.commands):
        hand = evolve_all(hand, decide(hand, command))
    return hand
