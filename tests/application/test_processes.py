"""Several processes serve the same tables: the journal decides who was first, and everyone ends up with the same."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import pytest

from application.follower import Follower
from application.live_table import LiveTable
from application.step import Step
from application.tables import ATTEMPTS, RoomBusy
from domain.event import Recorded
from domain.hand.refusals import TurnPassed
from domain.table.refusals import SeatOccupied
from tests.application.house import WELCOME, House, hears, turn_of
from tests.application.ledger import balanced
from tests.support.memory import MemoryJournal


@pytest.fixture
def here() -> House:
    return House()


@pytest.fixture
def there(here: House) -> House:
    return here.again()


async def both(here: House, there: House, table: str) -> tuple[LiveTable, LiveTable]:
    """The table in both processes."""
    return await here.room.tables.open(table), await there.room.tables.open(table)


async def caught_up(house: House, live: LiveTable) -> LiveTable:
    """The table when its process has heard of everything."""
    latest = {recorded.stream: recorded.version for recorded in house.journal.log}
    await house.room.tables.catch_up(live, latest)
    return live


def same(one: LiveTable, other: LiveTable) -> None:
    """Both hold the same table, down to what anyone may see of it."""
    assert (one.table, one.hand, one.hand_id, one.seq) == (other.table, other.hand, other.hand_id, other.seq)
    assert one.scene.fold == other.scene.fold
    assert one.versions == other.versions


async def test_who_was_second_decides_again_on_what_the_first_did(here: House, there: House) -> None:
    table = await here.table()
    one, other = await both(here, there, table)
    ann, bo = await here.enter("Ann"), await there.enter("Bo")
    await here.room.take_seat(ann, table, 1, 500, "sit")
    with pytest.raises(SeatOccupied):
        await there.room.take_seat(bo, table, 1, 500, "sit")
    await there.room.take_seat(bo, table, 2, 500, "sit-elsewhere")
    same(await caught_up(here, one), other)
    assert set(one.table.seats) == {1, 2}
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


async def test_the_same_chips_go_to_one_table_only(here: House, there: House) -> None:
    tables = [await here.table(), await there.table()]
    ann = await here.enter("Ann")
    for number in range(9):
        await here.room.take_seat(ann, await here.table(), 0, 500, f"sit-{number}")
    await there.room.account(ann)
    answers = await asyncio.gather(
        here.room.take_seat(ann, tables[0], 0, 500, "sit-here"),
        there.room.take_seat(ann, tables[1], 0, 500, "sit-there"),
        return_exceptions=True,
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["NotEnoughChips", "int"]
    assert (await here.room.account(ann)).balance == 0
    balanced(here.journal.log, here.journal.ends)


async def test_the_same_command_sent_to_both_is_carried_out_once(here: House, there: House) -> None:
    table = await here.table()
    await both(here, there, table)
    ann = await here.enter("Ann")
    answers = await asyncio.gather(*(house.room.take_seat(ann, table, 1, 500, "sit") for house in (here, there)))
    assert answers[0] == answers[1]
    assert (await there.room.account(ann)).balance == WELCOME - 500


async def test_one_who_comes_in_twice_at_once_is_welcomed_once(here: House, there: House) -> None:
    players = await asyncio.gather(*(house.enter("Ann") for house in (here, there) * 3))
    assert len(set(players)) == 1
    assert (await there.room.account(players[0])).balance == WELCOME


async def test_a_hand_is_played_through_both_in_turns(here: House, there: House) -> None:
    table = await here.table("Ann", "Bo", "Cy")
    one, other = await both(here, there, table)
    await here.deal(table)
    while (await caught_up(there, other)).table.hand is not None:
        await there.act(table, "call" if turn_of(other).to_call else "check")
        if (await caught_up(here, one)).table.hand is not None:
            await here.act(table, "call" if turn_of(one).to_call else "check")
    same(await caught_up(here, one), other)
    balanced(here.journal.log, here.journal.ends)


async def test_a_right_action_is_taken_where_its_turn_is_not_known_yet(here: House, there: House) -> None:
    """A refusal decided on an old state would be wrong: the journal is asked before anyone is refused."""
    table = await here.table("Ann", "Bo", "Cy")
    await here.deal(table)
    one, other = await both(here, there, table)
    await here.act(table, "call")
    turn, hand = turn_of(one), one.hand_id
    assert hand is not None
    await there.room.act(one.table.seats[turn.seat].player, table, hand, turn.turn, "call", 0, "act")
    assert turn_of(other).turn == turn.turn + 1


async def test_a_wrong_action_is_refused_there_all_the_same(here: House, there: House) -> None:
    table = await here.table("Ann", "Bo", "Cy")
    await here.deal(table)
    _, other = await both(here, there, table)
    turn, hand = turn_of(other), other.hand_id
    assert hand is not None
    await here.act(table, "call")
    with pytest.raises(TurnPassed):
        await there.room.act(other.table.seats[turn.seat].player, table, hand, turn.turn, "call", 0, "again")


async def test_a_seat_that_was_left_elsewhere_can_be_taken_here(here: House, there: House) -> None:
    table = await here.table("Ann")
    await both(here, there, table)
    await here.room.leave(await here.enter("Ann"), table, "leave")
    await there.room.take_seat(await there.enter("Bo"), table, 0, 500, "sit")


async def test_chips_that_came_home_elsewhere_can_be_spent_here(here: House, there: House) -> None:
    away, table = await here.table(), await here.table()
    ann = await here.enter("Ann")
    for number in range(9):
        await here.room.take_seat(ann, await here.table(), 0, 500, f"sit-{number}")
    await here.room.take_seat(ann, away, 0, 500, "sit")
    assert (await there.room.account(ann)).balance == 0
    await here.room.leave(ann, away, "leave")
    await there.room.take_seat(ann, table, 0, 500, "sit")
    assert (await there.room.account(ann)).balance == 0


async def test_who_watches_hears_every_step_once_although_others_played_whole_hands(here: House, there: House) -> None:
    table = await here.table("Ann", "Bo", "Cy")
    heard: list[Step] = []
    live = await here.room.watch(table, hears(heard))
    first = live.seq
    await there.deal(table)
    await there.act(table, "call")
    await caught_up(here, live)
    for _ in range(3):
        await there.play_down(table)
        await there.deal(table)
    await there.act(table, "fold")
    ann = live.table.seats[0].player
    await here.room.sit_out(ann, table, "out")
    assert [step.seq for step in heard] == list(range(first + 1, live.seq + 1))
    told = [event for step in heard for event in step.recorded]
    of_table = {table, *(event.stream for event in told if event.stream.startswith("hand:"))}
    assert told == [event for event in here.journal.log[told[0].position - 1 :] if event.stream in of_table]


async def test_steps_heard_late_are_the_steps_that_were_told_at_once(here: House, there: House) -> None:
    table = await here.table("Ann", "Bo", "Cy")
    late: list[Step] = []
    at_once: list[Step] = []
    live = await here.room.watch(table, hears(late))
    await there.room.watch(table, hears(at_once))
    for _ in range(2):
        await there.deal(table)
        await there.play_down(table)
    await caught_up(here, live)
    viewers = [None, *(seat.player for seat in live.table.seats.values())]
    assert [(step.seq, step.recorded) for step in late] == [(step.seq, step.recorded) for step in at_once]
    for one, other in zip(late, at_once, strict=True):
        for viewer in viewers:
            assert one.scene.view(viewer) == other.scene.view(viewer)
            assert one.events_for(viewer) == other.events_for(viewer)


async def test_a_step_stored_unseen_before_ones_own_is_told_late_and_once(here: House, there: House) -> None:
    """One acts in the hand there, another sits out here: the two streams do not conflict."""
    table = await here.table("Ann", "Bo", "Cy")
    live = await here.deal(table)
    heard: list[Step] = []
    await here.room.watch(table, hears(heard))
    first, stored = live.seq, len(here.journal.log)
    await there.act(table, "call")
    await here.room.sit_out(live.table.seats[1].player, table, "out")
    await caught_up(here, live)
    assert [step.seq for step in heard] == [first + 1, first + 2] == [live.seq - 1, live.seq]
    told = [event.position for step in heard for event in step.recorded]
    assert sorted(told) == list(range(stored + 1, len(here.journal.log) + 1))
    assert heard[-1].scene == live.scene
    await here.act(table, "call")
    assert heard[-1].seq == live.seq == first + 3


async def test_a_follower_takes_what_others_append(here: House, there: House) -> None:
    table = await here.table("Ann", "Bo")
    one, other = await both(here, there, table)
    dealt, stop = asyncio.Event(), asyncio.Event()
    await here.room.watch(table, lambda step: dealt.set() if step.scene.table.hand else None)
    following = asyncio.create_task(Follower(here.journal, here.room.tables).run(stop))
    await asyncio.sleep(0)
    await there.deal(table)
    await asyncio.wait_for(dealt.wait(), 5)
    same(one, other)
    stop.set()
    await there.act(table, "call")
    await asyncio.wait_for(following, 5)


class Overtaken(MemoryJournal):
    """A journal as someone sees it whom another is always faster than."""

    def __init__(self, journal: MemoryJournal, rival: Callable[[], Awaitable[object]]) -> None:
        super().__init__()
        self.log, self.ends, self.rival = journal.log, journal.ends, rival

    async def append(self, events: Sequence[Recorded]) -> Sequence[Recorded]:
        await self.rival()
        return await super().append(events)


async def test_who_is_too_late_again_and_again_is_told_so(here: House) -> None:
    table = await here.table("Ann", "Bo")
    ann, bo = await here.enter("Ann"), await here.enter("Bo")
    tries = 0

    async def rival() -> None:
        nonlocal tries
        tries += 1
        move = here.room.sit_out if tries % 2 else here.room.sit_in
        await move(bo, table, f"try-{tries}")

    slow = House(Overtaken(here.journal, rival))
    with pytest.raises(RoomBusy):
        await slow.room.sit_out(ann, table, "out")
    assert tries == ATTEMPTS
    live = await here.room.tables.open(table)
    assert live.table.seats[0].out == ""
