"""Audits open the seed of a finished hand, and say so in the journal."""

from dataclasses import replace

import pytest

from application.auditing import Auditing, HandStillRunning, UnknownHand
from domain.audit.events import HandAudited
from domain.fairness import cut_commitment
from domain.hand.events import DeckReshuffled, DrawMade, HandStarted, StreetDealt
from tests.application.games import played as played_terms
from tests.application.house import VAULT, House, strange_keys
from tests.support.memory import MemoryJournal

CUT = "0123456789abcdef" * 2


@pytest.fixture
def house() -> House:
    return House()


def auditing(house: House) -> Auditing:
    return Auditing(house.journal, house.clock, house.ids, house.vault)


async def played(house: House) -> str:
    """A hand for which one player cut the deck and another withheld the cut."""
    table = await house.table("Ann", "Bo", "Cy")
    live = await house.room.tables.open(table)
    assert live.table.deck is not None
    hand = live.table.deck.hand
    for seat in (0, 1):
        player = live.table.seats[seat].player
        await house.room.seal_cut(player, table, hand, cut_commitment(hand, seat, CUT), house.command())
    await house.room.fix_cuts(table, hand)
    await house.room.open_cut(live.table.seats[0].player, table, hand, CUT, house.command())
    await house.deal(table)
    await house.play_down(table)
    return hand


async def test_an_honest_hand_has_no_findings(house: House) -> None:
    hand = await played(house)
    assert await auditing(house).audit(hand, "operator") == []
    recorded = house.journal.log[-1]
    assert recorded.event == HandAudited(hand, "operator", ())
    assert recorded.stream.startswith("audit:")


async def test_every_later_hand_of_a_table_is_honest_too(house: House) -> None:
    await played(house)
    (live,) = house.room.tables.loaded()
    for _ in range(2):
        await house.deal(live.id)
        await house.play_down(live.id)
        assert live.hand_id is not None
        assert await auditing(house).audit(live.hand_id, "operator") == []


async def test_a_draw_game_whose_deck_was_reshuffled_is_honest(house: House) -> None:
    live = await house.reshuffled(played_terms("td27/1"))
    assert live.hand_id is not None
    assert await auditing(house).audit(live.hand_id, "operator") == []


async def test_a_reshuffle_that_brought_back_a_held_card_is_found(house: House) -> None:
    live = await house.reshuffled(played_terms("td27/1"))
    again = next(event.event for event in house.journal.log if isinstance(event.event, DeckReshuffled))
    held = next(event.event for event in house.journal.log if isinstance(event.event, DrawMade)).drawn[0]
    forged(house.journal, DeckReshuffled, numbers=(held, *again.numbers[1:]))
    findings = await auditing(house).audit(live.hand_id or "", "operator")
    assert any("Reshuffle 1" in finding for finding in findings)


async def test_a_voided_hand_is_audited_too(house: House) -> None:
    live = await house.deal(await house.table("Ann", "Bo"))
    await house.room.void_hand(live.id, live.hand_id or "", "by order", "void")
    assert await auditing(house).audit(live.hand_id or "", "operator") == []


async def test_each_audit_is_an_event_of_its_own(house: House) -> None:
    hand = await played(house)
    await auditing(house).audit(hand, "operator")
    await auditing(house).audit(hand, "operator")
    assert len([event for event in house.journal.log if isinstance(event.event, HandAudited)]) == 2


def forged(journal: MemoryJournal, kind: type, **changed: object) -> None:
    """Change a stored event, as only someone with the database in hand could."""
    place = next(place for place, event in enumerate(journal.log) if isinstance(event.event, kind))
    event = journal.log[place]
    journal.log[place] = replace(event, event=replace(event.event, **changed))  # type: ignore[type-var]


async def test_a_forged_board_is_found_and_no_card_told(house: House) -> None:
    hand = await played(house)
    dealt = next(event.event for event in house.journal.log if isinstance(event.event, StreetDealt))
    forged(house.journal, StreetDealt, cards=(dealt.cards[1], dealt.cards[0], dealt.cards[2]))
    findings = await auditing(house).audit(hand, "operator")
    assert findings
    assert all("flop" in finding for finding in findings[:1])


async def test_a_cut_that_was_dropped_is_found(house: House) -> None:
    hand = await played(house)
    forged(house.journal, HandStarted, cuts=("", ""))
    findings = await auditing(house).audit(hand, "operator")
    assert any("seat 0" in finding for finding in findings)


async def test_a_deck_that_cannot_be_opened_is_a_finding(house: House) -> None:
    hand = await played(house)
    (finding,) = await auditing(strange_keys(house)).audit(hand, "operator")
    assert "cannot be opened" in finding


async def test_a_running_hand_stays_closed(house: House) -> None:
    table = await house.table("Ann", "Bo")
    live = await house.deal(table)
    stored = len(house.journal.log)
    assert live.hand_id is not None
    with pytest.raises(HandStillRunning):
        await auditing(house).audit(live.hand_id, "operator")
    assert len(house.journal.log) == stored


async def test_an_unknown_hand_is_refused(house: House) -> None:
    with pytest.raises(UnknownHand, match="hand:0190"):
        await Auditing(house.journal, house.clock, house.ids, VAULT).audit("hand:none", "operator")
