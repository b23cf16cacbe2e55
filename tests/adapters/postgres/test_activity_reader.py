"""Table activity in a real database, worked by hand: hands, pots, flops, decisions, tables and days."""

from collections.abc import AsyncIterator

import pytest
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from adapters.postgres.activity_reader import ActivityReader
from application.ports import JournalUnavailable
from projections.activity.figures import Span
from projections.projection import Row
from tests.adapters.postgres.noon import DAY, HOUR, NOON, Noon, Read, reading
from tests.projections.stories import game_of

ALL_IN = ("As", "Kd", "Ah", "Kh", "2c", "Ks", "7c", "7d", "3c", "9s", "4c", "5h")


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


async def test_a_hand_counts_with_its_pot_rake_and_flop_in_the_hour_of_its_end(read: Read) -> None:
    """Three limp for 10 each, and all but one fold on the flop to a bet of 20 that is returned: a pot of 30."""
    story = Noon(rake_per_mille=100)
    story.deal()
    story.act("call")
    story.act("call")
    story.act("check")
    story.act("bet", 20)
    story.act("fold")
    story.act("fold")
    (hour,) = (await read(story)).values()
    assert (hour.at, hour.hands, hour.voided, hour.players) == (NOON, 1, 0, 3.0)
    assert (hour.pot, hour.pot_in_blinds, hour.rake, hour.players_per_flop) == (30.0, 3.0, 3, 1.0)


async def test_who_folds_before_the_flop_does_not_see_it(read: Read) -> None:
    story = Noon()
    story.deal()
    story.act("fold")
    story.act("call")
    story.act("check")
    while not story.over:
        story.act("check")
    story.deal()
    story.act("fold")
    story.act("fold")
    (hour,) = (await read(story)).values()
    assert (hour.hands, hour.players_per_flop) == (2, 2 / 6)


async def test_who_is_all_in_before_the_flop_sees_it(read: Read) -> None:
    story = Noon(players=2, most_runouts=2)
    story.deal(ALL_IN)
    story.act("raise", 1_000)
    story.act("call")
    story.choose_runouts(0, 2)
    story.choose_runouts(1, 2)
    (hour,) = (await read(story)).values()
    assert (hour.hands, hour.players_per_flop, hour.pot) == (1, 1.0, 2_000.0)


async def test_a_game_without_a_flop_has_no_share_that_sees_it(read: Read) -> None:
    story = Noon(games=(game_of("stud/1"),))
    story.play_hand()
    (hour,) = (await read(story)).values()
    assert hour.players_per_flop is None
    assert hour.pot is not None
    assert hour.pot_in_blinds == pytest.approx(hour.pot / 10)


async def test_a_voided_hand_is_told_apart_and_counts_for_nothing_else(read: Read) -> None:
    story = Noon()
    story.deal()
    story.act("raise", 100)
    story.void()
    (hour,) = (await read(story)).values()
    assert (hour.hands, hour.voided, hour.decisions, hour.pot, hour.decision_seconds) == (0, 1, 0, None, None)


async def test_decisions_take_as_long_as_their_turns(read: Read) -> None:
    story = Noon()
    story.deal()
    story.wait(9)
    story.act("fold")
    story.act("call")
    story.wait(3.5)
    story.act("check")
    while not story.over:
        story.act("check")
    (hour,) = (await read(story)).values()
    waits = [10, 1, 4.5, *[1] * 6]
    assert (hour.decisions, hour.timeouts) == (9, 0)
    assert hour.decision_seconds == pytest.approx(sum(waits) / 9)
    assert hour.decision_p95 == pytest.approx(8 + 2 * 0.55)


async def test_a_decision_that_the_clock_made_is_a_time_out(read: Read) -> None:
    story = Noon(players=2, bank_seconds=0.0, turn_seconds=15.0)
    story.deal()
    story.time_out()
    (hour,) = (await read(story)).values()
    assert (hour.decisions, hour.timeouts) == (1, 1)
    assert hour.decision_seconds == pytest.approx(16)


async def test_a_draw_is_a_decision(read: Read) -> None:
    story = Noon(players=2, games=(game_of("sd27/1"),))
    story.deal()
    story.act("call")
    story.act("check")
    story.wait(6)
    story.draw(1)
    story.draw(0)
    while not story.over:
        story.act("check")
    (hour,) = (await read(story)).values()
    assert hour.decisions == 6
    assert hour.decision_seconds == pytest.approx((5 + 7) / 6)


async def test_what_house_bots_decide_is_no_persons_wait(read: Read) -> None:
    """Each gives up one of two hands heads-up."""
    story = Noon(players=1)
    story.sit_bot(1)
    story.fold_round()
    story.fold_round()
    (hour,) = (await read(story)).values()
    assert (hour.hands, hour.decisions) == (2, 1)


async def test_a_room_adds_up_its_tables_and_a_day_its_hours(read: Read) -> None:
    stories = [Noon(name="a"), Noon(name="b", games=(game_of("plo4/1"),))]
    for story in stories:
        story.fold_round()
        story.now = NOON + HOUR
        story.fold_round()
    now = NOON + 2 * HOUR
    room, first, second = [await read(*stories, table=table, now=now) for table in (None, "table:a", "table:b")]
    for at_ in (NOON, NOON + HOUR):
        assert [each[at_].hands for each in (room, first, second)] == [2, 1, 1]
        assert room[at_].seat_seconds == first[at_].seat_seconds + second[at_].seat_seconds
    (day,) = (await read(*stories, step="day", now=now)).values()
    assert (day.at, day.hands, day.decisions) == (
        NOON - 12 * HOUR,
        4,
        sum(hour.decisions for hour in room.values()),
    )


async def test_only_the_hours_that_were_asked_for_are_told(read: Read) -> None:
    story = Noon()
    story.fold_round()
    story.now = NOON + HOUR
    story.fold_round()
    hours = await read(story, start=NOON + HOUR, now=NOON + HOUR + 1_800)
    assert [(each.at, each.hands) for each in hours.values()] == [(NOON + HOUR, 1)]
    assert hours[NOON + HOUR].seat_seconds == 3 * 1_800
    assert await read(story, start=NOON - 2 * DAY) == {}


async def test_recorded_hands_are_no_activity(read: Read) -> None:
    story = Noon(origin="import")
    story.play_hand()
    assert await read(story) == {}


async def test_tables_are_found_by_id_and_by_name(read: Read, reader: ActivityReader) -> None:
    await read(Noon(name="a"), Noon(name="b"))
    assert await reader.tables("table:a") == ["table:a"]
    assert await reader.tables("TABLE B") == ["table:b"]
    assert await reader.tables("table:c") == []


async def test_activity_that_was_never_built_is_unavailable(reader: ActivityReader) -> None:
    with pytest.raises(JournalUnavailable):
        await reader.activity(Span(NOON, NOON + HOUR, "hour", NOON))
