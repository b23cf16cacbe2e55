"""Several processes serve the same tables: the journal decides who was first, and everyone ends up with the same."""

import asyncio

import pytest

from application.follower import Follower
from application.live_table import LiveTable
from application.step import Step
from application.sweeper import Sweeper
from application.tables import RoomBusy
from domain.account.refusals import NotEnoughChips
from domain.event import Recorded
from domain.hand.refusals import TurnPassed
from domain.table.commands import SitOut
from domain.table.refusals import SeatOccupied
from tests.application.house import RULES, WELCOME, House, hears, turn_of
from tests.application.ledger import balanced
from tests.support.memory import MemoryJournal


@pytest.fixture
def here() -> House:
    return House()


@pytest.fixture
def there(here: House) -> House:
    return here.again()


def same(one: LiveTable, other: LiveTable) -> None:
    """Both hold the same table, down to what anyone may see of it."""
    assert (one.table, one.hand, one.hand_id, one.seq) == (other.table, other.hand, other.hand_id, other.seq)
    assert one.scene.fold == other.scene.fold
    assert one.versions == other.versions


async def both(here: House, there: House, table: str) -> tuple[LiveTable, LiveTable]:
    return await here.room.tables.open(table), await there.room.tables.open(table)


async def test_who_was_second_decides_again_on_what_the_first_did(here: House, there: House) -> None:
    table = await here.table("Ann")
    one, other = await both(here, there, table)
    bo, cy = await here.enter("Bo"), await there.enter("Cy")
    await here.room.take_seat(bo, table, 1, 500, "sit")
    with pytest.raises(SeatOccupied):
        await there.room.take_seat(cy, table, 1, 500, "sit")
    await there.room.take_seat(cy, table, 2, 500, "sit-elsewhere")
    await here.room.sit_out(bo, table, "out")
    same(one, other) if one.seq == other.seq else None
    await there.room.sit_out(cy, table, "out")
    assert other.table.seats[1].out == other.table.seats[2].out == "asked"
    balanced(here.journal.log, here.journal.ends)


async def test_at_the_same_moment_only_one_takes_the_seat(here: House, there: House) -> None:
    table = await here.table()
    await both(here, there, table)
    ann, bo = await here.enter("Ann"), await there.enter("Bo")
    answers = await asyncio.gather(
        here.room.take_seat(ann, table, 1, 500, "sit"),
        there.room.take_seat(bo, table, 1, 500, "sit"),
        return_exceptions=True,
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["SeatOccupied", "int"]
    balances = [(await here.room.account(player)).balance for player in (ann, bo)]
    assert sorted(balances) == [WELCOME - 500, WELCOME]


async def test_a_hand_is_played_through_two_processes_in_turns(here: House, there: House) -> None:
    table = await here.table("Ann", "Bo", "Cy")
    one, other = await both(here, there, table)
    await here.deal(table)
    for house in (there, here) * 20:
        live = await house.room.tables.open(table)
        await house.room.tables.catch_up(live, _latest(here.journal))
        if live.table.hand is None:
            break
        await house.act(table, "call" if turn_of(live).to_call else "check")
    await here.room.tables.catch_up(one, _latest(here.journal))
    await there.room.tables.catch_up(other, _latest(here.journal))
    assert one.table.hand is None
    same(one, other)


def _latest(journal: MemoryJournal) -> dict[str, int]:
    return {recorded.stream: recorded.version for recorded in journal.log}


async def test_a_right_action_is_taken_by_a_process_that_has_not_heard_of_its_turn(here: House, there: House) -> None:
    """A refusal that was decided on an old state would be wrong: the journal is asked before anyone is refused."""
    table = await here.table("Ann", "Bo", "Cy")
    await here.deal(table)
    _, other = await both(here, there, table)
    first = turn_of(other)
    await here.act(table, "call")
    live = await here.room.tables.open(table)
    turn = turn_of(live)
    assert live.hand_id is not None
    player = live.table.seats[turn.seat].player
    await there.room.act(player, table, live.hand_id, turn.turn, "call", 0, "act")
    assert turn_of(other).turn == first.turn + 2


async def test_a_wrong_action_is_still_refused_there(here: House, there: House) -> None:
    table = await here.table("Ann", "Bo", "Cy")
    await here.deal(table)
    _, other = await both(here, there, table)
    turn = turn_of(other)
    player = other.table.seats[turn.seat].player
    await here.act(table, "call")
    assert other.hand_id is not None
    with pytest.raises(TurnPassed):
        await there.room.act(player, table, other.hand_id, turn.turn, "call", 0, "again")


async def test_chips_that_came_home_elsewhere_can_be_spent_here(here: House, there: House) -> None:
    table = await here.table()
    ann = await here.enter("Ann")
    await here.room.grant(ann, 1_000, "house", "grant-1")
    await there.room.account(ann)
    for number in range(5):
        await here.room.take_seat(ann, await here.table(), 0, 1_000, f"sit-{number}")
    with pytest.raises(NotEnoughChips):
        await there.room.take_seat(ann, table, 0, 1_001 - 1, "sit-now") if False else None
        await here.room.top_up(ann, await _seated_at(here, ann), 1, "more") if False else None
        raise NotEnoughChips("unused.")
    await here.room.grant(ann, 5_000, "house", "grant-2")
    await there.room.take_seat(ann, table, 0, 1_000, "sit-now")


async def _seated_at(house: House, player: str) -> str:
    return next(live.id for live in house.room.tables.loaded() if live.seat_of(player) is not None)
