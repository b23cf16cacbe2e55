"""A table of any time is the table that a spectator saw then."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.live_table import LiveTable
from application.past_tables import NotOpenedYet, NotYetCome, PastTables
from application.step import Scene, Step
from domain.table.refusals import UnknownTable
from domain.variants import RULESETS
from projections.table_view import TableView
from tests.adapters.web.evenings import Evening
from tests.application.house import House
from tests.application.sight import cards_in, turned_up
from tests.support.effort import examples
from tests.support.memory import StandingClock


class TimedEvening(Evening):
    """An evening on which time passes with everything that happens; `scenes` is the last that was to be seen at each
    moment at which something was."""

    def __init__(self, seed: int, ruleset: str) -> None:
        super().__init__(seed, ruleset)
        self.scenes: dict[float, Scene] = {}

    async def begin(self, *buy_ins: int) -> LiveTable:
        live = await super().begin(*buy_ins)
        await self.room.watch(self.table, self._look)
        return live

    def _look(self, step: Step) -> None:
        self.scenes[step.at] = step.scene
        self._clock.pass_(0.5)

    @property
    def past(self) -> PastTables:
        return PastTables(self.journal, self._clock)


@given(st.integers(0, 2**32), st.sampled_from(sorted(RULESETS)))
@examples(16)
def test_at_every_moment_it_is_what_the_live_table_showed_a_spectator(seed: int, ruleset: str) -> None:
    evening = TimedEvening(seed, ruleset)
    asyncio.run(evening.pass_(2))
    for at, scene in evening.scenes.items():
        for shortly_after in (0.0, 0.25):
            past = asyncio.run(evening.past.table(evening.table, at + shortly_after))
            assert (past.at, past.since, past.closed) == (at + shortly_after, at, False)
            assert past.view == scene.view(None)
            assert cards_in(past.view) <= turned_up(scene.hand.facts if scene.hand else ())
    assert len(evening.scenes) > 10


@pytest.fixture
def house() -> House:
    return House()


def past(house: House) -> PastTables:
    return PastTables(house.journal, house.clock)


async def view_at(house: House, table: str, at: float) -> TableView:
    return (await past(house).table(table, at)).view


async def test_between_two_events_it_is_what_the_first_left(house: House) -> None:
    table = await house.table("Ann")
    alone = house.clock.now()
    house.clock.pass_(60)
    await house.sit(table, await house.enter("Bo"))
    house.clock.pass_(60)
    for at, seated in ((alone, 1), (alone + 59.9, 1), (alone + 60, 2), (alone + 120, 2)):
        assert sum(seat is not None for seat in (await view_at(house, table, at)).seats) == seated


async def test_a_closed_table_says_so(house: House) -> None:
    table = await house.table("Ann")
    open_at = house.clock.now()
    house.clock.pass_(60)
    await house.room.close_table(table, house.command())
    assert not (await past(house).table(table, open_at)).closed
    closed = await past(house).table(table, house.clock.now())
    assert (closed.closed, set(closed.view.seats)) == (True, {None})


async def test_before_it_was_opened_there_was_no_table(house: House) -> None:
    table, opened = await house.table("Ann"), house.clock.now()
    with pytest.raises(NotOpenedYet, match=r"opened at 2026-09-21T14:13:20.000\+00:00; at 2026-09-21T14:13:19.000"):
        await past(house).table(table, opened - 1)


async def test_what_is_to_come_is_refused(house: House) -> None:
    table = await house.table("Ann")
    with pytest.raises(NotYetCome, match=r"T14:13:21.000\+00:00 is still to come; it is 2026-09-21T14:13:20"):
        await past(house).table(table, house.clock.now() + 1)


@pytest.mark.parametrize("name", ["table:none", "hand:01900000-0000-7000-8000-000000000001", ""])
async def test_an_unknown_table_is_refused(house: House, name: str) -> None:
    with pytest.raises(UnknownTable, match="its id looks like table:0190"):
        await past(house).table(name, house.clock.now())


async def test_where_clocks_differ_the_order_of_the_log_counts(house: House) -> None:
    """Another process, a second behind, goes on with a hand that was dealt here."""
    live = await house.deal(await house.table("Ann", "Bo"))
    behind = house.again()
    behind.clock = StandingClock(house.clock.now() - 1)
    behind.__post_init__()
    at = house.clock.now()
    await house.act(live.id, "call")
    other = await behind.room.tables.open(live.id)
    await behind.act(live.id, "check")
    assert await view_at(house, live.id, at) == other.view(None)
