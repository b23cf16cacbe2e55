"""An event that cannot be projected stops one read model, says so by name, and nothing else."""

import asyncio
from collections.abc import Sequence

import pytest

from adapters.postgres.mapper import Unreadable
from adapters.postgres.projector import Poisoned
from domain.event import Recorded
from projections.catalogue import PROJECTIONS
from tests.adapters.postgres.read_models import POSITIONS, Positions, ask, journal_of, projector, running, some_log
from tests.support.memory import MemoryJournal


@pytest.mark.parametrize(
    ("projection", "complaint"),
    [(Positions(poison=7), "ValueError: seven is not a number of chips"), (Positions(refused=7), "CheckViolation")],
    ids=["the fold", "the database"],
)
async def test_a_poison_event_stops_its_projection_and_is_named(
    database_url: str, projection: Positions, complaint: str
) -> None:
    log = some_log()
    journal = journal_of(log)
    stopped = projector(database_url, journal, projection)
    await stopped.run(asyncio.Event())
    poison = log[6]
    named = f"{poison.event.TOPIC} at position 7, version {poison.version} of {poison.stream}, cannot be projected"
    assert stopped.status.state == "stopped"
    assert named in stopped.status.reason
    assert complaint in stopped.status.reason
    assert await ask(database_url, POSITIONS) == [(list(range(1, 7)),)]
    with pytest.raises(Poisoned, match="position 7"):
        await projector(database_url, journal, projection).catch_up(7)


async def test_a_stopped_projection_leaves_the_others_alone(database_url: str) -> None:
    journal = journal_of(some_log())
    stopped = projector(database_url, journal, Positions(poison=7))
    async with running(stopped) as task:
        await task
        for projection in PROJECTIONS:
            await projector(database_url, journal, projection).catch_up(len(journal.log))


async def test_a_mended_projection_goes_on_at_the_event_that_stopped_it(database_url: str) -> None:
    journal = journal_of(some_log())
    await projector(database_url, journal, Positions(poison=7)).run(asyncio.Event())
    await projector(database_url, journal).catch_up(len(journal.log))
    assert await ask(database_url, POSITIONS) == [(list(range(1, len(journal.log) + 1)),)]


class TornJournal(MemoryJournal):
    """A journal in which the event at position 7 cannot be read."""

    async def read(self, after: int, limit: int) -> Sequence[Recorded]:
        page = await super().read(after, limit)
        if 7 in [recorded.position for recorded in page]:
            raise Unreadable("Version 2 of hand:a1 has the unknown topic 'hand.dreamt'.")
        return page


async def test_an_unreadable_event_stops_the_projection_before_it(database_url: str) -> None:
    journal = TornJournal()
    journal.log.extend(some_log())
    stopped = projector(database_url, journal)
    await stopped.run(asyncio.Event())
    assert stopped.status.state == "stopped"
    assert "The event after position 6 cannot be read" in stopped.status.reason
    assert "hand.dreamt" in stopped.status.reason
    assert await ask(database_url, POSITIONS) == [(list(range(1, 7)),)]
