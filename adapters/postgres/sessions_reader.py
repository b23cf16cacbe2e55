"""Reads the players' sittings."""

from collections.abc import Sequence

from adapters.postgres.reader import Reader
from projections import sessions
from projections.sitting import Sitting, sitting_of


class SessionsReader(Reader):
    """The sittings behind a pool of connections. Raises what every Reader raises."""

    async def sessions(self, player: str, limit: int, before: int | None = None) -> Sequence[Sitting]:
        """The player's sittings, latest first, at most `limit`; with `before`, those that began before that one."""
        wanted = {"player": player, "limit": limit, "before": before}
        return [sitting_of(row) for row in await self.rows(sessions, sessions.OF_PLAYER, wanted)]

    async def players(self, named: str) -> Sequence[str]:
        """The ids of those who ever sat down and have this id, or did so under this name."""
        return [player for (player,) in await self.rows(sessions, sessions.PLAYERS, {"named": named})]
