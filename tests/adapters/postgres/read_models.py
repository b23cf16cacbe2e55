"""What the tests of projector and readers share: a projection of their own, and a look into a schema."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import psycopg
from psycopg.sql import SQL, Identifier

from adapters.postgres.projector import Progress, Projector
from application.ports import Journal
from domain.event import Recorded
from projections.projection import Change, Projection, Row
from tests.projections.stories import Story
from tests.support.memory import MemoryJournal, StandingClock

POSITIONS = "SELECT coalesce(array_agg(position ORDER BY position), '{}') FROM positions_v1.seen"
TRACKED = "SELECT notification_id FROM positions_v1.notification_tracking"


class Positions:
    """Notes each event's position once: what is projected twice breaks the primary key."""

    NAME = "positions"
    VERSION = 1
    TABLES = "CREATE TABLE {schema}.seen (position bigint PRIMARY KEY, topic text NOT NULL CHECK (topic <> 'refused'));"
    KNOWN = ""
    STORE = "INSERT INTO {schema}.seen SELECT * FROM unnest(%b::bigint[], %b::text[])"

    def __init__(self, poison: int = 0, refused: int = 0) -> None:
        self.poison = poison
        """The position at which the fold fails."""
        self.refused = refused
        """The position whose row the database refuses."""

    def fold(self, batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
        if self.poison in [recorded.position for recorded in batch]:
            raise ValueError("seven is not a number of chips")
        return [Change(self.STORE, [self._row(recorded) for recorded in batch])]

    def _row(self, recorded: Recorded) -> Row:
        return (recorded.position, "refused" if recorded.position == self.refused else recorded.event.TOPIC)


def journal_of(log: Sequence[Recorded]) -> MemoryJournal:
    """A journal that holds this log."""
    journal = MemoryJournal()
    journal.log.extend(log)
    return journal


def some_log(hands: int = 3) -> list[Recorded]:
    """A short evening at one table."""
    return Story().evening(hands).log


async def rows(url: str, schema: str, table: str) -> list[Row]:
    """All rows of a table, sorted."""
    query = SQL("SELECT * FROM {} AS rows ORDER BY rows::text").format(Identifier(schema, table))
    async with await psycopg.AsyncConnection.connect(url) as connection:
        return await (await connection.execute(query)).fetchall()


async def ask(url: str, query: str) -> list[Row]:
    """The answer to a question of SQL, committed."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        return await (await connection.execute(query.encode())).fetchall()


def projector(
    url: str,
    journal: Journal,
    projection: Projection | None = None,
    page: int = 1_000,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Projector:
    return Projector(url, journal, projection or Positions(), StandingClock(), on_progress, page)


@asynccontextmanager
async def running(following: Projector) -> AsyncIterator[asyncio.Task[None]]:
    """A projector at work until the block ends."""
    stop = asyncio.Event()
    task = asyncio.create_task(following.run(stop))
    try:
        yield task
    finally:
        stop.set()
        await task
