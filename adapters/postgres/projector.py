"""Follows the log for one read model: folds and stores page after page, exactly once, one projector at a time."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

import psycopg
import structlog
from psycopg import AsyncConnection
from structlog.typing import FilteringBoundLogger

from adapters.postgres import stops
from adapters.postgres.log_page import LogPage
from adapters.postgres.poison import POISON, Poison, Poisoned
from adapters.postgres.read_model import PositionMoved, ReadModel, connect
from adapters.postgres.reason import reason
from adapters.postgres.session_name import session_name
from adapters.postgres.storing import pass_over, store
from adapters.postgres.whole_hands import WholeHands
from application.ports import Clock, Journal, JournalUnavailable
from domain.event import Recorded
from projections.projection import Projection, Row, schema_of

log: FilteringBoundLogger = structlog.get_logger(__name__)

PAGE = 5_000
"""Events of one transaction at most."""
PACE_SECONDS = 0.01
"""Between two pages while events come: they are stored together instead of one by one."""
LINGER_SECONDS = 0.1
"""So long after the last event a projector keeps looking at that pace: where others write, news of them comes later."""
IDLE_SECONDS = 5.0
"""So long a projector waits for news of the log before it looks itself."""
RETRY_SECONDS = 1.0
"""So long until another try to lead, to reach a database that is gone, or to see whether an event is skipped."""
RETRIES = 60
"""After so many looks a stopped projector tries the event again, in case something else was mended."""

UNREACHABLE = (JournalUnavailable, psycopg.Error, OSError)
"""What may pass by itself or by an operator's hand: the projector tries again."""

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


@dataclass(slots=True)
class _Course:
    """What a projector knows between two pages: the connection, the read model, the position reached, the positions
    that it must skip, the hands that are open, and the position that last stopped the read model (0 for none)."""

    connection: AsyncConnection[Row]
    model: ReadModel
    position: int
    skipped: frozenset[int]
    hands: WholeHands
    stopped_at: int


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
        on_stop: Callable[[str, Poison | None], None] = lambda schema, poison: None,
    ) -> None:
        self._database_url = database_url
        self._journal = journal
        self._projection = projection
        self._clock = clock
        self._on_progress = on_progress
        self._on_stop = on_stop
        self._page = page
        self.status = ProjectorStatus(schema_of(projection), "waiting", 0)

    async def run(self, stop: asyncio.Event) -> None:
        """Follow the log until `stop` is set, whatever happens to the database. At an event that cannot be projected
        the read model stands still until that is skipped, or another process gets by."""
        while not stop.is_set():
            try:
                await self._lead(stop)
            except Poisoned as poisoned:
                await self._stand_still(poisoned, stop)
            except UNREACHABLE as error:
                self._become("waiting", reason(error))
                await _unless(stop, asyncio.sleep(RETRY_SECONDS))

    async def catch_up(self, to_position: int) -> None:
        """Return when the read model holds everything up to a position, by this projector's work or another's.

        Raises Poisoned at an event that cannot be projected, JournalUnavailable without the database."""
        try:
            async with self._connected() as connection:
                model = ReadModel(connection, self._projection)
                while (position := await model.position()) is None or position < to_position:
                    if await model.lock():
                        with suppress(PositionMoved):
                            await self._follow_to(await self._begin(connection, model), to_position)
                    else:
                        await asyncio.sleep(RETRY_SECONDS / 10)
        except psycopg.OperationalError as error:
            raise JournalUnavailable(reason(error)) from error

    async def _follow_to(self, course: _Course, to_position: int) -> None:
        while course.position < to_position:
            if not await self._advance(course):
                await self._journal.grown(course.position, IDLE_SECONDS)

    async def _lead(self, stop: asyncio.Event) -> None:
        """Wait until no other projector leads, then follow the log; the lead ends with the connection."""
        async with self._connected() as connection:
            model = ReadModel(connection, self._projection)
            while not stop.is_set() and not await model.lock():
                await _unless(stop, asyncio.sleep(RETRY_SECONDS))
            while not stop.is_set():
                try:
                    await self._follow(await self._begin(connection, model), stop)
                except PositionMoved:
                    log.info("projector_moved", projection=self.status.projection)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection[Row]]:
        async with await connect(self._database_url, session_name("cardroom projector")) as connection:
            yield connection

    async def _begin(self, connection: AsyncConnection[Row], model: ReadModel) -> _Course:
        position = await model.open()
        skipped = await stops.skipped(connection, self._projection)
        stopped_at = max((each.position for each in await stops.stops(connection, self._projection)), default=0)
        return _Course(connection, model, position, skipped, WholeHands(self._journal.load, skipped), stopped_at)

    async def _follow(self, course: _Course, stop: asyncio.Event) -> None:
        self.status = replace(self.status, position=course.position)
        self._become("following")
        looks = 0.0
        while not stop.is_set():
            count = await self._advance(course)
            self.status = replace(self.status, position=course.position)
            looks = LINGER_SECONDS // PACE_SECONDS if count else looks - 1
            if looks < 0:
                await _unless(stop, self._journal.grown(course.position, IDLE_SECONDS))
            elif count < self._page:
                await _unless(stop, asyncio.sleep(PACE_SECONDS))

    def _become(self, state: State, why: str = "") -> None:
        told, self.status = self.status, replace(self.status, state=state, reason=why)
        if (told.state, told.reason) != (state, why):
            write = {"following": log.info, "waiting": log.warning, "stopped": log.error}[state]
            write(f"projector_{state}", projection=self.status.projection, **({"reason": why} if why else {}))

    async def _stand_still(self, poisoned: Poisoned, stop: asyncio.Event) -> None:
        """Say at which event, and wait for a way on."""
        self._become("stopped", str(poisoned))
        self._on_stop(self.status.projection, poisoned.poison)
        for _ in range(RETRIES):
            await _unless(stop, asyncio.sleep(RETRY_SECONDS))
            if stop.is_set() or await self._released(poisoned.poison.position):
                break
        self._on_stop(self.status.projection, None)

    async def _released(self, position: int) -> bool:
        """Whether the event there is skipped by now, or somebody else got by."""
        try:
            async with self._connected() as connection:
                reached = await ReadModel(connection, self._projection).position()
                skipped = await stops.skipped(connection, self._projection)
        except UNREACHABLE:
            return False
        return position in skipped or reached is None or reached >= position

    async def _advance(self, course: _Course) -> int:
        """Project the next page; return how many events of the log it held."""
        try:
            return await self._project_next(course)
        except Poisoned as poisoned:
            await stops.stand(course.connection, self._projection, course.model.schema, poisoned.poison)
            raise

    async def _project_next(self, course: _Course) -> int:
        events, reached = await self._read(course, self._page)
        if reached == course.position:
            return 0
        page = await self._paged(course, events, reached)
        course.position = await store(course.model, page, course.position, course.skipped)
        if 0 < course.stopped_at <= course.position:
            await stops.go_on(course.connection, course.model.schema)
            course.stopped_at = 0
        if page.poisoned:
            raise page.poisoned
        if events:
            behind = await self._journal.end() - reached if len(events) == self._page else 0
            age = self._clock.now() - events[0].at
            self._on_progress(Progress(self.status.projection, len(events), reached, behind, age))
        return len(events)

    async def _read(self, course: _Course, limit: int) -> tuple[Sequence[Recorded], int]:
        """The next events, and the position reached with them; where some cannot be read, those before them."""
        try:
            events = await self._journal.read(course.position, limit)
        except POISON as error:
            if limit > 1:
                return await self._read(course, limit // 2)
            hears = self._projection.HEARS
            return (), await pass_over(course.connection, course.position, hears, course.skipped, error)
        return events, events[-1].position if events else course.position

    async def _paged(self, course: _Course, events: Sequence[Recorded], reached: int) -> LogPage:
        if self._projection.WHOLE_HANDS:
            return await course.hands.page(events, reached)
        return LogPage.of_events(events, reached)


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
