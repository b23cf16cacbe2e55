"""Builds read models anew beside the live ones, compares them where that is asked for, and lets them be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.fault import Fault
from adapters.postgres import schemas, stops
from adapters.postgres.fingerprint import fingerprint
from adapters.postgres.poison import Poisoned
from adapters.postgres.read_model import ReadModel, connect
from adapters.postgres.session_name import session_name
from adapters.postgres.upkeep.build import Build, OnProgress, Site, building
from adapters.postgres.upkeep.compare import Comparison, compare
from adapters.postgres.upkeep.crew import advance_together
from adapters.postgres.upkeep.switch import switch
from adapters.postgres.whole_hands import Load
from projections.projection import Projection

NEAR = 2_000
"""Events: a schema that is so close to the end of the log catches up while the live one is held still."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one projection: the position to which it was built, how it compares with the live one (None where
    that was not asked for), whether it is what is read now, and what stood in the way, if anything did."""

    projection: Projection
    position: int
    comparison: Comparison | None = None
    switched: bool = False
    fault: str = ""

    @property
    def good(self) -> bool:
        """Whether everything that was asked for came about."""
        return not self.fault and (self.comparison is None or not self.comparison.different)


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall become of rebuilt schemas: `compare` them with the live ones first, and do not `switch` where that
    finds a difference; `anew` where nothing that an interrupted rebuild has left shall be used."""

    compare: bool = False
    switch: bool = True
    anew: bool = False


async def rebuild(
    url: str, load: Load, projections: Sequence[Projection], wish: Wish, on_progress: OnProgress
) -> Sequence[Outcome]:
    """Build `NAME_vN_next` of each from the log, which is read once for all; what an interrupted run has left is
    continued. `load` gives the events of a stream. Raises Fault where somebody else is at it."""
    async with building(url, load, projections, "next", "cardroom rebuild", on_progress, wish.anew) as build:
        await _fill(url, build, wish.compare)
        return [await _outcome(build, site, wish) for site in build.sites]


async def switch_to_next(url: str, load: Load, projection: Projection, on_progress: OnProgress) -> Outcome:
    """Let `NAME_vN_next` be read, after it has caught up. Raises Fault where there is none that the present code built,
    or somebody else is at it."""
    name = schemas.named(projection, "next")
    async with await connect(url, session_name("cardroom switch")) as connection:
        built = await schemas.built(connection, name)
    if built is None:
        raise Fault(f"There is no {name}: `cardroom projections rebuild {projection.NAME}` makes it.")
    if built.code != fingerprint(projection):
        raise Fault(f"{name} was built by other code: `cardroom projections rebuild {projection.NAME}` makes it anew.")
    async with building(url, load, [projection], "next", "cardroom switch", on_progress) as build:
        await _fill(url, build, comparing=False)
        return await _outcome(build, build.sites[0], Wish())


async def verify(url: str, load: Load, projections: Sequence[Projection], on_progress: OnProgress) -> Sequence[Outcome]:
    """Build each from the log into a schema of its own and compare that with the live one, which is left alone and
    moves on meanwhile. Raises Fault where somebody else is at it."""
    async with building(url, load, projections, "scratch", "cardroom verify", on_progress, anew=True) as build:
        try:
            await _advance(url, build, comparing=True)
            return [await _outcome(build, site, Wish(compare=True, switch=False)) for site in build.sites]
        finally:
            for site in build.sites:
                await schemas.drop(site.connection, site.model.schema)


async def _fill(url: str, build: Build, comparing: bool) -> None:
    """Bring all close to the end of the log, with everything that makes reading fast."""
    while await _advance(url, build, comparing) > NEAR:
        pass
    for site in build.sites:
        if site.poisoned is None:
            await site.model.late_indexes.make_all()
    await _advance(url, build, comparing)


async def _advance(url: str, build: Build, comparing: bool) -> int:
    """Bring all to where the log, or what they are compared with, ends now; how much was missing."""
    end = await build.log_end()
    for site in build.sites:
        live = await ReadModel(site.connection, site.projection).position() if comparing else None
        site.goal = max(site.position, end if live is None else min(end, live))
    missing = max(site.goal - site.position for site in build.sites)
    await advance_together(url, build)
    return missing if any(site.poisoned is None for site in build.sites) else 0


async def _outcome(build: Build, site: Site, wish: Wish) -> Outcome:
    comparison = None
    try:
        if site.poisoned is not None:
            raise site.poisoned
        if wish.compare:
            comparison = await compare(build, site)
        if wish.switch and not (comparison and comparison.different):
            await switch(build, site)
            return Outcome(site.projection, site.position, comparison, switched=True)
    except (Fault, Poisoned) as error:
        if site.poisoned is not None:
            await stops.stand(site.connection, site.projection, site.model.schema, site.poisoned.poison)
        return Outcome(site.projection, site.position, comparison, fault=str(error))
    return Outcome(site.projection, site.position, comparison)
