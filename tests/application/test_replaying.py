"""Hands are told again from the journal: to spectators any hand, to players a step of their own finished ones."""

from dataclasses import asdict

import pytest

from application.auditing import UnknownHand
from application.decks import Decks
from application.ports import SealBroken
from application.replay import NoSuchStep, Onlooker, Replay
from application.replaying import Replaying
from domain.hand.events import CardsShown, HandSettled, HandStarted, HandVoided, HoleCardsDealt
from tests.application.house import House, hand_of, strange_keys
from tests.application.sight import cards_in


@pytest.fixture
def house() -> House:
    return House()


def replaying(house: House) -> Replaying:
    return Replaying(house.journal, Decks(house.entropy, house.vault))


async def played(house: House) -> str:
    """The id of a hand of three that went to the showdown."""
    live = await house.deal(await house.table("Ann", "Bo", "Cy"))
    await house.play_down(live.id)
    return live.hand_id or ""


def player_of(replay: Replay, name: str) -> str:
    return replay.started.players[replay.started.names.index(name)]


async def test_a_hand_begins_with_its_blinds_and_ends_with_its_pots(house: House) -> None:
    replay = await replaying(house).replay(await played(house))
    first, second, last = replay.steps[0], replay.steps[1], replay.steps[-1]
    assert isinstance(first.facts[0].event, HandStarted)
    assert [seat and seat.bet for seat in Onlooker().view(first.fold).seats[:3]] == [0, 5, 10]
    assert isinstance(second.facts[0].event, HoleCardsDealt)
    assert isinstance(last.facts[-1].event, HandSettled)
    assert replay.over


async def test_a_running_hand_is_told_as_far_as_it_was_played(house: House) -> None:
    live = await house.deal(await house.table("Ann", "Bo", "Cy"))
    service = replaying(house)
    before = await service.replay(live.hand_id or "")
    await house.act(live.id, "call")
    after = await service.replay(live.hand_id or "")
    assert not before.over
    assert after.last == before.last + 1
    assert Onlooker().view(after.steps[-1].fold) == live.view(None)


async def test_a_voided_hand_ends_with_its_refunds(house: House) -> None:
    live = await house.deal(await house.table("Ann", "Bo"))
    await house.room.void_hand(live.id, live.hand_id or "", "by order", "void")
    replay = await replaying(house).replay(live.hand_id or "")
    assert isinstance(replay.steps[-1].facts[0].event, HandVoided)
    assert replay.over


async def test_a_player_sees_the_own_cards_in_every_step(house: House) -> None:
    hand = await played(house)
    (live,) = house.room.tables.loaded()
    service = replaying(house)
    replay = await service.replay(hand)
    bo = player_of(replay, "Bo")
    own = hand_of(live).cards(next(dealt.numbers for dealt in hand_of(live).players if dealt.player == bo))
    second = await service.own_step(hand, bo, 1)
    assert (second.hand, second.step, second.last_step, second.at) == (hand, 1, replay.last, replay.steps[1].at)
    assert cards_in(asdict(second)) == set(own)
    assert second.events[0]["cards"] == {"1": list(own)}


async def test_who_was_not_in_the_hand_is_refused_and_so_is_who_comes_too_early(house: House) -> None:
    hand = await played(house)
    (live,) = house.room.tables.loaded()
    service = replaying(house)
    with pytest.raises(UnknownHand, match="played no such hand"):
        await service.own_step(hand, await house.enter("Dan"), 0)
    await house.deal(live.id)
    with pytest.raises(UnknownHand, match="not over yet"):
        await service.own_step(live.hand_id or "", hand_of(live).players[0].player, 0)


@pytest.mark.parametrize("name", ["hand:none", "table:x", "Bo", ""])
async def test_an_unknown_hand_is_refused(house: House, name: str) -> None:
    with pytest.raises(UnknownHand, match="hand:0190"):
        await replaying(house).replay(name)


async def test_a_table_is_no_hand(house: House) -> None:
    with pytest.raises(UnknownHand):
        await replaying(house).replay(await house.table("Ann", "Bo"))


async def test_a_step_out_of_range_is_refused(house: House) -> None:
    hand, service = await played(house), replaying(house)
    replay = await service.replay(hand)
    with pytest.raises(NoSuchStep, match=f"the steps 0 to {replay.last}, not {replay.last + 1}"):
        await service.own_step(hand, replay.started.players[0], replay.last + 1)


async def test_what_is_shown_after_the_end_is_a_further_step(house: House) -> None:
    live = await house.deal(await house.table("Ann", "Bo"))
    await house.act(live.id, "fold")
    service, winner = replaying(house), hand_of(live).live[0]
    ended = await service.replay(live.hand_id or "")
    cards = hand_of(live).hole(winner.seat)[:1]
    await house.room.show_cards(winner.player, live.id, live.hand_id or "", cards, house.command())
    shown = await service.replay(live.hand_id or "")
    assert shown.last == ended.last + 1
    assert isinstance(shown.steps[-1].facts[0].event, CardsShown)
    assert cards_in(Onlooker().view(shown.steps[-1].fold)) == set(cards)


async def test_a_finished_hand_is_read_anew_and_its_table_only_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand, loaded = await played(house), list[str]()
    service, load = replaying(house), house.journal.load

    async def counted(stream: str, after: int = 0) -> object:
        loaded.append(stream)
        return await load(stream, after)

    monkeypatch.setattr(house.journal, "load", counted)
    first, second = await service.replay(hand), await service.replay(hand)
    assert first is second
    assert loaded == [hand, first.started.table, hand]


async def test_a_deck_that_cannot_be_opened_is_said(house: House) -> None:
    hand = await played(house)
    replay = await replaying(house).replay(hand)
    with pytest.raises(SealBroken, match="not on the ring"):
        await replaying(strange_keys(house)).own_step(hand, replay.started.players[0], 0)
