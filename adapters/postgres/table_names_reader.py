"""Finds tables by the names that they were opened under, closed ones too."""

from collections.abc import Sequence

from adapters.postgres.reader import Reader
from projections import hand_history

CALLED = "SELECT table_id FROM {schema}.tables WHERE name = %(name)s ORDER BY table_id LIMIT %(most)s"


class TableNamesReader(Reader):
    """The tables that hands were or could be played at, which the hand history keeps the names of."""

    async def called(self, name: str, most: int) -> Sequence[str]:
        """The stream ids of at most so many tables of a name, oldest first. Raises JournalUnavailable."""
        return [table for (table,) in await self.rows(hand_history, CALLED, {"name": name, "most": most})]
