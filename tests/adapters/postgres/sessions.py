"""What the sessions of a database are doing."""

import asyncio

import psycopg

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'"


async def waits_for_the_lock(url: str, sessions: int = 1) -> None:
    """Return when so many sessions wait for the log's lock."""
    with psycopg.connect(url, autocommit=True) as watcher:
        async with asyncio.timeout(20):
            while watcher.execute(WAITING).fetchone() != (sessions,):
                await asyncio.sleep(0.01)
