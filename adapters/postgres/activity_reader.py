"""Reads what happened at the tables by the hour."""

from collections.abc import Sequence
from dataclasses import asdict

from adapters.postgres.reader import Reader
from projections import table_activity
from projections.activity import figures
from projections.activity.figures import Activity, OpenTable, Span, activity_of


class ActivityReader(Reader):
    """The tables' activity behind a pool of connections. Raises what every Reader raises."""

    async def activity(self, span: Span, table: str | None = None) -> Sequence[Activity]:
        """The hours or days of a span in which anything happened, at one table or in the whole room."""
        wanted = {"table": table, **asdict(span)}
        standing = await self.rows(table_activity, figures.STANDING, wanted)
        tables = [OpenTable(*row) for row in standing]
        return [activity_of(row, tables, span) for row in await self.rows(table_activity, figures.SUMMED, wanted)]

    async def tables(self, named: str) -> Sequence[str]:
        """The ids of the room's tables, closed ones too, that have this id or name."""
        return [table for (table,) in await self.rows(table_activity, figures.NAMED, {"named": named})]
