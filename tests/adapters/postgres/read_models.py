"""What the tests of projector and readers share: a projection of their own, and a look into a schema."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import psycopg
from psycopg.sql import SQL, Identifier

from adapters.postgres import schemas
from adapters.postgres.poison import Poison
from adapters.postgres.projector import Progress, Projector
from adapters.postgres.read_model import OWN_TABLES
from adapters.postgres.schemas import Use
from application.ports import Journal
from domain.event import Event, Recorded, kind_of
from domain.hand.events import HandSettled, HandVoided
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
    HEARS: frozenset[type[Event]] = frozenset()
    WHOLE_HANDS = False
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


class WholeHandsSeen:
    """Notes each run of a hand once: its length, and the versions it begins and ends with."""

    NAME = "whole_hands"
    VERSION = 1
    TABLES = """
    CREATE TABLE {schema}.runs (
        hand text, first integer, last integer, count integer, position bigint, PRIMARY KEY (hand, first));
    CREATE INDEX ON {schema}.runs (position);
    """
    KNOWN = ""
    HEARS: frozenset[type[Event]] = frozenset()
    WHOLE_HANDS = True
    STORE = """
    INSERT INTO {schema}.runs
    SELECT * FROM unnest(%b::text[], %b::integer[], %b::integer[], %b::integer[], %b::bigint[])
    """

    def __init__(self, poison: str = "") -> None:
        self.poison = poison
        """The hand at which the fold fails."""

    def fold(self, batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
        found: list[list[Recorded]] = []
        for recorded in batch:
            if kind_of(recorded.stream) != "hand":
                continue
            if recorded.stream == self.poison:
                raise ValueError("this hand is too long")
            if found and _goes_on(found[-1], recorded):
                found[-1].append(recorded)
            else:
                found.append([recorded])
        rows = [(run[0].stream, run[0].version, run[-1].version, len(run), run[-1].position) for run in found]
        return [Change(self.STORE, rows)]


def _goes_on(run: Sequence[Recorded], recorded: Recorded) -> bool:
    """Only what comes before the end of a hand belongs to its run."""
    over = isinstance(run[-1].event, HandSettled | HandVoided)
    return run[0].version == 1 and not over and run[-1].stream == recorded.stream


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
    """The answer to a question of SQL, or none to an order, committed."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        answer = await connection.execute(query.encode())
        return await answer.fetchall() if answer.description else []


async def contents(url: str, projection: Projection, use: Use = "live") -> dict[str, list[Row]]:
    """All rows of a schema's own tables, sorted, as text."""
    schema = schemas.named(projection, use)
    tables = await ask(url, f"SELECT tablename FROM pg_tables WHERE schemaname = '{schema}'")
    names = sorted({name for (name,) in tables} - {*OWN_TABLES})
    return {name: await ask(url, f"SELECT whole::text FROM {schema}.{name} AS whole ORDER BY 1") for name in names}


def projector(
    url: str,
    journal: Journal,
    projection: Projection | None = None,
    page: int = 1_000,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    on_stop: Callable[[str, Poison | None], None] = lambda schema, poison: None,
) -> Projector:
    return Projector(url, journal, projection or Positions(), StandingClock(), on_progress, page, on_stop)


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


class Stops:
    """Hears when a projector stops and when it tries again: `at` is each position, None for going on."""

    def __init__(self) -> None:
        self.told: asyncio.Queue[Poison | None] = asyncio.Queue()

    def __call__(self, schema: str, poison: Poison | None) -> None:
        self.told.put_nowait(poison)

    async def at(self, position: int) -> Poison:
        """Wait until it stops there."""
        while True:
            poison = await self.told.get()
            if poison is not None and poison.position == position:
                return poison
