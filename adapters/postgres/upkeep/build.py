"""Fills schemas beside the live ones from the log, which is read and decoded once for all that are built together."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Iterable, Sequence
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from dataclasses import dataclass

from psycopg import AsyncConnection

from adapters.postgres import schemas, stops
from adapters.postgres.fingerprint import fingerprint
from adapters.postgres.log_page import LogPage
from adapters.postgres.poison import Poisoned
from adapters.postgres.read_model import ReadModel, connect
from adapters.postgres.schemas import Use
from adapters.postgres.session_name import session_name
from adapters.postgres.storing import store
from adapters.postgres.upkeep.claim import claimed
from adapters.postgres.upkeep.log_pages import LogPages
from adapters.postgres.whole_hands import NEEDED, Load, WholeHands
from domain.event import Event
from projections.projection import Projection, Row

PAGE = 20_000
"""Positions of the log that are read and stored at once."""
AHEAD = 1
"""Pages that wait for a schema that is slower than the others."""


@dataclass(slots=True)
class Site:
    """A schema that is being filled: how far it is, how far it shall come, which positions it skips, and the event that
    cannot be projected, if any: then it stands."""

    connection: AsyncConnection[Row]
    model: ReadModel
    position: int
    skipped: frozenset[int]
    goal: int = 0
    poisoned: Poisoned | None = None

    @property
    def projection(self) -> Projection:
        """Whose schema it is."""
        return self.model.projection

    @property
    def at_work(self) -> bool:
        """Whether it has to come further, and can."""
        return self.poisoned is None and self.position < self.goal

    def minds(self, poisoned: Poisoned) -> bool:
        """Whether an event that cannot be read stops it."""
        topics = {event.TOPIC for event in self.projection.HEARS}
        heard = not topics or poisoned.poison.topic in topics
        return heard and poisoned.poison.position not in self.skipped


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """How far the hindmost schema is on its way to its goal; both are positions of the log."""

    position: int
    goal: int


OnProgress = Callable[[BuildProgress], None]


class Build:
    """Fills the schemas of some projections; made by `building`."""

    def __init__(self, pages: LogPages, load: Load, sites: Sequence[Site], on_progress: OnProgress) -> None:
        self.sites = sites
        self.on_progress = on_progress
        self.log_end = pages.end
        self._pages = pages
        self._load = load

    async def advance(self, *sites: Site, on_progress: OnProgress | None = None) -> None:
        """Bring each to its goal, or to an event that it cannot project; each page in one transaction with the
        position, so that whoever is interrupted goes on from there. Raises PositionMoved."""
        tell = on_progress or self.on_progress
        hands = {site.skipped: WholeHands(self._load, site.skipped) for site in sites if site.projection.WHOLE_HANDS}
        lanes = [_Lane(site) for site in sites if site.at_work]
        async with _together(lane.run() for lane in lanes), aclosing(self._stretches(sites)) as stretches:
            async for after, page in stretches:
                whole = {skipped: await each.page(page.events, page.reached) for skipped, each in hands.items()}
                for lane in lanes:
                    if lane.wants(after):
                        own = whole[lane.site.skipped] if lane.site.projection.WHOLE_HANDS else page
                        await lane.pages.put((page, own))
                if not any(lane.site.at_work for lane in lanes):
                    break
                tell(_progress(lanes))
            for lane in lanes:
                await lane.pages.put(None)
        if lanes:
            tell(_progress(lanes))

    async def _stretches(self, sites: Sequence[Site]) -> AsyncGenerator[tuple[int, LogPage], None]:
        """The log from the hindmost site to the furthest goal, each stretch with the position after which it begins;
        the next one is read while the last one is stored. None goes past a site's position or goal."""
        working = [site for site in sites if site.at_work]
        marks = sorted({mark for site in working for mark in (site.position, site.goal)})
        after, coming = marks[0] if marks else 0, None
        try:
            coming = self._read(after, marks)
            while coming is not None:
                page = await coming
                beyond = page.poisoned.poison.position if page.poisoned else page.reached
                coming = self._read(beyond, marks)
                yield after, page
                after = beyond
        finally:
            if coming is not None:
                coming.cancel()
                await asyncio.gather(coming, return_exceptions=True)

    def _read(self, after: int, marks: Sequence[int]) -> "asyncio.Task[LogPage] | None":
        ahead = [mark for mark in marks if mark > after]
        return asyncio.create_task(self._pages.read(after, min(after + PAGE, ahead[0]))) if ahead else None


class _Lane:
    """Stores page after page of one site. Lanes do not wait for each other: while the database stores for one, another
    one folds."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pages: asyncio.Queue[tuple[LogPage, LogPage] | None] = asyncio.Queue(AHEAD)
        """Stretches of the log, each with the page that the projection wants of it; None at the end."""

    def wants(self, after: int) -> bool:
        """Whether it takes the stretch after a position, which it is then given."""
        return self.site.poisoned is None and self.site.position <= after < self.site.goal

    async def run(self) -> None:
        """Until it is told that there is no more."""
        while (pages := await self.pages.get()) is not None:
            if self.site.poisoned is None:
                await _store(self.site, *pages)


def _progress(lanes: Sequence[_Lane]) -> BuildProgress:
    return BuildProgress(min(lane.site.position for lane in lanes), max(lane.site.goal for lane in lanes))


async def _store(site: Site, stretch: LogPage, page: LogPage) -> None:
    """Store a stretch of the log, paged as the projection wants it."""
    try:
        site.position = await store(site.model, _passed(site, stretch, page), site.position, site.skipped)
        for poisoned in (stretch.poisoned, page.poisoned):
            if poisoned is not None and (poisoned is not stretch.poisoned or site.minds(poisoned)):
                raise poisoned
    except Poisoned as poisoned:
        site.poisoned = poisoned
        await stops.stand(site.connection, site.projection, site.model.schema, poisoned.poison)


def _passed(site: Site, stretch: LogPage, page: LogPage) -> LogPage:
    """The page, with the event beyond it passed over where it cannot be read but need not."""
    if stretch.poisoned is None or page.reached < stretch.reached or site.minds(stretch.poisoned):
        return page
    return LogPage(page.events, page.ends, stretch.poisoned.poison.position)


@asynccontextmanager
async def _together(works: Iterable[Coroutine[object, object, None]]) -> AsyncIterator[None]:
    """Works beside a task that gives them what to do; the first that fails ends all, and what it raised is raised."""
    try:
        async with asyncio.TaskGroup() as group:
            for work in works:
                group.create_task(work)
            yield
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from failed


@asynccontextmanager
async def building(
    url: str,
    load: Load,
    projections: Sequence[Projection],
    use: Use,
    doing: str,
    on_progress: OnProgress = lambda progress: None,
    anew: bool = False,
) -> AsyncIterator[Build]:
    """Be the only one to look after these projections, and open or create their schemas for a use. What was begun by
    other code than the present one, or shall be built `anew`, is dropped first.

    `load` gives the events of a stream; `doing` says what this is, for others who would do the same. Raises Fault."""
    async with await connect(url, session_name(doing)) as connection, claimed(connection, projections):
        for projection in projections:
            schema = schemas.named(projection, use)
            built = await schemas.built(connection, schema)
            if anew or built is None or built.code != fingerprint(projection):
                await schemas.drop(connection, schema)
        async with open_sites(url, load, projections, use, doing, on_progress) as build:
            yield build


@asynccontextmanager
async def open_sites(
    url: str, load: Load, projections: Sequence[Projection], use: Use, doing: str, on_progress: OnProgress
) -> AsyncIterator[Build]:
    """The same for who was sent by the one who looks after these projections."""
    async with AsyncExitStack() as stack:
        names = [session_name(doing)] * len(projections)
        connections = [await stack.enter_async_context(await connect(url, name)) for name in names]
        sites = [await _site(*pair, use) for pair in zip(connections, projections, strict=True)]
        log = await stack.enter_async_context(await connect(url, session_name(doing)))
        yield Build(LogPages(log, _heard(projections)), load, sites, on_progress)


async def _site(connection: AsyncConnection[Row], projection: Projection, use: Use) -> Site:
    model = ReadModel(connection, projection, use)
    position = await model.open()
    return Site(connection, model, position, await stops.skipped(connection, projection))


def _heard(projections: Sequence[Projection]) -> frozenset[type[Event]]:
    """What any of them hears, and what tells where hands end; nothing where one hears all."""
    if any(not projection.HEARS for projection in projections):
        return frozenset()
    needed = NEEDED if any(projection.WHOLE_HANDS for projection in projections) else frozenset()
    return frozenset().union(needed, *(projection.HEARS for projection in projections))
