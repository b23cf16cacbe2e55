"""What goes wrong on the way to the journal leaves a table as the journal has it, and nobody waiting."""

import asyncio

import pytest

from application.live_table import LiveTable
from application.ports import JournalUnavailable
from application.step import Step
from tests.application.house import WELCOME, House, hears, turn_of
from tests.application.ledger import balanced

AWAY = "the journal is away"


@pytest.fixture
def house() -> House:
    return House()


async def as_stored(house: House, table: str) -> LiveTable:
    """The table here, which is what another process reads from the journal."""
    here, there = await house.room.tables.open(table), await house.again().room.tables.open(table)
    assert (here.table, here.hand, here.seq) == (there.table, there.hand, there.seq)
    assert here.scene.fold == there.scene.fold
    balanced(house.journal.log, house.journal.ends)
    return here


async def test_nothing_changes_when_the_journal_is_away(house: House) -> None:
    table, ann = await house.table(), await house.enter("Ann")
    house.journal.failing = JournalUnavailable(AWAY)
    with pytest.raises(JournalUnavailable, match=AWAY):
        await house.room.take_seat(ann, table, 0, 500, "sit")
    assert (await as_stored(house, table)).table.seats == {}
    assert (await house.room.account(ann)).balance == WELCOME


async def test_the_same_command_may_be_sent_again_after_it(house: House) -> None:
    table, ann = await house.table(), await house.enter("Ann")
    house.journal.failing = JournalUnavailable(AWAY)
    with pytest.raises(JournalUnavailable):
        await house.room.take_seat(ann, table, 0, 500, "sit")
    await house.room.take_seat(ann, table, 0, 500, "sit")
    assert (await as_stored(house, table)).table.seats[0].stack == 500
    assert (await house.room.account(ann)).balance == WELCOME - 500


async def test_what_was_stored_although_nobody_could_say_so_counts(house: House) -> None:
    table, ann = await house.table(), await house.enter("Ann")
    house.journal.ambiguous = JournalUnavailable(AWAY)
    with pytest.raises(JournalUnavailable):
        await house.room.take_seat(ann, table, 0, 500, "sit")
    assert (await as_stored(house, table)).table.seats[0].stack == 500
    assert (await house.room.account(ann)).balance == WELCOME - 500


async def test_its_repetition_gets_the_answer_and_adds_nothing(house: House) -> None:
    table, ann = await house.table(), await house.enter("Ann")
    house.journal.ambiguous = JournalUnavailable(AWAY)
    with pytest.raises(JournalUnavailable):
        await house.room.take_seat(ann, table, 0, 500, "sit")
    stored = len(house.journal.log)
    assert await house.room.take_seat(ann, table, 0, 500, "sit") == (await as_stored(house, table)).seq
    assert len(house.journal.log) == stored


async def test_a_hand_goes_on_after_each_kind_of_failure(house: House) -> None:
    table = await house.table("Ann", "Bo", "Cy")
    live = await house.deal(table)
    for kind in ("failing", "ambiguous", "failing", "ambiguous"):
        setattr(house.journal, kind, JournalUnavailable(AWAY))
        turn = turn_of(live)
        with pytest.raises(JournalUnavailable):
            await house.act(table, "call" if turn.to_call else "check")
        again = turn_of(await as_stored(house, table))
        assert again.turn == turn.turn + (kind == "ambiguous")
    await house.play_down(table)
    assert (await as_stored(house, table)).table.hand is None


@pytest.mark.parametrize("kind", ["failing", "ambiguous"])
async def test_a_deal_that_failed_can_be_dealt(house: House, kind: str) -> None:
    table = await house.table("Ann", "Bo")
    setattr(house.journal, kind, None)
    live = await house.room.tables.open(table)
    assert live.table.deck is not None
    hand = live.table.deck.hand
    await house.room.fix_cuts(table, hand)
    setattr(house.journal, kind, JournalUnavailable(AWAY))
    with pytest.raises(JournalUnavailable):
        await house.room.open_hand(table, hand)
    await house.room.open_hand(table, hand)
    assert (await as_stored(house, table)).table.hand == hand


async def test_who_watches_hears_what_was_stored_in_an_ambiguous_append(house: House) -> None:
    table = await house.table("Ann", "Bo")
    steps: list[Step] = []
    live = await house.room.watch(table, hears(steps))
    first = live.seq
    await house.deal(table)
    house.journal.ambiguous = JournalUnavailable(AWAY)
    with pytest.raises(JournalUnavailable):
        await house.act(table, "call")
    await house.act(table, "check")
    assert [step.seq for step in steps] == list(range(first + 1, live.seq + 1))


@pytest.mark.parametrize("open_gate", [True, False])
async def test_a_cancelled_caller_leaves_the_table_as_the_journal_has_it(house: House, open_gate: bool) -> None:
    """The client hangs up while its command waits to be stored, or just before it is."""
    table, ann = await house.table(), await house.enter("Ann")
    house.journal.gate.clear()
    sitting = asyncio.create_task(house.room.take_seat(ann, table, 0, 500, "sit"))
    while not house.journal.waiting:
        await asyncio.sleep(0)
    if open_gate:
        house.journal.gate.set()
    sitting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sitting
    house.journal.gate.set()
    live = await as_stored(house, table)
    balance = (await house.room.account(ann)).balance
    assert balance + sum(seat.stack for seat in live.table.seats.values()) == WELCOME


async def test_a_cancelled_caller_whose_command_was_stored(house: House) -> None:
    table, ann = await house.table(), await house.enter("Ann")
    house.journal.ambiguous = asyncio.CancelledError()
    with pytest.raises(asyncio.CancelledError):
        await house.room.take_seat(ann, table, 0, 500, "sit")
    assert (await as_stored(house, table)).table.seats[0].stack == 500
    assert (await house.room.account(ann)).balance == WELCOME - 500


@pytest.mark.parametrize("kind", ["failing", "ambiguous"])
async def test_the_dealer_is_called_after_a_failure_too(house: House, kind: str) -> None:
    """Otherwise a command that was stored all the same could leave the table without a clock."""
    table, ann = await house.table(), await house.enter("Ann")
    attended: list[bool] = []
    house.room.tables.attend = lambda live: attended.append(live.loaded)
    setattr(house.journal, kind, JournalUnavailable(AWAY))
    with pytest.raises(JournalUnavailable):
        await house.room.take_seat(ann, table, 0, 500, "sit")
    assert attended == [False]


async def test_a_table_that_cannot_be_read_is_read_later(house: House) -> None:
    table = await house.table("Ann", "Bo")
    await house.deal(table)
    restarted = house.again()
    house.journal.away = JournalUnavailable(AWAY)
    with pytest.raises(JournalUnavailable):
        await restarted.room.tables.open(table)
    house.journal.away = None
    assert (await restarted.room.tables.open(table)).table.hand is not None


async def test_a_refusal_says_nothing_while_the_journal_is_away(house: House) -> None:
    table, ann = await house.table("Ann"), await house.enter("Ann")
    house.journal.away = JournalUnavailable(AWAY)
    with pytest.raises(JournalUnavailable):
        await house.room.take_seat(ann, table, 0, 500, "sit")


async def test_a_table_that_was_not_stored_is_not_there(house: House) -> None:
    house.journal.failing = JournalUnavailable(AWAY)
    with pytest.raises(JournalUnavailable):
        await house.table()
    assert house.room.tables.loaded() == []
