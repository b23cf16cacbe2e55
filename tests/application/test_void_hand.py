"""A hand that cannot be played on is voided: everyone has their chips back, and the table plays the next one."""

import pytest

from application import dealer as module
from application.room import Room
from domain.hand.events import HandVoided
from domain.hand.refusals import HandOver
from domain.table.events import HandClosed, HandOpened
from domain.table.refusals import NoSuchHand
from tests.application.attending import SWIFT, attended, stored, until
from tests.application.games import played
from tests.application.house import House, hand_of
from tests.application.laws import Laws
from tests.application.ledger import balanced


@pytest.fixture
def house() -> House:
    return House()


async def test_everyone_gets_back_what_they_put_in(house: House) -> None:
    live = await house.deal(await house.table("Ann", "Bo", "Cy"))
    await house.act(live.id, "raise", 300)
    hand, button = live.hand_id or "", live.table.button
    await house.room.void_hand(live.id, hand, "by order", "void")
    (voided,) = stored(house, HandVoided)
    assert isinstance(voided, HandVoided)
    assert sorted(voided.refunds) == [5, 10, 300]
    assert {seat.stack for seat in live.table.seats.values()} == {500}
    with pytest.raises((HandOver, NoSuchHand)):
        await house.room.void_hand(live.id, hand, "by order", "again")
    await house.deal(live.id)
    assert (live.table.button, live.table.number) == (button, 2)
    balanced(house.journal.log, house.journal.ends)


@pytest.mark.parametrize("ruleset", ["nlhe/1", "stud/1", "td27/1"])
async def test_a_duty_that_fails_three_times_voids_the_hand(
    house: House, monkeypatch: pytest.MonkeyPatch, ruleset: str
) -> None:
    """Whatever the room tries to do for a seat fails; people and bots get their chips back, and play goes on."""
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.0)
    monkeypatch.setattr(module, "EARLY_SECONDS", 0.0)
    tries: list[str] = []
    act = Room.act

    async def failing(
        room: Room, player: str, table: str, hand: str, turn: int, kind: str, to: int, command_id: str
    ) -> int:
        if hand == first:
            tries.append(hand)
            raise RuntimeError("no one expected this")
        return await act(room, player, table, hand, turn, kind, to, command_id)

    table = await house.table(terms=played(ruleset, pause_seconds=SWIFT.pause_seconds), bots=3)
    live = await house.deal(table)
    first = live.hand_id
    monkeypatch.setattr(Room, "act", failing)
    async with attended(house) as dealer:
        dealer.attend(live)
        await until(house, table, lambda live: len(stored(house, HandClosed)) > 1)
    assert len(tries) == module.MOST_FAULTS
    closed = [fact for fact in stored(house, HandClosed) if isinstance(fact, HandClosed)]
    assert [fact.voided for fact in closed[:2]] == [True, False]
    assert set(closed[0].stacks) == {500}
    assert len(stored(house, HandVoided)) == 1
    assert len(stored(house, HandOpened)) >= 2
    balanced(house.journal.log, house.journal.ends)
    laws = Laws()
    for recorded in house.journal.log:
        laws.hear(recorded)


async def test_a_voided_hand_shows_nobody_a_card_more(house: House) -> None:
    live = await house.deal(await house.table("Ann", "Bo"))
    hand, own = live.hand_id or "", hand_of(live).hole(0)
    await house.room.void_hand(live.id, hand, "by order", "void")
    view = live.view(None)
    assert view.hand is not None
    assert (view.hand.over, view.hand.voided, view.hand.pot) == (True, True, 0)
    assert not {card for seat in view.seats if seat for card in seat.cards} & set(own)
