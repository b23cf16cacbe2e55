"""Reads player statistics: figures, the hands that they count, and who is called what."""

from collections.abc import Mapping, Sequence

from adapters.postgres.reader import Reader
from projections import player_figures, player_stats
from projections.player_figures import (
    CountedHand,
    FigureGroup,
    Grouping,
    KnownPlayer,
    WantedHands,
    counted_hand,
    groups_of,
)


class StatisticsReader(Reader):
    """Player statistics behind a pool of connections. Raises what every Reader raises."""

    async def figures(self, wanted: WantedHands, by: Grouping = "all") -> Sequence[FigureGroup]:
        """Every statistic of the wanted hands, for each group of them; no group where there are no hands."""
        rows = await self.rows(player_stats, player_figures.figures_query(wanted, by), wanted.parameters)
        return groups_of(rows, by)

    async def counted_hands(
        self, wanted: WantedHands, statistic: str, limit: int, before: str | None = None
    ) -> Sequence[CountedHand]:
        """The hands that count for a statistic of the catalogue, latest first, at most `limit`; with `before`, those
        older than that hand."""
        parameters = {**wanted.parameters, "limit": limit, "before": before}
        rows = await self.rows(player_stats, player_figures.hands_query(wanted, statistic), parameters)
        return [counted_hand(row) for row in rows]

    async def players_called(self, text: str) -> Sequence[KnownPlayer]:
        """The players with this account id, or with this name in any case."""
        return [KnownPlayer(*row) for row in await self.rows(player_stats, player_figures.NAMED, {"text": text})]

    async def names(self, players: Sequence[str]) -> Mapping[str, str]:
        """The names of accounts."""
        return dict(await self.rows(player_stats, player_figures.NAMES, {"players": list(players)}))
