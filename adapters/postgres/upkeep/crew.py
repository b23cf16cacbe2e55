"""Shares a long build among processes: each reads the log and fills a part of the schemas."""

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import Thread

from adapters.garbage import paused
from adapters.postgres.journal import PostgresJournal
from adapters.postgres.projector import UNREACHABLE
from adapters.postgres.read_model import PositionMoved
from adapters.postgres.schemas import Use
from adapters.postgres.upkeep.build import Build, BuildProgress, OnProgress, Site, open_sites
from projections.catalogue import PROJECTIONS

WORTH = 300_000
"""Events: for fewer no process is started."""
TRIAL = 60_000
"""So many events are built alone first, to see what each read model costs."""
MOST = 4
"""Processes; each reads and decodes the log for itself. Measured on two processors, a second one gains nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one helper does: fill these projections' schemas, which exist, as far as `goal`."""

    url: str
    use: Use
    names: tuple[str, ...]
    goal: int


async def advance_together(url: str, build: Build) -> None:
    """Bring all sites to their goals, as `Build.advance` does, on all processors but one, which the database needs.

    What a helper leaves undone, because it died or met an event that cannot be projected, is done here."""
    sites, processes = [site for site in build.sites if site.at_work], min((os.cpu_count() or 1) - 1, MOST)
    if len(sites) > 1 < processes and max(site.goal - site.position for site in sites) > WORTH:
        await _try(build, sites)
        own, *others = _shared_out([site for site in sites if site.at_work], processes)
        watch = _Watch(build.on_progress, max(site.goal for site in sites))
        helpers = [_helped(url, part, watch) for part in others if part]
        await asyncio.gather(build.advance(*own, on_progress=watch.of_own), *helpers)
    await build.advance(*build.sites)


async def _try(build: Build, sites: Sequence[Site]) -> None:
    """Build a little, alone."""
    goals = [site.goal for site in sites]
    for site in sites:
        site.goal = min(site.goal, site.position + TRIAL)
    await build.advance(*sites)
    for site, goal in zip(sites, goals, strict=True):
        site.goal = goal


def _shared_out(sites: Sequence[Site], processes: int) -> list[list[Site]]:
    """The dearest first, each to whoever has least to do."""
    parts: list[list[Site]] = [[] for _ in range(processes)]
    for site in sorted(sites, key=lambda site: site.model.seconds, reverse=True):
        min(parts, key=lambda part: sum(each.model.seconds for each in part)).append(site)
    return parts


class _Watch:
    """Hears how far each process is, and tells how far the hindmost is."""

    def __init__(self, on_progress: OnProgress, goal: int) -> None:
        self._on_progress = on_progress
        self._goal = goal
        self._reached: dict[object, int] = {}

    def of_own(self, progress: BuildProgress) -> None:
        """How far this process is."""
        self.of(self, progress.position)

    def of(self, who: object, position: int) -> None:
        """How far somebody is."""
        self._reached[who] = position
        self._on_progress(BuildProgress(min(self._reached.values()), self._goal))


async def _helped(url: str, sites: Sequence[Site], watch: _Watch) -> None:
    """Let a helper fill these sites, and return when it has ended, in whatever way."""
    names = tuple(site.projection.NAME for site in sites)
    part = Part(url, sites[0].model.use, names, max(site.goal for site in sites))
    spawning = multiprocessing.get_context("spawn")
    hearing, telling = spawning.Pipe(duplex=False)
    process = spawning.Process(target=help_with, args=(part, telling), daemon=True)
    process.start()
    telling.close()
    watch.of(process, min(site.position for site in sites))
    try:
        while (position := await asyncio.to_thread(_heard, hearing)) is not None:
            watch.of(process, position)
    finally:
        await asyncio.to_thread(_end, process)
        hearing.close()
    for site in sites:
        site.position = await site.model.position() or 0
        await site.model.late_indexes.recall()


def _heard(hearing: Connection) -> int | None:
    with suppress(EOFError, OSError):
        return int(hearing.recv())
    return None


def _end(process: SpawnProcess) -> None:
    process.join(1)
    process.kill()
    process.join()


def help_with(part: Part, telling: Connection) -> None:
    """What a helper does; it ends with the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    # Whoever started it does what is left, and meets and tells the same trouble, if it lasts.
    with paused(), suppress(*UNREACHABLE, PositionMoved):
        asyncio.run(_fill(part, lambda progress: telling.send(progress.position)))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(1)


async def _fill(part: Part, on_progress: OnProgress) -> None:
    journal = await PostgresJournal.open(part.url)
    chosen = [projection for projection in PROJECTIONS if projection.NAME in part.names]
    async with open_sites(part.url, journal.load, chosen, part.use, "cardroom helper", on_progress) as build:
        for site in build.sites:
            site.goal = part.goal
        await build.advance(*build.sites)
    await journal.close()
