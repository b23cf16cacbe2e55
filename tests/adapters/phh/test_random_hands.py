"""What was played on the rules and written down as files do comes back from the file as it was."""

import pytest

from adapters.phh.play import playable
from adapters.phh.variants import VARIANTS
from application.rehearsal import Rehearsal, UnplayableHand
from domain.hand import Hand, decide, evolve_all, undealt
from domain.hand.events import DeckReshuffled, StreetDealt
from tests.adapters.phh.random_hands import random_hand
from tests.adapters.phh.small_hands import recorded, replaced

HANDS = 12


def played(rehearsal: Rehearsal) -> Hand:
    hand = undealt(rehearsal.play.start.cards)
    for command in (rehearsal.play.start, *rehearsal.commands):
        hand = evolve_all(hand, decide(hand, command))
    return hand


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_variant_with_any_number_of_players(variant: str) -> None:
    most = VARIANTS[variant].ruleset.variant.most_seats
    for seed in range(HANDS):
        written = random_hand(variant, 2 + seed % (most - 1), seed)
        assert playable(recorded(written)).differences == [], written


@pytest.mark.parametrize("variant", ["F2L3D", "FB"])
def test_draws_beyond_the_end_of_the_deck(variant: str) -> None:
    most = VARIANTS[variant].ruleset.variant.most_seats
    reshuffles = 0
    for seed in range(HANDS):
        rehearsal = playable(recorded(random_hand(variant, most, seed, loose=True)))
        assert rehearsal.differences == []
        reshuffles += sum(isinstance(fact, DeckReshuffled) for fact in played(rehearsal).facts)
    assert reshuffles >= HANDS


@pytest.mark.parametrize("variant", ["F7S", "F7S/8", "FR"])
def test_one_seventh_card_for_all_where_the_deck_is_short(variant: str) -> None:
    rehearsal = playable(recorded(random_hand(variant, 8, 1, loose=True)))
    assert rehearsal.differences == []
    (dealt,) = (fact for fact in played(rehearsal).facts if isinstance(fact, StreetDealt))
    assert (dealt.street, dealt.burned) == ("seventh", -1)


def test_a_card_of_ones_own_where_all_share_one_is_refused() -> None:
    written = random_hand("F7S", 8, 1, loose=True)
    actions = replaced(written, "d db ", "d dh p1 ")
    with pytest.raises(UnplayableHand, match="p1 gets no such card here, the deck is short and all share "):
        playable(recorded(written, actions=actions))
