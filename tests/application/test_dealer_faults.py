"""Whatever fails around the dealer, no table stands still and nothing is done twice."""

import asyncio
from collections.abc import Callable

import pytest

from application import dealer as module
from application.live_table import LiveTable
from application.ports import JournalUnavailable
from domain.hand.events import ActionTaken
from domain.table.events import HandClosed, HandOpened, SatOut, SeatLeft, TurnMissed
from projections.table_view import TableView
from tests.application.attending import PATIENCE, SWIFT, attended, idle, stored, until
from tests.application.house import TERMS, House, turn_of
from tests.application.ledger import balanced


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.02)
    monkeypatch.setattr(module, "EARLY_SECONDS", 0.0)


@pytest.fixture
def house() -> House:
    return House()


async def test_a_duty_waits_while_the_journal_is_away(house: House) -> None:
    async with attended(house):
        table = await house.table("Ann", "Bo", terms=SWIFT)
        await until(house, table, lambda live: live.table.hand is not None)
        await house.act(table, "call")
        house.journal.failing = JournalUnavailable("the journal is away")
        with pytest.raises(JournalUnavailable):
            await house.act(table, "check")
        await house.act(table, "check")
        house.journal.failing = JournalUnavailable("the journal is away")
        live = await house.room.tables.open(table)
        house.clock.pass_(TERMS.turn_seconds)
        house.room.tables.attend(live)
        await until(house, table, lambda live: bool(stored(house, TurnMissed)))


async def test_a_fault_in_a_duty_stops_no_table(house: House) -> None:
    """A bug or broken storage must not leave a table without a clock."""
    async with attended(house):
        table = await house.table("Ann", "Bo", terms=SWIFT)
        await until(house, table, lambda live: live.table.hand is not None)
        house.journal.failing = RuntimeError("no one expected this")
        live = await house.room.tables.open(table)
        house.clock.pass_(TERMS.turn_seconds)
        house.room.tables.attend(live)
        await until(house, table, lambda live: bool(stored(house, TurnMissed)))


async def test_a_house_bot_at_a_loss_is_asked_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    losses = [ValueError("no idea")]

    def choose(view: TableView, chance: float) -> tuple[str, int]:
        if losses:
            raise losses.pop()
        return ("fold", 0)

    monkeypatch.setattr(module, "choose", choose)
    async with attended(house):
        table = await house.table(terms=SWIFT, bots=2)
        await until(house, table, lambda live: live.table.closed_steps > 0)
        assert not losses


async def test_a_table_whose_state_was_dropped_is_read_again_by_itself(house: House) -> None:
    """A command was stored, its caller is gone: what the table needs next is done all the same."""
    async with attended(house):
        table = await house.table("Ann", terms=SWIFT)
        bo = await house.enter("Bo")
        house.journal.ambiguous = asyncio.CancelledError()
        with pytest.raises(asyncio.CancelledError):
            await house.room.take_seat(bo, table, 1, 500, "sit")
        await until(house, table, lambda live: live.table.hand is not None)


async def test_two_dealers_of_two_processes_do_everything_once(house: House) -> None:
    there = house.again()
    async with attended(house), attended(there):
        table = await house.table("Ann", "Bo", terms=SWIFT)
        await there.room.tables.open(table)
        live = await until(house, table, lambda live: live.table.hand is not None)
        await there.room.tables.catch_up(await there.room.tables.open(table), {table: 10**6})
        house.clock.pass_(TERMS.turn_seconds)
        house.room.tables.attend(live)
        there.room.tables.attend(await there.room.tables.open(table))
        await until(house, table, lambda live: bool(stored(house, TurnMissed)))
        actions = [fact for fact in stored(house, ActionTaken) if isinstance(fact, ActionTaken)]
        assert [(action.turn, action.timed_out) for action in actions] == [(1, True)]


async def test_a_stopped_dealer_does_nothing_more(house: House) -> None:
    async with attended(house) as dealer:
        table = await house.table("Ann", "Bo", terms=SWIFT)
        live = await until(house, table, lambda live: live.table.hand is not None)
        house.clock.pass_(TERMS.turn_seconds)
        await dealer.stop()
        house.room.tables.attend(live)
        dealer.attend(live)
        await idle()
        assert not stored(house, ActionTaken)


async def test_a_duty_that_fails_while_the_dealer_stops_is_not_tried_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.0)
    async with attended(house) as dealer:
        table = await house.table("Ann", "Bo", terms=SWIFT)
        live = await until(house, table, lambda live: live.table.hand is not None)
        house.clock.pass_(TERMS.turn_seconds)
        house.journal.gate.clear()
        dealer.attend(live)
        async with asyncio.timeout(PATIENCE):
            while not house.journal.waiting:
                await asyncio.sleep(0)
        house.journal.failing = JournalUnavailable("the journal is away")
        stopping = asyncio.create_task(dealer.stop())
        await asyncio.sleep(0)
        house.journal.gate.set()
        await stopping
        await idle()
        assert not stored(house, ActionTaken)


async def test_a_restarted_process_goes_on_with_the_same_hand(house: House) -> None:
    table = await house.table("Ann", "Bo", "Cy")
    live = await house.deal(table)
    await house.act(table, "call")
    restarted = house.again()
    async with attended(restarted) as dealer:
        again = await restarted.room.tables.open(table)
        assert (again.hand, again.seq, turn_of(again)) == (live.hand, live.seq, turn_of(live))
        assert again.deck == live.deck
        house.clock.pass_(TERMS.turn_seconds)
        dealer.attend(again)
        await until(restarted, table, lambda live: bool(stored(house, TurnMissed)))
        await restarted.play_down(table)
    assert stored(house, HandClosed)
    balanced(house.journal.log, house.journal.ends)


def _next(turn: int) -> Callable[[LiveTable], bool]:
    """Whether a turn is over."""
    return lambda live: live.hand is None or live.hand.turn is None or turn_of(live).turn > turn


async def test_everyone_away_still_ends_the_hand_and_nobody_is_dealt_in_again(house: House) -> None:
    async with attended(house) as dealer:
        table = await house.table("Ann", "Bo", "Cy", terms=SWIFT)
        live = await until(house, table, lambda live: live.table.hand is not None)
        for seat in live.table.seats.values():
            await house.lose(table, seat.player)
        while live.table.hand is not None:
            house.clock.pass_(TERMS.turn_seconds + TERMS.grace_seconds)
            dealer.attend(live)
            await until(house, table, _next(turn_of(live).turn))
        await until(house, table, lambda live: len(stored(house, SatOut)) >= 2)
        assert len(stored(house, HandOpened)) == 1
        assert not stored(house, SeatLeft)
