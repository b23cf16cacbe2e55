"""Follows the log for one read model: folds and stores page after page, exactly once, one projector at a time."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

import psycopg
import structlog
from psycopg import AsyncConnection
from structlog.typing import FilteringBoundLogger

from adapters.postgres.read_model import PositionMoved, ReadModel
from adapters.postgres.reason import reason
from application.ports import Clock, Journal, JournalUnavailable
from domain.event import Recorded
from projections.projection import Projection, schema_of

log: FilteringBoundLogger = structlog.get_logger(__name__)

PAGE = 1_000
"""Events of one transaction at most."""
IDLE_SECONDS = 5.0
"""So long a projector waits for news of the log before it looks itself."""
RETRY_SECONDS = 1.0
"""So long until another try to lead, or to reach a database that is gone."""

UNREACHABLE = (JournalUnavailable, psycopg.Error, OSError)
"""What may pass by itself or by an operator's hand: the projector tries again."""
POISON = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    psycopg.DataError,
    psycopg.IntegrityError,
)
"""What a fold or the database may have against an event; anything else is a fault of the program."""

Result = TypeVar("Result")
State = Literal["waiting", "following", "stopped"]


@dataclass(frozen=True, slots=True)
class Progress:
    """A stored batch: how many events, the position reached, how many events are still ahead, and the age in
    seconds of its oldest event at that moment (what a reader waited for it)."""

    projection: str
    events: int
    position: int
    behind: int
    age: float


@dataclass(frozen=True, slots=True)
class ProjectorStatus:
    """`waiting` for the lead or the database, `following` the log, or `stopped` at an event for this `reason`."""

    projection: str
    state: State
    position: int
    reason: str = ""


class Poisoned(Exception):
    """An event cannot be projected: the read model stands before it until code or event are mended."""


class Projector:
    """Follows the log for one projection."""

    def __init__(
        self,
        database_url: str,
        journal: Journal,
        projection: Projection,
        clock: Clock,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        page: int = PAGE,
    ) -> None:
        self._database_url = database_url
        self._journal = journal
        self._projection = projection
        self._clock = clock
        self._on_progress = on_progress
        self._page = page
        self.status = ProjectorStatus(schema_of(projection), "waiting", 0)

    async def run(self, stop: asyncio.Event) -> None:
        """Follow the log until `stop` is set or an event cannot be projected, whatever happens to the database."""
        while not stop.is_set():
            try:
                await self._lead(stop)
            except Poisoned as poisoned:
                self._become("stopped", str(poisoned))
                return
            except (*UNREACHABLE, PositionMoved) as error:
                self._become("waiting", reason(error))
                await _unless(stop, asyncio.sleep(RETRY_SECONDS))

    async def catch_up(self, to_position: int) -> None:
        """Return when the read model holds everything up to a position, by this projector's work or another's.

        Raises Poisoned at an event that cannot be projected, JournalUnavailable without the database."""
        try:
            async with self._read_model() as model:
                while (position := await model.position()) is None or position < to_position:
                    if await model.lock():
                        await self._follow_to(model, to_position)
                    else:
                        await asyncio.sleep(RETRY_SECONDS / 10)
        except psycopg.OperationalError as error:
            raise JournalUnavailable(reason(error)) from error

    async def _follow_to(self, model: ReadModel, to_position: int) -> None:
        position = await model.open()
        while position < to_position:
            reached = await self._advance(model, position)
            if reached == position:
                await self._journal.grown(position, IDLE_SECONDS)
            position = reached

    async def _lead(self, stop: asyncio.Event) -> None:
        """Wait until no other projector leads, then follow the log; the lead ends with the connection."""
        async with self._read_model() as model:
            while not stop.is_set() and not await model.lock():
                await _unless(stop, asyncio.sleep(RETRY_SECONDS))
            if not stop.is_set():
                await self._follow(model, stop)

    @asynccontextmanager
    async def _read_model(self) -> AsyncIterator[ReadModel]:
        async with await AsyncConnection.connect(self._database_url, autocommit=True) as connection:
            # Rows and position are lost together or not at all, and the log has both: no need to wait for the disk.
            await connection.execute("SET synchronous_commit = off")
            yield ReadModel(connection, self._projection)

    async def _follow(self, model: ReadModel, stop: asyncio.Event) -> None:
        position = await model.open()
        self.status = replace(self.status, position=position)
        self._become("following")
        while not stop.is_set():
            reached = await self._advance(model, position)
            self.status = replace(self.status, position=reached)
            if reached < position + self._page:
                await _unless(stop, self._journal.grown(reached, IDLE_SECONDS))
            position = reached

    def _become(self, state: State, why: str = "") -> None:
        told, self.status = self.status, replace(self.status, state=state, reason=why)
        if (told.state, told.reason) != (state, why):
            write = {"following": log.info, "waiting": log.warning, "stopped": log.error}[state]
            write(f"projector_{state}", projection=self.status.projection, **({"reason": why} if why else {}))

    async def _advance(self, model: ReadModel, position: int) -> int:
        """Project the next page and return the position then reached."""
        batch = await self._read(position, self._page)
        if not batch:
            return position
        reached = await self._project(model, batch, position)
        behind = await self._journal.end() - reached if len(batch) == self._page else 0
        age = self._clock.now() - batch[0].at
        self._on_progress(Progress(self.status.projection, len(batch), reached, behind, age))
        return reached

    async def _read(self, position: int, limit: int) -> Sequence[Recorded]:
        """The next events; where some cannot be read, those before them."""
        try:
            return await self._journal.read(position, limit)
        except POISON as error:
            if limit == 1:
                raise Poisoned(f"The event after position {position} cannot be read: {reason(error)}") from error
            return await self._read(position, limit // 2)

    async def _project(self, model: ReadModel, batch: Sequence[Recorded], position: int) -> int:
        """Store a batch; one that cannot be stored is split until the event is found that is to blame."""
        try:
            await model.project(batch, position)
        except POISON as error:
            if len(batch) == 1:
                raise Poisoned(_blame(batch[0], error)) from error
            middle = len(batch) // 2
            position = await self._project(model, batch[:middle], position)
            return await self._project(model, batch[middle:], position)
        return batch[-1].position


def _blame(recorded: Recorded, error: BaseException) -> str:
    """Names the event to blame and what speaks against it."""
    place = f"{recorded.event.TOPIC} at position {recorded.position}, version {recorded.version} of {recorded.stream}"
    return f"{place}, cannot be projected: {type(error).__name__}: {reason(error)}"


async def _unless(stop: asyncio.Event, work: Coroutine[object, object, Result]) -> None:
    """Wait for the work or for `stop`, whichever is first; raises what the work raises."""
    tasks = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if tasks[0].done():
            tasks[0].result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
