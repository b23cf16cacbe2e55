"""A hand history shows its reader their own hole cards, and of the others what was shown."""

import pytest

from application.decks import Decks
from application.own_cards import OwnCards
from application.ports import SealBroken
from tests.application.house import House, strange_keys

DEALT = "hand.hole_cards_dealt"


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
