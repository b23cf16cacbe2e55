"""Stores a page of the log in a read model; where that fails, up to the event that is to blame."""

from collections.abc import Set

from psycopg import AsyncConnection

from adapters.postgres.log_page import LogPage
from adapters.postgres.poison import POISON, named, unprojectable, unreadable
from adapters.postgres.read_model import ReadModel
from domain.event import Event
from projections.projection import Row

NEXT = """
SELECT notification_id, topic, originator_version, originator_id FROM journal.stored_events
WHERE notification_id > %s ORDER BY notification_id LIMIT 1
"""


async def store(model: ReadModel, page: LogPage, after: int, skipped: Set[int]) -> int:
    """Project what follows position `after`, and return the position then reached.

    Raises Poisoned at an event that cannot be projected: everything before it is stored. Raises PositionMoved."""
    batch = page.heard(model.projection.HEARS, skipped)
    try:
        await model.project(batch, after, page.reached)
    except POISON as error:
        if len(page.ends) == 1:
            raise unprojectable(page.last, error) from error
        first, rest = page.halves()
        return await store(model, rest, await store(model, first, after, skipped), skipped)
    return page.reached


async def pass_over(
    connection: AsyncConnection[Row], after: int, hears: Set[type[Event]], skipped: Set[int], error: BaseException
) -> int:
    """The position of the event after `after`, which cannot be decoded, where a projection need not: it does not hear
    the topic, or the position is skipped. Raises Poisoned elsewhere."""
    row = await (await connection.execute(NEXT, (after,))).fetchone()
    position, topic, version, stream = row or (after + 1, "", 0, "")
    if position in skipped or (row and hears and topic not in {event.TOPIC for event in hears}):
        return int(position)
    event = named(topic, position, version, stream) if row else f"The event after position {after}"
    raise unreadable(position, event, topic, error) from error
