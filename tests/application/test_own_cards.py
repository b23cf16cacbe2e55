"""A hand history shows its reader their own hole cards, and of the others what was shown."""

import pytest

from application.decks import Decks
from application.own_cards import OwnCards
from application.ports import SealBroken
from domain.hand import Hand
from domain.hand.events import DrawMade, HoleCardsDealt
from tests.application.games import played
from tests.application.house import House, hand_of, strange_keys

DEALT, DRAWN = HoleCardsDealt.TOPIC, DrawMade.TOPIC


@pytest.fixture
def house() -> House:
    return House()


def own_cards(house: House) -> OwnCards:
    return OwnCards(house.journal, Decks(house.entropy, house.vault))


async def test_each_player_reads_their_own_cards_only(house: House) -> None:
    table = await house.table("Ann", "Bo", "Cy")
    live = await house.deal(table)
    await house.act(table, "fold")
    await house.act(table, "fold")
    assert live.hand is not None
    assert live.hand_id is not None
    for dealt in live.hand.players:
        events = await own_cards(house).events(live.hand_id, dealt.player)
        told = next(event for event in events if event["topic"] == DEALT)
        assert told["cards"] == {str(dealt.seat): list(live.hand.hole(dealt.seat))}


async def test_a_player_reads_what_they_gave_up_and_what_they_drew(house: House) -> None:
    live = await house.reshuffled(played("td27/1"))
    hand = hand_of(live)
    for dealt in hand.players:
        events = await own_cards(house).events(live.hand_id or "", dealt.player)
        seat = str(dealt.seat)
        first = next(event for event in events if event["topic"] == DEALT)
        drawn = [event["cards"] for event in events if event["topic"] == DRAWN and event["seat"] == dealt.seat]
        made = [fact for fact in hand.facts if isinstance(fact, DrawMade) and fact.seat == dealt.seat]
        assert first["cards"] == {seat: list(hand.cards(_dealt(hand, dealt.seat)))}
        assert drawn == [{seat: list(hand.cards(fact.drawn))} for fact in made]
        others = [event for event in events if event["topic"] == DRAWN and event["seat"] != dealt.seat]
        assert not [event for event in others if "cards" in event]


def _dealt(hand: Hand, seat: int) -> tuple[int, ...]:
    fact = next(fact for fact in hand.facts if isinstance(fact, HoleCardsDealt))
    return fact.numbers[fact.seats.index(seat)]


async def test_strangers_read_none(house: House) -> None:
    table = await house.table("Ann", "Bo")
    live = await house.deal(table)
    await house.act(table, "fold")
    assert live.hand_id is not None
    events = await own_cards(house).events(live.hand_id, await house.enter("Dan"))
    assert "cards" not in next(event for event in events if event["topic"] == DEALT)


async def test_facts_come_in_their_order_with_their_time(house: House) -> None:
    table = await house.table("Ann", "Bo")
    live = await house.deal(table)
    await house.play_down(table)
    assert live.hand_id is not None
    events = await own_cards(house).events(live.hand_id, live.table.seats[0].player)
    stored = await house.journal.load(live.hand_id)
    assert [(event["topic"], event["version"], event["at"]) for event in events] == [
        (recorded.event.TOPIC, recorded.version, recorded.at) for recorded in stored
    ]


async def test_a_deck_that_cannot_be_opened_is_said(house: House) -> None:
    table = await house.table("Ann", "Bo")
    live = await house.deal(table)
    await house.act(table, "fold")
    assert live.hand_id is not None
    with pytest.raises(SealBroken, match="not on the ring"):
        await own_cards(strange_keys(house)).events(live.hand_id, live.table.seats[0].player)
