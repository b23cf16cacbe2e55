"""Several writing processes and several followers at once: positions in commit order, no event missed by anyone."""

import asyncio
import json
import sys
from itertools import groupby

import psycopg
import pytest

from adapters.postgres.journal import PostgresJournal
from domain.event import Recorded

WRITERS, ROUNDS = 3, 40

PAGES = (1, 7, 500)
"""How much each follower reads at a time."""

SLOW_COMMITS = """
CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF random() < 0.1 THEN PERFORM pg_sleep(random() * 0.005); END IF; RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON journal.stored_events DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION linger();
"""
"""Some commits come well after their positions were given: without a lock, later positions would be seen before."""


async def written_by(url: str, name: str, rounds: int) -> list[int]:
    """The positions that a writing process got acknowledged."""
    writer = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.adapters.postgres.writer", url, name, str(rounds), stdout=asyncio.subprocess.PIPE
    )
    output, _ = await writer.communicate()
    assert writer.returncode == 0
    positions: list[int] = json.loads(output)
    return positions


async def follow(journal: PostgresJournal, page: int, finished: asyncio.Event) -> list[Recorded]:
    """The log as a follower sees it who never looks back, until it has seen all that is there at the end."""
    seen: list[Recorded] = []
    while True:
        at_the_end = finished.is_set()
        after = seen[-1].position if seen else 0
        more = await journal.read(after, page)
        seen += more
        if more:
            continue
        if at_the_end:
            return seen
        if page > 1:
            await journal.grown(after, 0.05)


@pytest.mark.timeout(300)
async def test_followers_see_every_event_of_all_writers_in_order(any_database_url: str) -> None:
    finished = asyncio.Event()
    with psycopg.connect(any_database_url) as connection:
        connection.execute(SLOW_COMMITS)
    journals = [await PostgresJournal.open(any_database_url, patience=60) for _ in PAGES]
    followers = [
        asyncio.ensure_future(follow(journal, page, finished)) for journal, page in zip(journals, PAGES, strict=True)
    ]
    written = await asyncio.gather(*(written_by(any_database_url, str(n), ROUNDS) for n in range(WRITERS)))
    finished.set()
    seen = await asyncio.gather(*followers)
    log = await journals[0].read(0, 1_000_000)
    for journal in journals:
        await journal.close()

    acknowledged = sorted(position for positions in written for position in positions)
    assert [event.position for event in log] == acknowledged
    assert all(events == log for events in seen)
    for _, events in groupby(sorted(log, key=lambda event: event.stream), key=lambda event: event.stream):
        versions = [event.version for event in events]
        assert versions == list(range(1, len(versions) + 1))
