"""Who looks at players' cards stands in the journal before a card is seen."""

import pytest

from application.auditing import HandStillRunning, UnknownHand
from application.decks import Decks
from application.ports import JournalUnavailable, SealBroken
from application.revealing import NotDealtIn, Revealing
from domain.audit.events import CardsOpened
from domain.hand.events import DrawMade
from tests.application.games import played as played_terms
from tests.application.house import House, hand_of, strange_keys


@pytest.fixture
def house() -> House:
    return House()


def revealing(house: House) -> Revealing:
    return Revealing(house.journal, house.clock, house.ids, Decks(house.entropy, house.vault))


async def played(house: House) -> str:
    live = await house.deal(await house.table("Ann", "Bo", "Cy"))
    await house.play_down(live.id)
    return live.hand_id or ""


async def test_the_cards_of_one_seat_are_opened_and_the_look_is_recorded(house: House) -> None:
    hand = await played(house)
    (live,) = house.room.tables.loaded()
    ann = hand_of(live).at(0)
    opened = await revealing(house).reveal(hand, "operator", "replay", (0,))
    assert opened == {ann.player: dict(zip(ann.numbers, hand_of(live).hole(0), strict=True))}
    recorded = house.journal.log[-1]
    assert recorded.event == CardsOpened(hand, "operator", (0,), "replay")
    assert recorded.stream.startswith("audit:")


async def test_all_seats_are_named_where_all_are_opened(house: House) -> None:
    hand = await played(house)
    (live,) = house.room.tables.loaded()
    opened = await revealing(house).reveal(hand, "operator", "replay")
    assert {player: set(cards.values()) for player, cards in opened.items()} == {
        dealt.player: {*hand_of(live).hole(dealt.seat)} for dealt in hand_of(live).players
    }
    event = house.journal.log[-1].event
    assert isinstance(event, CardsOpened)
    assert sorted(event.seats) == [0, 1, 2]


async def test_cards_given_up_in_a_draw_are_opened_too(house: House) -> None:
    live = await house.reshuffled(played_terms("td27/1"))
    opened = await revealing(house).reveal(live.hand_id or "", "operator", "replay")
    for fact in hand_of(live).facts:
        if isinstance(fact, DrawMade):
            assert {*fact.discarded, *fact.drawn} <= {*opened[hand_of(live).at(fact.seat).player]}


async def test_nothing_is_opened_that_cannot_be_recorded(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    hand, opened = await played(house), list[str]()
    house.journal.failing = JournalUnavailable("away")
    monkeypatch.setattr(type(house.vault), "open", lambda self, sealed, owner: opened.append(owner))
    with pytest.raises(JournalUnavailable):
        await revealing(house).reveal(hand, "operator", "replay")
    assert opened == []


async def test_a_running_hand_stays_closed(house: House) -> None:
    live = await house.deal(await house.table("Ann", "Bo"))
    stored = len(house.journal.log)
    with pytest.raises(HandStillRunning, match="when it is over"):
        await revealing(house).reveal(live.hand_id or "", "operator", "replay")
    assert len(house.journal.log) == stored


async def test_an_unknown_hand_is_refused(house: House) -> None:
    with pytest.raises(UnknownHand, match="hand:0190"):
        await revealing(house).reveal("hand:none", "operator", "replay")


async def test_a_seat_that_was_not_dealt_in_is_refused(house: House) -> None:
    hand = await played(house)
    stored = len(house.journal.log)
    with pytest.raises(NotDealtIn, match="seat 5 was dealt into this hand; dealt in were seats 0, 1, 2"):
        await revealing(house).reveal(hand, "operator", "replay", (0, 5))
    assert len(house.journal.log) == stored


async def test_a_deck_that_cannot_be_opened_is_said(house: House) -> None:
    with pytest.raises(SealBroken, match="not on the ring"):
        await revealing(strange_keys(house)).reveal(await played(house), "operator", "replay")
