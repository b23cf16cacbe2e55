"""A projector process that dies is replaced by another one by itself, and nothing is lost or doubled."""

import asyncio
import re
from pathlib import Path

from adapters.postgres.journal import PostgresJournal
from adapters.postgres.read_model import connect
from adapters.postgres.upkeep.rebuild import verify
from adapters.postgres.upkeep.standing import standing
from projections.catalogue import PROJECTIONS
from tests.adapters.postgres.read_models import some_log
from tests.adapters.postgres.upkeep.busy import commands
from tests.projections.stories import Story
from tests.support.room_process import RoomProcess


async def leaders(url: str) -> set[int]:
    """The processes that follow a read model."""
    async with await connect(url, "a test") as connection:
        found = [(await standing(connection, projection)).leader for projection in PROJECTIONS]
    return {int(match[1]) for leader in found if (match := re.search(r"process (\d+)", leader))}


async def positions(url: str) -> set[int]:
    async with await connect(url, "a test") as connection:
        return {(await standing(connection, projection)).position or 0 for projection in PROJECTIONS}


async def test_another_process_takes_over_from_one_that_was_killed(
    database_url: str, journal: PostgresJournal, tmp_path: Path
) -> None:
    for batch in commands(some_log()):
        await journal.append(batch)
    with RoomProcess(tmp_path / "a", "run", "projector", database_url=database_url) as victim:
        while await leaders(database_url) != {victim.pid}:
            await asyncio.to_thread(victim.wait_until, "Projecting")
        with RoomProcess(tmp_path / "b", "run", "projector", database_url=database_url) as heir:
            await asyncio.to_thread(heir.wait_until, "Projecting")
            while await positions(database_url) != {await journal.end()}:
                await asyncio.sleep(0.05)
            assert await leaders(database_url) == {victim.pid}
            victim.kill()
            for batch in commands(Story(name="later").evening(2).log):
                await journal.append(batch)
            while await positions(database_url) != {await journal.end()}:
                await asyncio.sleep(0.05)
            assert await leaders(database_url) == {heir.pid}
            assert await asyncio.to_thread(heir.stop) == 0
    outcomes = await verify(database_url, journal.load, PROJECTIONS, lambda _: None)
    assert [outcome.fault for outcome in outcomes] == [""] * len(PROJECTIONS)
    assert all(outcome.good for outcome in outcomes)
