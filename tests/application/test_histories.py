"""Finished hands are told in order, one at a time, to those who may see them, and only what they may see."""

from collections.abc import Sequence

import pytest

from application.auditing import HandStillRunning, UnknownHand
from application.decks import Decks
from application.histories import AmbiguousPlayer, Analyst, Auditor, DeckStaysSealed, Histories, Player, Reader
from application.revealing import Revealing
from application.told_hand import ToldHand
from application.wanted_hands import Wanted
from domain.audit.events import CardsOpened
from domain.event import Recorded
from domain.hand.events import HandVoided
from domain.table.commands import OpenTable
from tests.application.games import played
from tests.application.house import TERMS, House, strange_keys

ALL = Wanted()


@pytest.fixture
def house() -> House:
    return House()


def histories(house: House) -> Histories:
    decks = Decks(house.entropy, house.vault)
    return Histories(house.journal, decks, Revealing(house.journal, house.clock, house.ids, decks))


async def told(house: House, wanted: Wanted = ALL, reader: Reader | None = None) -> list[ToldHand]:
    return [hand async for hand in histories(house).tell(wanted, reader or Analyst())]


async def folded(house: House, table: str) -> str:
    """A hand in which everyone folds to the big blind; its id."""
    live = await house.deal(table)
    while live.table.hand is not None:
        await house.act(table, "fold")
    assert live.hand_id is not None
    return live.hand_id


def ids(hands: Sequence[ToldHand]) -> list[str]:
    return [hand.hand for hand in hands]


async def test_hands_come_in_the_order_in_which_they_ended(house: House) -> None:
    one, other = await house.table("Ann", "Bo"), await house.table("Cy", "Dan")
    first = await house.deal(one)
    second = await folded(house, other)
    await house.act(one, "fold")
    assert ids(await told(house)) == [second, first.hand_id]


async def test_all_facts_come_with_the_table_and_without_the_sealed_deck(house: House) -> None:
    hand = await folded(house, table := await house.table("Ann", "Bo"))
    (only,) = await told(house)
    stored = await house.journal.load(hand)
    assert [recorded.version for recorded in only.facts] == [recorded.version for recorded in stored]
    assert (only.table.id, only.table.name, only.table.seats, only.table.origin) == (table, "Alder", 6, "room")
    assert only.started.sealed_deck == ""
    assert only.started_at <= only.ended_at


async def test_hands_that_are_being_played_are_passed_over(house: House) -> None:
    table = await house.table("Ann", "Bo")
    hand = await folded(house, table)
    await house.deal(table)
    assert ids(await told(house)) == [hand]


async def test_cards_that_are_shown_after_the_end_are_told(house: House) -> None:
    table = await house.table("Ann", "Bo")
    live = await house.deal(table)
    await house.act(table, "fold")
    assert live.hand is not None
    assert live.hand_id is not None
    winner = live.hand.live[0]
    cards = live.hand.hole(winner.seat)
    await house.room.show_cards(winner.player, table, live.hand_id, cards[:1], house.command())
    (only,) = await told(house)
    assert set(only.cards.values()) == {cards[0]}


async def test_voided_hands_are_told_as_such(house: House) -> None:
    table = await house.table("Ann", "Bo")
    live = await house.deal(table)
    assert live.hand_id is not None
    await house.room.void_hand(table, live.hand_id, "a storm", house.command())
    (only,) = await told(house)
    assert isinstance(only.ended, HandVoided)


async def test_an_analyst_is_told_open_cards_only(house: House) -> None:
    table = await house.table("Ann", "Bo", "Cy")
    await house.deal(table)
    live = await house.play_down(table)
    (only,) = await told(house)
    assert live.hand is not None
    shown = {number for player in live.hand.players for number in player.shown}
    board = set(live.hand.board)
    assert set(only.cards.values()) == board | set(live.hand.cards(shown))
    assert not only.watches(0)


async def test_a_player_is_told_their_own_hands_with_their_own_cards(house: House) -> None:
    mine, others = await house.table("Ann", "Bo"), await house.table("Cy", "Dan")
    hand = await folded(house, mine)
    await folded(house, others)
    live = await house.room.tables.open(mine)
    for who in (ann := await house.enter("Ann"), "Ann"):
        (only,) = await told(house, reader=Player(who))
        assert live.hand is not None
        own = next(player for player in live.hand.players if player.player == ann)
        assert only.hand == hand
        assert only.hero == own.seat
        assert set(only.cards.values()) == set(live.hand.hole(own.seat))
        assert only.watches(own.seat)


async def test_what_a_player_gave_up_in_a_draw_is_theirs_to_know(house: House) -> None:
    live = await house.reshuffled(played("td27/1"))
    (only,) = await told(house, reader=Player("Ann"))
    assert live.hand is not None
    own = live.hand.at(only.hero or 0)
    assert only.known((*own.numbers, *own.discards))


async def test_two_accounts_of_one_name_are_not_mixed(house: House) -> None:
    table = await house.table("Ann", "Bo")
    await house.sit(table, await house.enter("Ann", "telegram"))
    await folded(house, table)
    with pytest.raises(AmbiguousPlayer, match=r"Ann is the name of account:.* and of account:.*; say by the id"):
        await told(house, reader=Player("Ann"))


async def test_an_auditor_is_told_all_cards_and_stands_in_the_journal_first(house: House) -> None:
    hand = await folded(house, table := await house.table("Ann", "Bo"))
    live = await house.room.tables.open(table)
    hands = histories(house).tell(ALL, Auditor("otto"))
    only = await anext(hands)
    assert live.hand is not None
    assert set(only.cards.values()) == {card for player in live.hand.players for card in live.hand.hole(player.seat)}
    assert only.revealed
    assert [event.event for event in house.journal.log if isinstance(event.event, CardsOpened)] == [
        CardsOpened(hand, "otto", live.hand.started.seats if live.hand.started else (), "export")
    ]


async def test_what_is_not_looked_at_is_not_recorded(house: House) -> None:
    table = await house.table("Ann", "Bo")
    await folded(house, table)
    await folded(house, table)
    await anext(histories(house).tell(ALL, Auditor("otto")))
    assert len([event for event in house.journal.log if isinstance(event.event, CardsOpened)]) == 1
    await told(house)
    await told(house, reader=Player("Ann"))
    assert len([event for event in house.journal.log if isinstance(event.event, CardsOpened)]) == 1


@pytest.mark.parametrize("reader", [Analyst(), Player("Ann"), Auditor("otto")])
async def test_a_hand_asked_for_by_id_must_be_over(house: House, reader: Reader) -> None:
    table = await house.table("Ann", "Bo")
    live = await house.deal(table)
    assert live.hand_id is not None
    with pytest.raises(HandStillRunning, match=r"is being played; ask for it when it is over\."):
        await told(house, Wanted(hands=(live.hand_id,)), reader)
    assert not [event for event in house.journal.log if isinstance(event.event, CardsOpened)]


async def test_a_hand_that_never_was_is_refused_before_any_is_told(house: House) -> None:
    hand = await folded(house, await house.table("Ann", "Bo"))
    with pytest.raises(UnknownHand, match="There is no hand 'hand:none'"):
        await anext(histories(house).tell(Wanted(hands=(hand, "hand:none")), Auditor("otto")))
    assert not [event for event in house.journal.log if isinstance(event.event, CardsOpened)]


@pytest.mark.parametrize("reader", [Player("Ann"), Auditor("otto")])
async def test_a_deck_under_another_key_is_named(house: House, reader: Reader) -> None:
    hand = await folded(house, await house.table("Ann", "Bo"))
    with pytest.raises(DeckStaysSealed, match=f"The sealed deck of {hand} cannot be opened: "):
        await told(strange_keys(house), reader=reader)
    assert ids(await told(strange_keys(house))) == [hand]


async def test_hands_are_chosen_by_player_table_game_origin_and_id(house: House) -> None:
    table = await house.table("Ann", "Bo")
    first = await folded(house, table)
    omaha = await house.table("Ann", "Cy", terms=played("plo4/1"))
    second = await folded(house, omaha)
    assert ids(await told(house, Wanted(player="Bo"))) == [first]
    assert ids(await told(house, Wanted(player=await house.enter("Cy")))) == [second]
    assert ids(await told(house, Wanted(player="Ann"))) == [first, second]
    assert ids(await told(house, Wanted(table=omaha))) == [second]
    assert ids(await told(house, Wanted(game="plo4"))) == [second]
    assert ids(await told(house, Wanted(game="nlhe/1"))) == [first]
    assert ids(await told(house, Wanted(game="plo"))) == []
    assert ids(await told(house, Wanted(origin="import"))) == []
    assert ids(await told(house, Wanted(origin="room"))) == [first, second]
    assert ids(await told(house, Wanted(hands=(second, first, second)))) == [first, second]
    assert ids(await told(house, Wanted(hands=(first, second), game="plo4"))) == [second]


async def test_hands_are_chosen_by_when_they_began(house: House) -> None:
    table = await house.table("Ann", "Bo")
    first = await folded(house, table)
    house.clock.pass_(100)
    second = await folded(house, table)
    (one, other) = await told(house)
    assert ids(await told(house, Wanted(since=other.started_at))) == [second]
    assert ids(await told(house, Wanted(until=other.started_at))) == [first]
    assert ids(await told(house, Wanted(since=one.started_at, until=other.started_at + 1))) == [first, second]


async def test_a_table_that_is_closed_still_has_a_name(house: House) -> None:
    table = await house.room.open_table(OpenTable("Birch", "room", "", 0, TERMS), house.command())
    for name in ("Ann", "Bo"):
        await house.sit(table, await house.enter(name))
    hand = await folded(house, table)
    await house.room.close_table(table, house.command())
    for wanted in (ALL, Wanted(hands=(hand,)), Wanted(table="Birch")):
        (only,) = await told(house, wanted)
        assert (only.hand, only.table.name) == (hand, "Birch")


async def test_hands_are_read_one_at_a_time_as_they_are_asked_for(house: House) -> None:
    table = await house.table("Ann", "Bo")
    hands = [await folded(house, table) for _ in range(3)]
    loads: list[str] = []
    load = house.journal.load

    async def counted(stream: str, after: int = 0) -> Sequence[Recorded]:
        loads.append(stream)
        return await load(stream, after)

    house.journal.load = counted  # type: ignore[method-assign]
    telling = histories(house).tell(ALL, Analyst())
    for place, hand in enumerate(hands):
        assert loads == hands[:place]
        assert (await anext(telling)).hand == hand


async def test_what_ends_after_the_beginning_is_not_told(house: House) -> None:
    table = await house.table("Ann", "Bo")
    hand = await folded(house, table)
    end = house.journal.end

    async def end_before_another() -> int:
        before = await end()
        await folded(house, table)
        return before

    house.journal.end = end_before_another  # type: ignore[method-assign]
    assert ids(await told(house)) == [hand]


async def test_how_far_the_log_was_read_is_told(house: House) -> None:
    await folded(house, await house.table("Ann", "Bo"))
    heard: list[int] = []
    assert [hand async for hand in histories(house).tell(ALL, Analyst(), heard.append)]
    assert heard[-1] == await house.journal.end()
