"""Read models built from a log in a real database: at once, or in pieces by projectors that come and go."""

from collections.abc import Sequence
from random import Random

from domain.event import Recorded
from projections.projection import Projection, Row, schema_of
from tests.adapters.postgres.read_models import ask, journal_of, projector, rows


async def project(url: str, log: Sequence[Recorded], *projections: Projection) -> None:
    """Build them from the whole log."""
    for projection in projections:
        await projector(url, journal_of(log), projection).catch_up(len(log))


async def project_in_pieces(url: str, log: Sequence[Recorded], projection: Projection, random: Random) -> None:
    """Follow the log with pages of random sizes, each by a projector that has seen nothing of what was before."""
    position = 0
    while position < len(log):
        position = min(position + random.choice([1, 2, 7, 40, 300]), len(log))
        page = random.choice([1, 3, 20, 1_000])
        await projector(url, journal_of(log[:position]), projection, page).catch_up(position)


async def contents(url: str, projection: Projection) -> dict[str, list[Row]]:
    """All rows of the projection's own tables."""
    schema = schema_of(projection)
    query = f"SELECT tablename FROM pg_tables WHERE schemaname = '{schema}'"
    own = sorted(table for (table,) in await ask(url, query) if f"{{schema}}.{table} " in projection.TABLES)
    return {table: await rows(url, schema, table) for table in own}
