"""What the sessions of a database are doing."""

import asyncio

import psycopg

WAITING = """
SELECT count(*) FROM pg_stat_activity, pg_sleep(0.01)
WHERE datname = current_database() AND wait_event = 'advisory'"""


async def waits_for_the_lock(url: str, sessions: int = 1) -> None:
    """Return when so many sessions wait for the log's lock."""
    async with asyncio.timeout(20), await psycopg.AsyncConnection.connect(url, autocommit=True) as watcher:
        waiting = 0
        while waiting != sessions:
            ((waiting,),) = await (await watcher.execute(WAITING)).fetchall()
