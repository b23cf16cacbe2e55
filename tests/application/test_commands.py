"""Commands at a table: stored once, answered once, and told to who listens."""

import asyncio
from dataclasses import replace

import pytest

from application.room import RabbitNotAllowed, Room
from application.step import Step
from domain.account.refusals import NotEnoughChips
from domain.hand.refusals import HandOver, NothingToShow, NotYourTurn, TurnPassed
from domain.refusals import InvalidAmount, Refusal
from domain.table.commands import OpenTable
from domain.table.refusals import (
    AlreadySeated,
    DeckNotCommitted,
    NoSuchHand,
    NotSeated,
    SeatOccupied,
    TableIsClosed,
    UnknownTable,
)
from domain.template.refusals import InvalidTerms
from domain.template.terms import Terms
from tests.application.house import TERMS, WELCOME, House, hand_of, hears, turn_of
from tests.application.ledger import balanced


@pytest.fixture
def house() -> House:
    return House()


async def test_sitting_down_moves_chips_in_one_append(house: House) -> None:
    table, ann = await house.table(), await house.enter("Ann")
    before = house.journal.appends
    seq = await house.room.take_seat(ann, table, 2, 500, "sit")
    assert house.journal.appends == before + 1
    assert (await house.room.account(ann)).balance == WELCOME - 500
    live = await house.room.tables.open(table)
    assert (live.table.seats[2].stack, live.seq) == (500, seq)


async def test_a_repeated_command_gets_its_first_answer_and_adds_nothing(house: House) -> None:
    table, ann = await house.table(), await house.enter("Ann")
    first = await house.room.take_seat(ann, table, 2, 500, "sit")
    await house.room.sit_out(ann, table, "out")
    stored = len(house.journal.log)
    assert await house.room.take_seat(ann, table, 2, 500, "sit") == first
    assert await house.again().room.take_seat(ann, table, 2, 500, "sit") == first
    assert len(house.journal.log) == stored


async def test_a_repeated_action_gets_its_first_answer_also_when_it_ended_the_hand(house: House) -> None:
    table = await house.table("Ann", "Bo")
    live = await house.deal(table)
    assert live.hand_id is not None
    turn = turn_of(live)
    player = live.table.seats[turn.seat].player

    async def fold(room: Room) -> int:
        assert live.hand_id is not None
        return await room.act(player, table, live.hand_id, turn.turn, "fold", 0, "fold")

    first = await fold(house.room)
    assert live.table.hand is None
    stored = len(house.journal.log)
    assert await fold(house.room) == first
    assert await fold(house.again().room) == first
    assert len(house.journal.log) == stored


async def test_a_repeated_deal_gets_its_first_answer(house: House) -> None:
    table = await house.table("Ann", "Bo")
    hand = (await house.deal(table)).hand_id
    assert hand is not None
    first, stored = (await house.room.tables.open(table)).seq, len(house.journal.log)
    assert await house.room.open_hand(table, hand) == first
    assert await house.again().room.open_hand(table, hand) == first
    assert len(house.journal.log) == stored


async def test_command_ids_are_each_players_own(house: House) -> None:
    table, ann, bo = await house.table(), await house.enter("Ann"), await house.enter("Bo")
    await house.room.take_seat(ann, table, 0, 500, "sit")
    await house.room.take_seat(bo, table, 1, 500, "sit")
    assert set((await house.room.tables.open(table)).table.seats) == {0, 1}


async def test_a_command_that_changes_nothing_adds_nothing(house: House) -> None:
    table = await house.table("Ann", "Bo")
    ann = await house.enter("Ann")
    live = await house.room.tables.open(table)
    assert live.table.deck is not None
    hand = live.table.deck.hand
    first = await house.room.seal_cut(ann, table, hand, "ab" * 32, "seal")
    assert await house.room.seal_cut(ann, table, hand, "ab" * 32, "seal-again") == first == live.seq
    assert [event.event.TOPIC for event in house.journal.log].count("table.cut_sealed") == 1


async def test_a_refused_command_adds_nothing_and_may_be_sent_again(house: House) -> None:
    table, ann = await house.table(), await house.enter("Ann")
    stored = len(house.journal.log)
    with pytest.raises(NotEnoughChips):
        await house.room.take_seat(ann, await house.table(terms=_rich()), 0, WELCOME + 1, "sit")
    with pytest.raises(InvalidAmount):
        await house.room.take_seat(ann, table, 0, 0, "sit")
    assert [event.stream for event in house.journal.log[stored:]] == [house.journal.log[-1].stream] * 2
    await house.room.take_seat(ann, table, 0, 500, "sit")


def _rich() -> Terms:
    return replace(TERMS, max_buy_in=100_000)


async def test_two_who_want_the_same_seat_at_once(house: House) -> None:
    table, ann, bo = await house.table(), await house.enter("Ann"), await house.enter("Bo")
    answers = await asyncio.gather(
        house.room.take_seat(ann, table, 3, 500, "sit"),
        house.room.take_seat(bo, table, 3, 500, "sit"),
        return_exceptions=True,
    )
    assert [type(answer) for answer in answers] == [int, SeatOccupied]
    assert (await house.room.account(ann)).balance == WELCOME - 500
    assert (await house.room.account(bo)).balance == WELCOME


async def test_one_who_sends_the_same_command_twice_at_once(house: House) -> None:
    table, ann = await house.table(), await house.enter("Ann")
    answers = await asyncio.gather(*(house.room.take_seat(ann, table, 3, 500, "sit") for _ in range(5)))
    assert len(set(answers)) == 1
    assert (await house.room.account(ann)).balance == WELCOME - 500


async def test_one_who_takes_two_seats_at_once(house: House) -> None:
    table, ann = await house.table(), await house.enter("Ann")
    answers = await asyncio.gather(
        *(house.room.take_seat(ann, table, seat, 500, f"sit-{seat}") for seat in range(3)), return_exceptions=True
    )
    assert [type(answer) for answer in answers] == [int, AlreadySeated, AlreadySeated]


async def test_the_same_chips_go_to_one_table_only(house: House) -> None:
    tables = [await house.table(terms=_rich()) for _ in range(3)]
    ann = await house.enter("Ann")
    answers = await asyncio.gather(
        *(house.room.take_seat(ann, table, 0, 3_000, "sit") for table in tables), return_exceptions=True
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["NotEnoughChips", "NotEnoughChips", "int"]
    assert (await house.room.account(ann)).balance == WELCOME - 3_000
    balanced(house.journal.log, house.journal.ends)


async def test_an_action_is_for_its_own_hand_turn_and_seat(house: House) -> None:
    table = await house.table("Ann", "Bo", "Cy")
    live = await house.deal(table)
    hand, turn = live.hand_id, turn_of(live)
    assert hand is not None
    acting = live.table.seats[turn.seat].player
    other = next(seat.player for seat in live.table.seats.values() if seat.seat != turn.seat)
    stranger = await house.enter("Dan")
    stored = len(house.journal.log)
    attempts: list[tuple[str, str, int, type[Refusal]]] = [
        (stranger, hand, turn.turn, NotSeated),
        (other, hand, turn.turn, NotYourTurn),
        (acting, hand, turn.turn + 1, TurnPassed),
        (acting, "hand:other", turn.turn, NoSuchHand),
    ]
    for player, named, number, refusal in attempts:
        with pytest.raises(refusal):
            await house.room.act(player, table, named, number, "fold", 0, house.command())
    assert len(house.journal.log) == stored


async def test_a_finished_hand_takes_no_action(house: House) -> None:
    table = await house.table("Ann", "Bo")
    live = await house.deal(table)
    await house.act(table, "fold")
    assert live.hand_id is not None
    with pytest.raises(HandOver):
        await house.room.act(live.table.seats[0].player, table, live.hand_id, 1, "fold", 0, house.command())


async def test_who_watches_hears_each_step_once_and_in_order(house: House) -> None:
    table = await house.table("Ann", "Bo")
    steps: list[Step] = []
    live = await house.room.watch(table, hears(steps))
    first = live.seq
    await house.deal(table)
    await house.play_down(table)
    assert [step.seq for step in steps] == list(range(first + 1, live.seq + 1))
    told = [event for step in steps for event in step.recorded]
    assert told == [event for event in house.journal.log if event.position >= told[0].position]


async def test_a_hand_and_its_start_at_the_table_are_two_steps_of_one_append(house: House) -> None:
    table = await house.table("Ann", "Bo")
    steps: list[Step] = []
    await house.room.watch(table, hears(steps))
    appends = house.journal.appends
    await house.deal(table)
    assert house.journal.appends == appends + 2
    assert [step.recorded[0].event.TOPIC for step in steps] == ["table.cuts_fixed", "table.hand_opened", "hand.started"]


async def test_who_shows_after_the_hand_is_heard_in_order_here_and_elsewhere(house: House) -> None:
    table = await house.table("Ann", "Bo")
    there, late, steps = house.again(), list[Step](), list[Step]()
    elsewhere = await there.room.watch(table, hears(late))
    live = await house.room.watch(table, hears(steps))
    first = live.seq
    await house.deal(table)
    await house.act(table, "fold")
    hand = live.hand_id or ""
    for place, card in enumerate(hand_of(live).hole(0)):
        seq = await house.room.show_cards(live.table.seats[0].player, table, hand, [card], f"show-{place}")
        assert seq == live.seq
    await house.deal(table)
    await there.room.tables.catch_up(elsewhere, {event.stream: event.version for event in house.journal.log})
    for heard in (steps, late):
        assert [step.seq for step in heard] == list(range(first + 1, live.seq + 1))
    assert (await house.again().room.tables.open(table)).seq == live.seq


async def test_showing_again_what_lies_open_adds_nothing(house: House) -> None:
    live = await house.deal(await house.table("Ann", "Bo"))
    await house.act(live.id, "fold")
    player, hand, cards = live.table.seats[0].player, live.hand_id or "", hand_of(live).hole(0)
    first = await house.room.show_cards(player, live.id, hand, cards, "show")
    stored = len(house.journal.log)
    assert await house.room.show_cards(player, live.id, hand, cards, "again") == first
    assert len(house.journal.log) == stored


async def test_what_would_have_come_is_shown_once_where_the_terms_allow_it(house: House) -> None:
    live = await house.deal(await house.table("Ann", "Bo", terms=replace(TERMS, rabbit=True)))
    await house.act(live.id, "fold")
    player, hand = live.table.seats[0].player, live.hand_id or ""
    await house.room.show_rabbit(player, live.id, hand, "rabbit")
    view = live.view(None)
    assert view.hand is not None
    assert len(view.hand.rabbit) == 5
    with pytest.raises(NothingToShow):
        await house.room.show_rabbit(player, live.id, hand, "rabbit-again")
    plain = await house.deal(await house.table("Cy", "Dan"))
    await house.act(plain.id, "fold")
    with pytest.raises(RabbitNotAllowed):
        await house.room.show_rabbit(plain.table.seats[0].player, plain.id, plain.hand_id or "", "rabbit")


async def test_who_stopped_watching_hears_no_more(house: House) -> None:
    table = await house.table("Ann", "Bo")
    steps: list[Step] = []
    listener = hears(steps)
    await house.room.watch(table, listener)
    house.room.unwatch(table, listener)
    house.room.unwatch("table:unknown", listener)
    await house.deal(table)
    assert not steps


async def test_missed_steps_can_be_had_again(house: House) -> None:
    table = await house.table("Ann", "Bo")
    steps: list[Step] = []
    live = await house.room.watch(table, hears(steps))
    seen = live.seq
    await house.deal(table)
    assert await house.room.missed(table, seen) == steps
    assert await house.room.missed(table, live.seq) == []
    assert await house.room.missed(table, live.seq + 1) is None
    assert await house.room.missed(table, -1) is None


async def test_steps_from_before_this_process_are_not_to_be_had(house: House) -> None:
    table = await house.table("Ann", "Bo")
    await house.deal(table)
    assert await house.again().room.missed(table, 2) is None


async def test_an_unknown_table_is_refused(house: House) -> None:
    ann = await house.enter("Ann")
    with pytest.raises(UnknownTable):
        await house.room.watch("table:unknown", lambda step: None)
    with pytest.raises(UnknownTable):
        await house.room.take_seat(ann, "table:unknown", 0, 500, "sit")
    assert house.room.tables.loaded() == []


async def test_senseless_terms_open_no_table(house: House) -> None:
    with pytest.raises(InvalidTerms):
        await house.room.open_table(OpenTable("Alder", "room", "", 0, replace(TERMS, seats=1)), "open")
    assert house.journal.log == []


async def test_only_the_hand_whose_deck_is_committed_can_be_dealt(house: House) -> None:
    table = await house.table("Ann", "Bo")
    live = await house.room.tables.open(table)
    assert live.table.deck is not None
    await house.room.fix_cuts(table, live.table.deck.hand)
    with pytest.raises(DeckNotCommitted):
        await house.room.open_hand(table, "hand:other")
    assert live.table.hand is None


async def test_leaving_brings_the_stack_home_in_one_append(house: House) -> None:
    table = await house.table("Ann", "Bo")
    ann = await house.enter("Ann")
    appends = house.journal.appends
    await house.room.leave(ann, table, "leave")
    assert house.journal.appends == appends + 1
    assert (await house.room.account(ann)).balance == WELCOME


async def test_leaving_in_a_hand_brings_the_rest_home_when_it_is_over(house: House) -> None:
    table = await house.table("Ann", "Bo")
    live = await house.deal(table)
    leaver = live.table.seats[turn_of(live).seat].player
    await house.room.leave(leaver, table, "leave")
    assert live.seat_of(leaver) is not None
    await house.act(table, "fold")
    assert live.seat_of(leaver) is None
    assert (await house.room.account(leaver)).balance == WELCOME - 5
    balanced(house.journal.log, house.journal.ends)


async def test_a_closed_table_sends_everyone_home(house: House) -> None:
    table = await house.table("Ann", "Bo")
    await house.room.close_table(table, "close")
    assert (await house.room.account(await house.enter("Ann"))).balance == WELCOME
    with pytest.raises(TableIsClosed):
        await house.sit(table, await house.enter("Bo"))
    balanced(house.journal.log, house.journal.ends)


async def test_terms_are_those_of_the_table(house: House) -> None:
    live = await house.room.tables.open(await house.table("Ann"))
    assert (live.table.name, live.table.origin, live.table.terms) == (TERMS.name, "room", TERMS)
