"""Appending: all or nothing, each command answered on its own, no version taken twice or left out."""

import asyncio

import psycopg
import pytest

from adapters.postgres import statements
from adapters.postgres.journal import PostgresJournal
from adapters.postgres.mapper import Unwritable
from application.ports import Conflict
from domain.event import Recorded
from tests.adapters.postgres.facts import fact, facts, without_positions
from tests.adapters.postgres.sessions import waits_for_the_lock


async def outcomes(journal: PostgresJournal, *appends: list[Recorded]) -> list[str]:
    """What becomes of appends that are made at the same time: `stored`, or the stream of the conflict."""
    answers = await asyncio.gather(*(journal.append(append) for append in appends), return_exceptions=True)
    return [answer.stream if isinstance(answer, Conflict) else "stored" for answer in answers]


async def test_events_come_back_with_their_positions_in_the_order_given(any_journal: PostgresJournal) -> None:
    events = [fact("hand:b", 1), fact("table:a", 1), fact("hand:b", 2), fact("table:a", 2)]
    stored = await any_journal.append(events)
    assert without_positions(stored) == events
    positions = [event.position for event in stored]
    assert positions == sorted(set(positions))
    assert await any_journal.read(0, 10) == stored


async def test_nothing_to_store_is_no_event(journal: PostgresJournal) -> None:
    assert list(await journal.append([])) == []
    assert await journal.end() == 0


async def test_taken_version_is_a_conflict(any_journal: PostgresJournal) -> None:
    await any_journal.append(facts("hand:a", 1, 3))
    with pytest.raises(Conflict) as conflict:
        await any_journal.append([fact("hand:a", 3, amount=2)])
    assert conflict.value.stream == "hand:a"
    assert len(await any_journal.load("hand:a")) == 3


async def test_same_events_again_are_a_conflict(journal: PostgresJournal) -> None:
    await journal.append(facts("hand:a", 1, 3))
    with pytest.raises(Conflict):
        await journal.append(facts("hand:a", 1, 3))


@pytest.mark.parametrize("stored", [0, 1, 4])
async def test_gap_is_a_conflict(any_journal: PostgresJournal, stored: int) -> None:
    await any_journal.append(facts("hand:a", 1, stored))
    with pytest.raises(Conflict) as conflict:
        await any_journal.append([fact("hand:a", stored + 2)])
    assert conflict.value.stream == "hand:a"
    assert len(await any_journal.load("hand:a")) == stored


async def test_gap_is_a_conflict_for_a_journal_that_never_saw_the_stream(any_database_url: str) -> None:
    first, second = await PostgresJournal.open(any_database_url), await PostgresJournal.open(any_database_url)
    try:
        await first.append(facts("hand:a", 1, 3))
        with pytest.raises(Conflict):
            await second.append([fact("hand:a", 5)])
        await second.append([fact("hand:a", 4)])
        await first.append([fact("hand:a", 5)])
        assert [event.version for event in await first.load("hand:a")] == [1, 2, 3, 4, 5]
    finally:
        await first.close()
        await second.close()


async def test_gap_within_an_append_is_refused_at_once(journal: PostgresJournal) -> None:
    with pytest.raises(Unwritable, match="version 2 next, not version 3"):
        await journal.append([fact("hand:a", 1), fact("hand:a", 3)])
    assert await journal.end() == 0


@pytest.mark.parametrize("stream", ["hand:\0", "hand:\ud800", "hand:\n"])
async def test_stream_that_no_text_can_name_is_refused_alone(journal: PostgresJournal, stream: str) -> None:
    refused, stored = await asyncio.gather(
        journal.append([fact(stream, 1)]), journal.append([fact("hand:a", 1)]), return_exceptions=True
    )
    assert isinstance(refused, Unwritable)
    assert not isinstance(stored, BaseException)
    assert await journal.load(stream) == ()


async def test_conflict_stores_nothing_of_its_append(any_journal: PostgresJournal) -> None:
    await any_journal.append([fact("table:a", 1)])
    with pytest.raises(Conflict) as conflict:
        await any_journal.append([fact("account:b", 1), fact("table:a", 1, amount=2), fact("account:b", 2)])
    assert conflict.value.stream == "table:a"
    assert await any_journal.load("account:b") == []


async def test_gap_in_one_stream_stores_nothing_of_the_other(any_journal: PostgresJournal) -> None:
    with pytest.raises(Conflict) as conflict:
        await any_journal.append([fact("account:b", 1), fact("table:a", 2)])
    assert conflict.value.stream == "table:a"
    assert await any_journal.end() == 0


@pytest.mark.parametrize("guilty", [0, 1, 7, 19])
async def test_conflict_fails_alone_in_its_batch(any_journal: PostgresJournal, guilty: int) -> None:
    await any_journal.append([fact(f"hand:{guilty}", 1)])
    appends = [facts(f"hand:{number}", 1, 3) for number in range(20)]
    expected = ["stored"] * 20
    expected[guilty] = f"hand:{guilty}"
    assert await outcomes(any_journal, *appends) == expected
    assert await any_journal.end() == (await any_journal.read(0, 100))[-1].position
    assert len(await any_journal.read(0, 100)) == 1 + 19 * 3


async def test_many_conflicts_fail_alone_in_their_batch(any_journal: PostgresJournal) -> None:
    for number in range(0, 20, 3):
        await any_journal.append([fact(f"hand:{number}", 1)])
    appends = [[fact(f"hand:{number}", 1 if number % 2 else 2)] for number in range(20)]
    expected = ["stored" if (number % 3 == 0) != (number % 2 == 1) else f"hand:{number}" for number in range(20)]
    assert await outcomes(any_journal, *appends) == expected


async def test_one_of_several_at_the_same_version_wins(journal: PostgresJournal) -> None:
    appends = [[fact("hand:a", 1, amount)] for amount in range(1, 9)]
    assert await outcomes(journal, *appends) == ["stored"] + ["hand:a"] * 7
    assert [event.event for event in await journal.load("hand:a")] == [appends[0][0].event]


async def test_append_may_follow_one_that_is_still_under_way(journal: PostgresJournal) -> None:
    appends = [[fact("hand:a", version)] for version in range(1, 300)]
    assert await outcomes(journal, *appends) == ["stored"] * 299
    assert [event.version for event in await journal.load("hand:a")] == list(range(1, 300))


async def test_append_decided_on_one_that_fails_fails_with_it(any_database_url: str) -> None:
    """Version 2 of another writer stands where these expected their own; what they thought of it is void."""
    here, there = await PostgresJournal.open(any_database_url), await PostgresJournal.open(any_database_url)
    try:
        await here.append([fact("hand:a", 1)])
        await there.append([fact("hand:a", 2)])
        own = [[fact("hand:a", 2, amount=5)], [fact("hand:a", 3), fact("table:b", 1)], [fact("table:b", 2)]]
        assert await outcomes(here, *own, [fact("hand:c", 1)]) == ["hand:a", "hand:a", "table:b", "stored"]
        assert len(await here.load("hand:a")) == 2
    finally:
        await here.close()
        await there.close()


@pytest.mark.parametrize("late", [1, 2, 3])
async def test_late_append_does_not_take_the_next_one_with_it(journal: PostgresJournal, late: int) -> None:
    await journal.append(facts("hand:a", 1, 3))
    assert await outcomes(journal, [fact("hand:a", late, amount=2)], [fact("hand:a", 4)]) == ["hand:a", "stored"]


async def test_late_append_does_not_take_a_much_later_one_with_it(any_database_url: str) -> None:
    here, there = await PostgresJournal.open(any_database_url), await PostgresJournal.open(any_database_url)
    try:
        await there.append(facts("hand:a", 1, 5))
        assert await outcomes(here, [fact("hand:a", 2, amount=2)], [fact("hand:a", 6)]) == ["hand:a", "stored"]
    finally:
        await here.close()
        await there.close()


async def test_append_larger_than_a_batch_is_stored_in_one_piece(journal: PostgresJournal) -> None:
    stored = await journal.append(facts("hand:a", 1, 1500))
    assert [event.version for event in stored] == list(range(1, 1501))
    assert await journal.load("hand:a") == stored


async def test_large_states_are_sent_in_several_pieces(journal: PostgresJournal) -> None:
    long = "x" * 300_000
    appends = [[fact(f"hand:{number}", 1, command_id=long)] for number in range(40)]
    assert await outcomes(journal, *appends) == ["stored"] * 40
    assert {event.command_id for event in await journal.read(0, 100)} == {long}


async def test_cancelled_caller_leaves_the_others_alone(journal: PostgresJournal) -> None:
    given_up = asyncio.ensure_future(journal.append([fact("hand:a", 1)]))
    waiting = asyncio.ensure_future(journal.append([fact("hand:b", 1)]))
    await asyncio.sleep(0)
    given_up.cancel()
    assert [event.stream for event in await waiting] == ["hand:b"]
    assert given_up.cancelled()


async def test_positions_are_in_the_order_of_the_appends(journal: PostgresJournal) -> None:
    answers = await asyncio.gather(*(journal.append(facts(f"hand:{n}", 1, 1 + n % 5)) for n in range(200)))
    positions = [event.position for answer in answers for event in answer]
    assert positions == sorted(set(positions))
    assert [event.position for event in await journal.read(0, 1000)] == positions


async def test_positions_may_leave_out_numbers(any_database_url: str) -> None:
    with psycopg.connect(any_database_url, autocommit=True) as other:
        other.execute("ALTER SEQUENCE journal.stored_events_notification_id_seq INCREMENT 3")
    journal = await PostgresJournal.open(any_database_url)
    try:
        stored = await journal.append(facts("hand:a", 1, 3))
        assert [event.position for event in stored] == [1, 4, 7]
        assert await journal.read(0, 10) == stored
    finally:
        await journal.close()


async def test_position_is_not_given_before_lower_ones_are_committed(any_database_url: str) -> None:
    """Or a reader that saw the higher one would pass over the lower one for good."""
    journal = await PostgresJournal.open(any_database_url)
    try:
        with psycopg.connect(any_database_url, cursor_factory=psycopg.RawCursor) as other:
            other.execute(statements.APPEND, [["hand:a"], [1], ["account.chips_granted"], [b"{}"]])
            append = asyncio.ensure_future(journal.append([fact("hand:b", 1)]))
            await waits_for_the_lock(any_database_url)
            assert await journal.end() == 0
        assert [event.position for event in await append] == [2]
    finally:
        await journal.close()
