"""What is read changes in one transaction, and can be changed back."""

import asyncio
from collections.abc import Sequence

import psycopg
import pytest

from adapters.fault import Fault
from adapters.postgres import projector as following
from adapters.postgres.journal import PostgresJournal
from adapters.postgres.read_model import connect
from adapters.postgres.upkeep import switch as module
from adapters.postgres.upkeep.build import BuildProgress
from adapters.postgres.upkeep.rebuild import Wish, rebuild, switch_to_next, verify
from adapters.postgres.upkeep.switch import drop_old, roll_back
from domain.event import Recorded
from projections import ledger
from projections.projection import schema_of
from tests.adapters.postgres.read_models import ask, contents, projector, running, some_log
from tests.adapters.postgres.upkeep.busy import Reader, commands, followed, playing, polled
from tests.projections.stories import Story

LEDGER = schema_of(ledger)
POSITION = "SELECT notification_id FROM {}.notification_tracking"


def nothing(progress: BuildProgress) -> None:
    """Nobody looks."""


@pytest.fixture
async def evening(database_url: str, journal: PostgresJournal) -> PostgresJournal:
    """A short evening, and the ledger built from it."""
    await write(journal, some_log())
    await projector(database_url, journal, ledger).catch_up(await journal.end())
    return journal


async def write(journal: PostgresJournal, log: Sequence[Recorded]) -> None:
    for batch in commands(log):
        await journal.append(batch)


async def position(url: str, schema: str = LEDGER) -> int:
    ((reached,),) = await ask(url, POSITION.format(schema))
    return int(reached)


async def built(url: str, journal: PostgresJournal, **wishes: bool) -> bool:
    (outcome,) = await rebuild(url, journal.load, [ledger], Wish(**wishes), nothing)
    return outcome.switched


async def rolled_back(url: str) -> int:
    async with await connect(url, "a test") as connection:
        return await roll_back(connection, ledger)


async def dropped(url: str) -> Sequence[str]:
    async with await connect(url, "a test") as connection:
        return await drop_old(connection, ledger)


async def test_a_switch_catches_up_first(database_url: str, evening: PostgresJournal) -> None:
    await built(database_url, evening, switch=False)
    await write(evening, Story(name="later").evening(2).log)
    await projector(database_url, evening, ledger).catch_up(await evening.end())
    live = await contents(database_url, ledger)
    outcome = await switch_to_next(database_url, evening.load, ledger, nothing)
    assert (outcome.switched, outcome.position) == (True, await evening.end())
    assert await contents(database_url, ledger) == live


async def test_there_is_nothing_to_switch_to_before_a_rebuild(database_url: str, evening: PostgresJournal) -> None:
    with pytest.raises(Fault, match=f"There is no {LEDGER}_next: `cardroom projections rebuild ledger` makes it"):
        await switch_to_next(database_url, evening.load, ledger, nothing)
    await built(database_url, evening, switch=False)
    await ask(database_url, f"UPDATE {LEDGER}_next.build SET code = 'other'")
    with pytest.raises(Fault, match="was built by other code"):
        await switch_to_next(database_url, evening.load, ledger, nothing)


async def test_readers_see_rows_all_the_time_and_never_fewer(database_url: str, journal: PostgresJournal) -> None:
    async with playing(journal), followed(database_url, journal, [ledger]):
        while await journal.end() < 200:
            await asyncio.sleep(0.01)
        await projector(database_url, journal, ledger).catch_up(100)
        reader = Reader(database_url, f"{LEDGER}.entries")
        async with polled(reader):
            for _ in range(8):
                assert await built(database_url, journal)
    assert reader.counts == sorted(reader.counts)
    assert reader.counts[0] > 0
    await projector(database_url, journal, ledger).catch_up(await journal.end())
    (outcome,) = await verify(database_url, journal.load, [ledger], nothing)
    assert outcome.good


async def test_a_running_projector_goes_on_in_what_was_switched_to(database_url: str, evening: PostgresJournal) -> None:
    reached: asyncio.Queue[int] = asyncio.Queue()
    async with running(projector(database_url, evening, ledger, on_progress=lambda p: reached.put_nowait(p.position))):
        assert await built(database_url, evening)
        await write(evening, Story(name="later").evening(1).log)
        while await reached.get() < await evening.end():
            pass
    assert await position(database_url) == await evening.end()
    assert await position(database_url, f"{LEDGER}_before") < await evening.end()
    (outcome,) = await verify(database_url, evening.load, [ledger], nothing)
    assert outcome.good


async def test_a_projector_that_is_halfway_is_waited_for(database_url: str, evening: PostgresJournal) -> None:
    async with await connect(database_url, "a projector") as slow:
        await slow.execute("BEGIN")
        await slow.execute(f"UPDATE {LEDGER}.notification_tracking SET notification_id = notification_id + 1")
        switching = asyncio.create_task(built(database_url, evening))
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'"
        while await ask(database_url, waiting) == [(0,)]:
            await asyncio.sleep(0.01)
        await slow.execute(f"INSERT INTO {LEDGER}.balances VALUES ('account:late', 0)")
        await slow.execute("ROLLBACK")
        assert await switching
    assert await position(database_url) == await evening.end()


async def test_who_waits_too_long_changes_nothing(
    database_url: str, evening: PostgresJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WAIT", "SET LOCAL lock_timeout = '50ms'")
    await built(database_url, evening)
    async with await connect(database_url, "a projector") as slow:
        await slow.execute("BEGIN")
        await slow.execute(f"UPDATE {LEDGER}.notification_tracking SET notification_id = notification_id")
        with pytest.raises(Fault, match=f"using the tables of {LEDGER} for too long; nothing was changed"):
            await rolled_back(database_url)
    assert await rolled_back(database_url) == await evening.end()


async def test_a_rollback_brings_the_one_before_back_and_the_projector_catches_it_up(
    database_url: str, evening: PostgresJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "RETRY_SECONDS", 0.01)
    before = await evening.end()
    await built(database_url, evening)
    await write(evening, Story(name="later").evening(1).log)
    reached: asyncio.Queue[int] = asyncio.Queue()
    async with running(projector(database_url, evening, ledger, on_progress=lambda p: reached.put_nowait(p.position))):
        while await reached.get() < await evening.end():
            pass
        assert await rolled_back(database_url) == before
        await write(evening, Story(name="latest").evening(1).log)
        while await position(database_url) < await evening.end():
            await asyncio.sleep(0.01)
    (outcome,) = await verify(database_url, evening.load, [ledger], nothing)
    assert outcome.good


async def test_a_rollback_can_be_rolled_back(database_url: str, evening: PostgresJournal) -> None:
    await ask(database_url, f"UPDATE {LEDGER}.entries SET topic = 'marked'")
    marked = await contents(database_url, ledger)
    await built(database_url, evening)
    rebuilt = await contents(database_url, ledger)
    await rolled_back(database_url)
    assert await contents(database_url, ledger) == marked
    await rolled_back(database_url)
    assert (await contents(database_url, ledger), await contents(database_url, ledger, "before")) == (rebuilt, marked)


async def test_there_is_no_rollback_before_a_switch(database_url: str, evening: PostgresJournal) -> None:
    with pytest.raises(Fault, match=f"There is no {LEDGER}_before to go back to"):
        await rolled_back(database_url)


async def test_older_versions_stay_until_they_are_dropped(database_url: str, evening: PostgresJournal) -> None:
    await ask(database_url, f"ALTER SCHEMA {LEDGER} RENAME TO ledger_v1")
    await ask(database_url, "CREATE SCHEMA ledger_v999")
    await ask(database_url, "CREATE SCHEMA ledger_vault_v1")
    assert await built(database_url, evening)
    assert await position(database_url, "ledger_v1") == await position(database_url)
    assert await built(database_url, evening)
    assert set(await dropped(database_url)) == {"ledger_v1", f"{LEDGER}_before"}
    left = await ask(database_url, "SELECT nspname FROM pg_namespace WHERE nspname ~ '^ledger' ORDER BY 1")
    assert left == [(LEDGER,), ("ledger_v999",), ("ledger_vault_v1",)]
    assert await dropped(database_url) == []


async def test_analysts_views_follow_the_switch(database_url: str, evening: PostgresJournal) -> None:
    query = "SELECT count(*) FROM analytics.ledger_entries"
    assert await ask(database_url, query) != [(0,)]
    usual = await ask(database_url, query)
    await built(database_url, evening)
    await dropped(database_url)
    assert await ask(database_url, query) == usual
    await write(evening, Story(name="later").evening(1).log)
    await projector(database_url, evening, ledger).catch_up(await evening.end())
    assert await ask(database_url, query) > usual


async def test_a_switch_that_fails_leaves_everything_as_it_was(
    database_url: str, evening: PostgresJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(connection: object) -> None:
        raise psycopg.errors.InternalError("the views cannot be made")

    await built(database_url, evening, switch=False)
    live = await contents(database_url, ledger)
    monkeypatch.setattr(module, "refresh_views", fails)
    with pytest.raises(psycopg.errors.InternalError):
        await switch_to_next(database_url, evening.load, ledger, nothing)
    assert await contents(database_url, ledger) == live
    assert await contents(database_url, ledger, "before") == {}
    monkeypatch.undo()
    assert (await switch_to_next(database_url, evening.load, ledger, nothing)).switched
