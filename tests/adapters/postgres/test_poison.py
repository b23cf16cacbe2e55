"""An event that cannot be projected stops one read model, says so by name, and nothing else; a skip is the way on."""

import asyncio
from collections.abc import Sequence

import pytest

from adapters.postgres import projector as module
from adapters.postgres import stops
from adapters.postgres.journal import PostgresJournal
from adapters.postgres.mapper import Unreadable
from adapters.postgres.poison import Poisoned
from adapters.postgres.projector import Progress
from adapters.postgres.read_model import connect
from adapters.postgres.stops import Skip, Stop
from domain.account.events import AccountOpened
from domain.event import Recorded
from domain.hand.events import HandSettled
from projections.catalogue import PROJECTIONS
from projections.projection import Projection
from tests.adapters.postgres.facts import fact, facts
from tests.adapters.postgres.read_models import (
    POSITIONS,
    Positions,
    Stops,
    WholeHandsSeen,
    ask,
    journal_of,
    projector,
    running,
    some_log,
)
from tests.support.memory import MemoryJournal

NOTED = "SELECT schema_name, position, event, complaint FROM projections.stops"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(module, "RETRIES", 1_000_000)


async def skip(url: str, projection: Projection, reason: str = "It is known to be wrong.") -> Stop | None:
    async with await connect(url, "a test") as connection:
        return await stops.skip(connection, projection, "ann", reason)


async def skips(url: str, projection: Projection) -> Sequence[Skip]:
    async with await connect(url, "a test") as connection:
        return await stops.skips(connection, projection)


@pytest.mark.parametrize(
    ("projection", "complaint"),
    [(Positions(poison=7), "ValueError: seven is not a number of chips"), (Positions(refused=7), "CheckViolation")],
    ids=["the fold", "the database"],
)
async def test_a_poison_event_stops_its_projection_and_is_named(
    database_url: str, projection: Positions, complaint: str
) -> None:
    log, stopped = some_log(), Stops()
    journal = journal_of(log)
    following = projector(database_url, journal, projection, on_stop=stopped)
    poison = log[6]
    named = f"{poison.event.TOPIC} at position 7, version {poison.version} of {poison.stream}"
    async with running(following):
        found = await stopped.at(7)
        assert following.status.state == "stopped"
        assert f"{named}, cannot be projected" in following.status.reason
        assert complaint in following.status.reason
    assert (found.event, found.topic) == (named, poison.event.TOPIC)
    assert await ask(database_url, NOTED) == [("positions_v1", 7, named, found.complaint)]
    assert await ask(database_url, POSITIONS) == [(list(range(1, 7)),)]
    with pytest.raises(Poisoned, match="position 7"):
        await projector(database_url, journal, projection).catch_up(7)


async def test_a_stopped_projection_leaves_the_others_alone(database_url: str) -> None:
    journal, stopped = journal_of(some_log()), Stops()
    async with running(projector(database_url, journal, Positions(poison=7), on_stop=stopped)):
        await stopped.at(7)
        for projection in PROJECTIONS:
            await projector(database_url, journal, projection).catch_up(len(journal.log))


async def test_a_mended_projection_goes_on_at_the_event_that_stopped_it(database_url: str) -> None:
    journal, stopped = journal_of(some_log()), Stops()
    async with running(projector(database_url, journal, Positions(poison=7), on_stop=stopped)):
        await stopped.at(7)
        await projector(database_url, journal).catch_up(len(journal.log))
    assert await ask(database_url, POSITIONS) == [(list(range(1, len(journal.log) + 1)),)]
    assert await ask(database_url, NOTED) == []


async def test_a_skipped_event_is_passed_over_without_a_restart(database_url: str) -> None:
    journal, stopped, reached = journal_of(some_log()), Stops(), asyncio.Event()
    end = len(journal.log)
    projection = Positions(poison=7)

    def on_progress(progress: Progress) -> None:
        if progress.position == end:
            reached.set()

    following = projector(database_url, journal, projection, 10, on_progress, stopped)
    async with running(following):
        await stopped.at(7)
        assert (await skip(database_url, projection)) is not None
        await reached.wait()
        assert following.status.state == "following"
    assert await ask(database_url, POSITIONS) == [([*range(1, 7), *range(8, end + 1)],)]
    assert await ask(database_url, NOTED) == []


async def test_a_skip_is_kept_with_the_event_who_when_and_why(database_url: str) -> None:
    journal, projection = journal_of(some_log()), Positions(poison=7)
    with pytest.raises(Poisoned):
        await projector(database_url, journal, projection).catch_up(9)
    await skip(database_url, projection, "A card was told twice.")
    (kept,) = await skips(database_url, projection)
    assert (kept.position, kept.reason, kept.who) == (7, "A card was told twice.", "ann")
    assert "at position 7" in kept.event
    assert "seven is not a number of chips" in kept.complaint
    assert await ask(database_url, f"SELECT now() - to_timestamp({kept.at}) < '1 hour'") == [(True,)]


async def test_nothing_is_skipped_where_nothing_stopped(database_url: str) -> None:
    await projector(database_url, journal_of(some_log())).catch_up(9)
    assert await skip(database_url, Positions()) is None
    assert await skips(database_url, Positions()) == []


async def test_another_version_gets_what_this_one_skips(database_url: str) -> None:
    journal, projection = journal_of(some_log()), Positions(poison=7)
    with pytest.raises(Poisoned):
        await projector(database_url, journal, projection).catch_up(9)
    await skip(database_url, projection)
    mended = Positions()
    mended.VERSION = 2
    await projector(database_url, journal, mended).catch_up(9)
    assert await ask(database_url, "SELECT position FROM positions_v2.seen WHERE position = 7") == [(7,)]


async def test_skipping_the_end_of_a_hand_skips_the_hand(database_url: str) -> None:
    log = some_log(2)
    ends = [each for each in log if isinstance(each.event, HandSettled)]
    projection = WholeHandsSeen(poison=ends[0].stream)
    journal = journal_of(log)
    with pytest.raises(Poisoned, match=f"hand.settled at position {ends[0].position}"):
        await projector(database_url, journal, projection).catch_up(len(log))
    await skip(database_url, projection)
    await projector(database_url, journal, projection).catch_up(len(log))
    assert await ask(database_url, "SELECT DISTINCT hand FROM whole_hands_v1.runs") == [(ends[1].stream,)]


class TornJournal(MemoryJournal):
    """A journal in which the event at position 7 cannot be read."""

    async def read(self, after: int, limit: int) -> Sequence[Recorded]:
        page = await super().read(after, limit)
        if 7 in [recorded.position for recorded in page]:
            raise Unreadable("Version 2 of hand:a1 has the unknown topic 'hand.dreamt'.")
        return page


async def test_an_unreadable_event_stops_the_projection_before_it(database_url: str) -> None:
    journal, stopped = TornJournal(), Stops()
    journal.log.extend(some_log())
    following = projector(database_url, journal, on_stop=stopped)
    async with running(following):
        await stopped.at(7)
        assert following.status.state == "stopped"
        assert "The event after position 6, cannot be read" in following.status.reason
        assert "hand.dreamt" in following.status.reason
        await skip(database_url, Positions())
        await projector(database_url, journal).catch_up(len(journal.log))
    assert await ask(database_url, POSITIONS) == [([*range(1, 7), *range(8, len(journal.log) + 1)],)]


async def test_an_event_that_cannot_be_read_stops_only_who_hears_its_topic(database_url: str) -> None:
    journal = await PostgresJournal.open(database_url)
    await journal.append(facts("account:a", 1, 6))
    await journal.append([fact("account:b", 1)])
    await ask(database_url, "UPDATE journal.stored_events SET state = 'torn' WHERE notification_id = 4 RETURNING 1")
    deaf, all_ears = Positions(), Positions()
    deaf.NAME, deaf.HEARS = "deaf", frozenset({AccountOpened})
    await projector(database_url, journal, deaf).catch_up(7)
    with pytest.raises(Poisoned, match=r"account\.chips_granted at position 4, version 4 of account:a, cannot be read"):
        await projector(database_url, journal, all_ears).catch_up(7)
    await journal.close()
    assert await ask(database_url, POSITIONS) == [([1, 2, 3],)]
