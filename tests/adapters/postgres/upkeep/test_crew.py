"""A long build is shared among processes, and comes out the same, whatever happens to them."""

import asyncio
import os
import sys
from collections.abc import Sequence

import psycopg
import pytest

from adapters.postgres.journal import PostgresJournal
from adapters.postgres.upkeep import crew as module
from adapters.postgres.upkeep.build import BuildProgress
from adapters.postgres.upkeep.rebuild import Outcome, Wish, rebuild, verify
from projections.catalogue import PROJECTIONS
from tests.adapters.postgres.read_models import ask, contents, projector
from tests.adapters.postgres.upkeep.busy import commands
from tests.projections.stories import Story, together

HELPERS = """SELECT count(*), coalesce(min(pid), 0) FROM pg_stat_activity
             WHERE datname = current_database() AND application_name LIKE 'cardroom helper%'"""


@pytest.fixture(autouse=True)
def _eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three processes for whatever is more than a few events."""
    monkeypatch.setattr(module, "WORTH", 100)
    monkeypatch.setattr(module, "TRIAL", 50)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)


@pytest.fixture
async def evening(journal: PostgresJournal) -> PostgresJournal:
    stories = [Story(name=f"{name}t").evening(3, mishaps=True) for name in range(3)]
    stories[0].deal()
    for batch in commands(together(*stories)):
        await journal.append(batch)
    return journal


async def rebuilt(url: str, journal: PostgresJournal, told: list[BuildProgress]) -> Sequence[Outcome]:
    return await rebuild(url, journal.load, PROJECTIONS, Wish(), told.append)


async def test_what_several_processes_build_is_the_same(database_url: str, evening: PostgresJournal) -> None:
    told: list[BuildProgress] = []
    for projection in PROJECTIONS:
        await projector(database_url, evening, projection).catch_up(await evening.end())
    step_by_step = [await contents(database_url, projection) for projection in PROJECTIONS]
    outcomes = await rebuilt(database_url, evening, told)
    assert all(outcome.switched for outcome in outcomes)
    assert [await contents(database_url, projection) for projection in PROJECTIONS] == step_by_step
    assert {each.goal for each in told} >= {await evening.end()}
    outcomes = await verify(database_url, evening.load, PROJECTIONS, lambda _: None)
    assert all(outcome.good for outcome in outcomes)


async def test_what_a_helper_that_was_killed_has_left_is_done_all_the_same(
    database_url: str, evening: PostgresJournal
) -> None:
    locked = "LOCK TABLE journal.stored_events IN ACCESS EXCLUSIVE MODE"
    with psycopg.connect(database_url) as holder:
        building = asyncio.create_task(rebuilt(database_url, evening, []))
        while await helpers(database_url) < 2:
            await asyncio.sleep(0.01)
        holder.execute(locked)
        await ask(
            database_url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND application_name LIKE 'cardroom helper%'",
        )
        holder.rollback()
        outcomes = await building
    assert all(outcome.switched for outcome in outcomes)
    outcomes = await verify(database_url, evening.load, PROJECTIONS, lambda _: None)
    assert all(outcome.good for outcome in outcomes)


async def test_an_event_that_cannot_be_read_is_told_by_whoever_started_the_helpers(
    database_url: str, evening: PostgresJournal
) -> None:
    last = "SELECT max(notification_id) FROM journal.stored_events WHERE topic = 'hand.turn_started'"
    ((position,),) = await ask(database_url, last)
    await ask(database_url, f"UPDATE journal.stored_events SET state = 'torn' WHERE notification_id = {position}")
    outcomes = {outcome.projection.NAME: outcome for outcome in await rebuilt(database_url, evening, [])}
    assert f"hand.turn_started at position {position}" in outcomes["clocks"].fault
    assert "cannot be read" in outcomes["hand_history"].fault
    assert outcomes["ledger"].switched


async def helpers(url: str) -> int:
    ((count, _),) = await ask(url, HELPERS)
    return int(count)


async def test_helpers_end_with_the_process_that_started_them(database_url: str, evening: PostgresJournal) -> None:
    names = [projection.NAME for projection in PROJECTIONS]
    code = (
        "import os, runpy; from adapters.postgres.upkeep import crew\n"
        "if __name__ == '__main__':\n"
        " os.cpu_count = lambda: 4; crew.WORTH, crew.TRIAL = 100, 50\n"
        " runpy.run_module('tests.adapters.postgres.upkeep.rebuilder', run_name='__main__')"
    )
    with psycopg.connect(database_url) as holder:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", code, database_url, "5", *names), stdout=asyncio.subprocess.DEVNULL
        )
        while await helpers(database_url) < 2:
            await asyncio.sleep(0.01)
        holder.execute("LOCK TABLE journal.stored_events IN ACCESS EXCLUSIVE MODE")
        process.kill()
        await process.wait()
        holder.rollback()
    while await helpers(database_url):
        await asyncio.sleep(0.01)
