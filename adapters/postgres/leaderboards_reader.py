"""Reads the leaderboards."""

from adapters.postgres.reader import Reader
from projections import leaderboards
from projections.standings import NEIGHBOURS, Leaderboard, Wanted, leaderboard_of


class LeaderboardsReader(Reader):
    """The leaderboards behind a pool of connections. Raises what every Reader raises."""

    async def leaderboard(self, wanted: Wanted) -> Leaderboard:
        """The wanted places of a board, and whose place was asked for among its neighbours."""
        period = wanted.period
        parameters = {
            "first": period.first,
            "last": period.last,
            "least": wanted.least_hands,
            "house": wanted.house,
            "player": wanted.player,
            "from": wanted.offset + 1,
            "to": wanted.offset + wanted.limit,
            "near": NEIGHBOURS,
        }
        rows = await self.rows(leaderboards, leaderboards.board(wanted), parameters)
        return leaderboard_of(wanted, rows)
