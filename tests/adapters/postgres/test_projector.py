"""A projector builds read models from the log, exactly once, and hands over to the next."""

import asyncio
from collections.abc import Sequence
from random import Random

import psycopg
import pytest
from psycopg_pool import AsyncConnectionPool

from adapters.postgres import projector as module
from adapters.postgres.journal import PostgresJournal
from adapters.postgres.projector import Progress, Projector
from adapters.postgres.read_model import PositionMoved, ReadModel, connect
from adapters.postgres.readers import PostgresReaders
from adapters.postgres.shared_pages import SharedPages
from application.ports import JournalUnavailable
from domain.event import Recorded
from projections.catalogue import PROJECTIONS
from projections.projection import schema_of
from tests.adapters.postgres.read_models import (
    POSITIONS,
    TRACKED,
    Positions,
    ask,
    contents,
    journal_of,
    projector,
    rows,
    running,
    some_log,
)
from tests.projections.stories import Story, game_of, together
from tests.support.memory import MemoryJournal, StandingClock

LEADERS = """SELECT pid FROM pg_locks JOIN pg_database ON pg_database.oid = database
             WHERE locktype = 'advisory' AND granted AND datname = current_database()"""


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 0.01)


async def test_every_read_model_is_built_the_same_whatever_the_size_of_its_pages(any_database_url: str) -> None:
    database_url = any_database_url
    unfinished = Story(name="a").evening(2)
    unfinished.deal()
    games = [game_of(ruleset) for ruleset in ("stud8/1", "td27/1", "plodb/1")]
    mixed = Story(Random(2), name="c", games=games, rotation="hands", rotation_hands=1, rake_per_mille=50)
    imported = Story(name="b", origin="import").evening(1)
    journal = journal_of(together(unfinished, imported, mixed.evening(4, mishaps=True)))
    built = []
    for page in (5_000, 7, 1):
        for projection in PROJECTIONS:
            await projector(database_url, journal, projection, page).catch_up(len(journal.log))
        built.append({projection.NAME: await contents(database_url, projection) for projection in PROJECTIONS})
        for projection in PROJECTIONS:
            await drop(database_url, schema_of(projection))
    assert built[0] == built[1] == built[2]
    told = {f"{name}.{table}" for name, tables in built[0].items() for table, found in tables.items() if found}
    assert {"lobby.tables", "clocks.tables", "ledger.entries", "hand_history.facts", "hand_history.players"} <= told


async def test_a_missing_schema_is_created_and_built_from_the_start(database_url: str) -> None:
    journal = journal_of(some_log())
    await projector(database_url, journal).catch_up(len(journal.log))
    assert await ask(database_url, POSITIONS) == [(list(range(1, len(journal.log) + 1)),)]
    assert await ask(database_url, TRACKED) == [(len(journal.log),)]


async def test_an_empty_log_makes_an_empty_read_model(database_url: str) -> None:
    await projector(database_url, MemoryJournal()).catch_up(0)
    assert await ask(database_url, POSITIONS) == [([],)]


async def test_another_version_gets_a_schema_of_its_own(database_url: str) -> None:
    journal = journal_of(some_log())
    await projector(database_url, journal).catch_up(len(journal.log))
    second = Positions()
    second.VERSION = 2
    await projector(database_url, journal, second).catch_up(5)
    assert await rows(database_url, "positions_v1", "seen") == await rows(database_url, "positions_v2", "seen")


async def test_a_projector_goes_on_where_the_last_one_ended(database_url: str) -> None:
    log = some_log()
    await projector(database_url, journal_of(log[:10])).catch_up(10)
    await projector(database_url, journal_of(log)).catch_up(len(log))
    assert await ask(database_url, POSITIONS) == [(list(range(1, len(log) + 1)),)]


async def test_a_running_projector_follows_what_is_appended(database_url: str) -> None:
    log, journal = some_log(), MemoryJournal()
    reached: asyncio.Queue[int] = asyncio.Queue()
    following = projector(database_url, journal, on_progress=lambda progress: reached.put_nowait(progress.position))
    async with running(following):
        for event in log[:3]:
            await journal.append([event])
            assert await reached.get() == event.position
        assert following.status.state == "following"
    assert await ask(database_url, TRACKED) == [(3,)]


async def test_projectors_that_share_the_pages_of_the_journal_follow_it(
    database_url: str, journal: PostgresJournal
) -> None:
    log, pages = Story().evening(2).log, SharedPages(journal)
    stop, followers = (
        asyncio.Event(),
        [projector(database_url, pages.reader(), projection) for projection in PROJECTIONS],
    )
    tasks = [asyncio.create_task(follower.run(stop)) for follower in followers]
    for start in range(0, len(log), 30):
        await journal.append(log[start : start + 30])
    for projection in PROJECTIONS:
        await projector(database_url, journal, projection).catch_up(await journal.end())
    stop.set()
    await asyncio.gather(*tasks)
    async with AsyncConnectionPool(database_url, min_size=1, open=False) as pool:
        readers = PostgresReaders(pool)
        assert (await readers.ledger_balance()).balanced
        assert await readers.ledger_faults() == []
        assert len(await readers.lobby()) == 1


async def test_progress_tells_how_far_it_lags(database_url: str) -> None:
    log, told = some_log()[:5], list[Progress]()
    clock = StandingClock(log[-1].at + 10)
    following = Projector(database_url, journal_of(log), Positions(), clock, told.append, page=2)
    await following.catch_up(5)
    assert [(each.events, each.position, each.behind) for each in told] == [(2, 2, 3), (2, 4, 1), (1, 5, 0)]
    assert [each.age for each in told] == [clock.at - log[first].at for first in (0, 2, 4)]
    assert {each.projection for each in told} == {"positions_v1"}


async def test_a_batch_is_stored_only_at_its_position(database_url: str) -> None:
    log = some_log()
    async with await connect(database_url, "a test") as connection:
        model = ReadModel(connection, Positions())
        assert await model.open() == 0
        await model.project(log[:4], 0, 4)
        with pytest.raises(PositionMoved):
            await model.project(log[:8], 0, 8)
        await model.project(log[4:8], 4, 8)
        assert await model.open() == 8
    assert await ask(database_url, POSITIONS) == [(list(range(1, 9)),)]


async def test_only_one_projector_leads_and_the_next_takes_over(database_url: str) -> None:
    log, journal = some_log(), MemoryJournal()
    led_by: asyncio.Queue[str] = asyncio.Queue()
    first = projector(database_url, journal, on_progress=lambda _: led_by.put_nowait("first"))
    second = projector(database_url, journal, on_progress=lambda _: led_by.put_nowait("second"))
    async with running(first):
        await journal.append(log[:1])
        assert await led_by.get() == "first"
        waiting = asyncio.Event()
        task = asyncio.create_task(second.run(waiting))
        await journal.append(log[1:2])
        assert await led_by.get() == "first"
        assert (first.status.state, second.status.state) == ("following", "waiting")
    await journal.append(log[2:3])
    assert await led_by.get() == "second"
    waiting.set()
    await task
    assert await ask(database_url, POSITIONS) == [([1, 2, 3],)]


async def test_nothing_is_lost_or_doubled_when_connections_break(database_url: str) -> None:
    log, journal = some_log(12), MemoryJournal()
    moved = asyncio.Event()
    following = projector(database_url, journal, page=20, on_progress=lambda _: moved.set())
    async with running(following):
        for start in range(0, len(log), 50):
            moved.clear()
            await journal.append(log[start : start + 50])
            await ask(database_url, f"SELECT pg_terminate_backend(pid) FROM ({LEADERS}) AS leaders")
            await moved.wait()
        await projector(database_url, journal).catch_up(len(log))
    assert await ask(database_url, POSITIONS) == [(list(range(1, len(log) + 1)),)]


async def test_catching_up_waits_for_the_one_who_leads(database_url: str) -> None:
    log, journal = some_log(), MemoryJournal()
    led = asyncio.Event()
    async with running(projector(database_url, journal, on_progress=lambda _: led.set())):
        await journal.append(log[:1])
        await led.wait()
        waiting = asyncio.create_task(projector(database_url, journal).catch_up(20))
        await journal.append(log[1:20])
        await waiting
    assert await ask(database_url, TRACKED) == [(20,)]


async def test_a_projector_waits_for_a_journal_that_is_gone(database_url: str) -> None:
    class Away(MemoryJournal):
        asked = 0

        async def read(self, after: int, limit: int) -> Sequence[Recorded]:
            self.asked += 1
            if self.asked < 3:
                raise JournalUnavailable("the journal is being moved")
            return await super().read(after, limit)

    journal, back = Away(), asyncio.Event()
    journal.log.extend(some_log())
    following = projector(database_url, journal, on_progress=lambda _: back.set())
    async with running(following):
        await back.wait()
    assert await ask(database_url, TRACKED) == [(len(journal.log),)]


async def test_catching_up_without_a_database_says_that_it_is_out_of_reach() -> None:
    nowhere = projector("postgresql://127.0.0.1:1/none", MemoryJournal())
    with pytest.raises(JournalUnavailable):
        await nowhere.catch_up(1)


async def test_the_projector_stops_when_it_is_told_to_while_the_database_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "RETRY_SECONDS", 3600)
    stop, nowhere = asyncio.Event(), projector("postgresql://127.0.0.1:1/none", MemoryJournal())
    asyncio.get_running_loop().call_later(0.05, stop.set)
    await nowhere.run(stop)
    assert nowhere.status.state == "waiting"


async def drop(url: str, schema: str) -> None:
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        await connection.execute(f"DROP SCHEMA {schema} CASCADE".encode())
