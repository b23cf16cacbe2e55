"""Table activity in a real database, worked by hand: seats that are taken, pauses between hands, and the pace."""

from collections.abc import AsyncIterator

import pytest
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from adapters.postgres.activity_reader import ActivityReader
from domain.table import commands as ask
from domain.template.terms import Terms
from projections.projection import Row
from tests.adapters.postgres.noon import HOUR, NOON, Noon, Read, reading
from tests.projections.stories import NLHE, Story


@pytest.fixture
def database_url(any_database_url: str) -> str:
    """Each test runs on every version of PostgreSQL that is here."""
    return any_database_url


@pytest.fixture
async def reader(database_url: str) -> AsyncIterator[ActivityReader]:
    async with AsyncConnectionPool[AsyncConnection[Row]](database_url, min_size=1, open=False, timeout=5) as pool:
        yield ActivityReader(pool)


@pytest.fixture
def read(database_url: str, reader: ActivityReader) -> Read:
    return reading(database_url, reader)


async def test_a_pause_is_the_time_in_which_two_waited_for_the_next_hand(read: Read) -> None:
    """The first pause begins with the second player; the second one when the hand is over; nobody waits while only
    one is ready, and what comes after begins when the other is back."""
    story = Noon(players=2)
    second = story.now
    story.wait(10)
    story.deal()
    first_pause = _opened(story) - second
    story.act("fold")
    over = story.now
    story.wait(30)
    story.deal()
    second_pause = _opened(story) - over
    story.act("fold")
    story.ask(ask.SitOut(story.player(0)))
    story.wait(600)
    story.ask(ask.SitIn(story.player(0)))
    back = story.now
    story.deal()
    third_pause = _opened(story) - back
    story.act("fold")
    (hour,) = (await read(story)).values()
    assert hour.pauses == 3
    assert hour.pause_seconds == pytest.approx((first_pause + second_pause + third_pause) / 3)
    assert hour.pause_p95 is not None
    assert 30 < hour.pause_p95 <= 45


def _opened(story: Story) -> float:
    return next(each.at for each in reversed(story.log) if each.event.TOPIC == "table.hand_opened")


async def test_who_sits_out_in_mid_hand_is_not_waited_for_after_it(read: Read) -> None:
    story = Noon(players=2)
    first = story.now
    story.deal()
    first_pause = _opened(story) - first
    story.ask(ask.SitOut(story.player(0)))
    while not story.over:
        story.act("fold")
    story.wait(600)
    story.ask(ask.SitIn(story.player(0)))
    back = story.now
    story.deal()
    second_pause = _opened(story) - back
    (hour,) = (await read(story)).values()
    assert hour.pauses == 2
    assert hour.pause_seconds == pytest.approx((first_pause + second_pause) / 2)


async def test_who_moves_and_goes_is_not_waited_for(read: Read) -> None:
    story = Noon(players=2)
    story.ask(ask.ChangeSeat(story.player(0), 2))
    story.leave(2)
    story.wait(600)
    story.sit(0)
    back = story.now
    story.deal()
    (hour,) = (await read(story)).values()
    assert (hour.pauses, hour.pause_seconds) == (1, _opened(story) - back)


async def test_house_bots_by_themselves_wait_for_nobody(read: Read) -> None:
    story = Noon(players=0)
    story.sit_bot(0)
    story.sit_bot(1)
    story.wait(600)
    story.sit(2)
    sat = story.now
    story.wait(20)
    story.fold_round()
    pause = _opened(story) - sat
    story.ask(ask.SitOut(story.player(2)))
    story.wait(600)
    story.fold_round()
    (hour,) = (await read(story)).values()
    assert (hour.hands, hour.pauses) == (2, 1)
    assert hour.pause_seconds == pytest.approx(pause)


async def test_seats_taken_by_people_are_told_apart(read: Read) -> None:
    story = Noon(players=0)
    for bot in (0, 3):
        story.now = NOON + 999
        story.sit_bot(bot)
    story.now = NOON + 1_999
    story.sit(2)
    story.ask(ask.ChangeSeat(story.player(2), 1))
    story.now = NOON + 2_599
    story.leave(0)
    hours = await read(story, now=NOON + HOUR + 400)
    assert [(each.seat_seconds, each.person_seconds) for each in hours.values()] == [
        (1_600 + 2_600 + 1_600, 1_600),
        (800, 400),
    ]


async def test_the_pace_counts_the_time_of_hands_and_of_pauses_between_them(read: Read) -> None:
    story = Noon(players=3)
    second = story.now - 1
    for _ in range(3):
        story.fold_round()
    played = story.now - second - 3  # a story's table takes a second to hear of each end
    story.ask(ask.SitOut(story.player(0)))
    story.ask(ask.SitOut(story.player(1)))
    story.wait(1_000)
    story.ask(ask.SitIn(story.player(0)))
    (hour,) = (await read(story)).values()
    assert hour.hands == 3
    assert hour.hands_per_hour == pytest.approx(3 * 3_600 / played)


async def test_seats_are_taken_across_hours_up_to_now(read: Read) -> None:
    story = Noon(players=0, seats=4)
    story.now = NOON + 1_799
    story.sit(0)
    story.now = NOON + HOUR + 899
    story.sit(1)
    story.now = NOON + 2 * HOUR + 599
    story.leave(0)
    hours = await read(story, now=NOON + 2 * HOUR + 1_200)
    assert {at - NOON: hour.seat_seconds for at, hour in hours.items()} == {
        0: 1_800,
        HOUR: 900 + 2 * 2_700,
        2 * HOUR: 2 * 600 + 600,
    }
    assert [hour.occupancy for hour in hours.values()] == [
        1_800 / (4 * HOUR),
        (900 + 5_400) / (4 * HOUR),
        1_800 / (4 * 1_200),
    ]


async def test_a_table_counts_for_the_time_in_which_it_stood(read: Read) -> None:
    story = Noon(players=1, seats=4)
    story.now = NOON + 1_799
    story.ask(ask.CloseTable(story.now))
    (hour,) = (await read(story)).values()
    assert hour.seat_seconds == 1_799
    assert hour.occupancy == pytest.approx(1_799 / (4 * 1_800))
    (day,) = (await read(story, step="day", start=NOON - 12 * HOUR)).values()
    assert day.occupancy == hour.occupancy


async def test_other_terms_may_give_a_table_more_seats(read: Read) -> None:
    story = Noon(players=2, seats=2)
    story.ask(ask.PinTerms("", 0, Terms("Wider", (NLHE,), 8, 100, 2_000)))
    (hour,) = (await read(story, now=NOON + HOUR / 2)).values()
    assert hour.occupancy == pytest.approx(hour.seat_seconds / (8 * HOUR / 2))
