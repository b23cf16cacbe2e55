"""A deck is the same whether the process remembers what it committed or computes it again from the sealed seed."""

from collections.abc import Mapping

import pytest

from application import decks as module
from application.decks import DealtDeck, Decks
from application.ports import SealBroken
from domain.fairness import SHORT, STANDARD, verify
from domain.hand.events import HandStarted
from domain.table import Deck
from tests.application.attending import stored
from tests.application.games import played
from tests.application.house import VAULT, House, hand_of, strange_keys
from tests.support.memory import SeededEntropy

HAND = "hand:01900000-0000-7000-8000-000000000001"
CUTS: Mapping[int, str] = {1: "ab" * 16, 4: "cd" * 16}


def committed(decks: Decks, cards: tuple[str, ...] = STANDARD) -> Deck:
    """A deck that was committed and cut."""
    command = decks.commit(HAND, cards)
    return Deck(HAND, command.root, command.sealed_seed, opened=CUTS)


def elsewhere() -> Decks:
    """A process that committed nothing itself."""
    return Decks(SeededEntropy(99), VAULT)


def same(one: DealtDeck, other: DealtDeck) -> bool:
    return (one.cards, one.commitment) == (other.cards, other.commitment)


@pytest.mark.parametrize("cards", [STANDARD, SHORT])
def test_remembered_or_opened_it_is_the_same_deck(cards: tuple[str, ...]) -> None:
    here = Decks(SeededEntropy(1), VAULT)
    deck = committed(here, cards)
    remembered, forgotten, opened = here.cut(deck, cards), here.cut(deck, cards), elsewhere().cut(deck, cards)
    assert same(remembered, forgotten)
    assert same(remembered, opened)
    assert sorted(remembered.cards.cards) == sorted(cards)


def test_what_was_committed_too_long_ago_is_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 1)
    here = Decks(SeededEntropy(1), VAULT)
    deck = committed(here)
    here.commit(HAND.replace("1", "2"), STANDARD)
    assert same(here.cut(deck, STANDARD), elsewhere().cut(deck, STANDARD))


def test_another_root_than_the_remembered_one_is_not_dealt() -> None:
    """Two processes drew decks for one hand, and the other's was stored: this one deals that."""
    here, there = Decks(SeededEntropy(1), VAULT), Decks(SeededEntropy(2), VAULT)
    committed(here)
    deck = committed(there)
    assert same(here.cut(deck, STANDARD), there.cut(deck, STANDARD))


def test_each_cut_makes_another_deck() -> None:
    here = Decks(SeededEntropy(1), VAULT)
    command = here.commit(HAND, STANDARD)
    uncut, cut = (
        elsewhere().cut(Deck(HAND, command.root, command.sealed_seed, opened=opened), STANDARD) for opened in ({}, CUTS)
    )
    assert uncut.cards.cards != cut.cards.cards


@pytest.mark.parametrize("ruleset", ["nlhe/1", "nlsd/1", "td27/1"])
async def test_a_started_hand_is_reopened_with_the_deck_it_was_dealt_from(ruleset: str) -> None:
    house = House()
    live = await house.deal(await house.table("Ann", "Bo", terms=played(ruleset)))
    (started,) = stored(house, HandStarted)
    assert isinstance(started, HandStarted)
    again = elsewhere().reopen(live.hand_id or "", started)
    assert live.deck is not None
    assert same(again, live.deck)
    with pytest.raises(SealBroken):
        Decks(SeededEntropy(0), strange_keys(house).vault).reopen(live.hand_id or "", started)


async def test_the_cards_of_a_hand_are_proved_by_its_root() -> None:
    house = House()
    live = await house.deal(await house.table("Ann", "Bo"))
    assert live.deck is not None
    hand = hand_of(live)
    numbers = hand.at(0).numbers
    assert hand.started is not None
    for proof, card in zip(live.deck.proofs(hand.deck, numbers), hand.hole(0), strict=True):
        assert proof.card == card
        assert verify(proof, hand.started.root, live.hand_id or "", 52, hand.deck.positions)
