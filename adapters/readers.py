"""What the web adapter reads: the read models, and for a hand of one's own the cards from its sealed deck."""

from collections.abc import Sequence
from dataclasses import replace

from adapters.postgres.leaderboards_reader import LeaderboardsReader
from adapters.postgres.readers import PostgresReaders
from adapters.postgres.sessions_reader import SessionsReader
from adapters.postgres.statistics_reader import StatisticsReader
from application.own_cards import OwnCards
from application.replaying import HandStep, Replaying
from projections.hand_history import HandHistory, HandSummary
from projections.lobby import LobbyTable
from projections.player_figures import CountedHand, FigureGroup, Grouping, WantedHands
from projections.sitting import Sitting
from projections.standings import Leaderboard, Wanted


class RoomReaders:
    """The read models of the database with each reader's own cards."""

    def __init__(self, read_models: PostgresReaders, own_cards: OwnCards, replaying: Replaying) -> None:
        self._read_models = read_models
        self._own_cards = own_cards
        self._replaying = replaying
        self._sessions = SessionsReader(read_models.pool)
        self._leaderboards = LeaderboardsReader(read_models.pool)
        self._statistics = StatisticsReader(read_models.pool)

    async def lobby(self) -> Sequence[LobbyTable]:
        """The open tables."""
        return await self._read_models.lobby()

    async def hands(self, player: str, limit: int, before: str | None) -> Sequence[HandSummary]:
        """The player's finished hands, latest first."""
        return await self._read_models.hands(player, limit, before)

    async def hand(self, hand: str, player: str) -> HandHistory | None:
        """A finished hand of the player, own cards included."""
        history = await self._read_models.hand(hand, player)
        return history and replace(history, events=await self._own_cards.events(hand, player))

    async def step(self, hand: str, player: str, number: int) -> HandStep:
        """A step of a finished hand of the player, own cards included."""
        return await self._replaying.own_step(hand, player, number)

    async def sessions(self, player: str, limit: int, before: int | None) -> Sequence[Sitting]:
        """The player's sittings, latest first."""
        return await self._sessions.sessions(player, limit, before)

    async def leaderboard(self, wanted: Wanted) -> Leaderboard:
        """The wanted part of a board."""
        return await self._leaderboards.leaderboard(wanted)

    async def figures(self, wanted: WantedHands, by: Grouping) -> Sequence[FigureGroup]:
        """Every statistic of the wanted hands, group by group."""
        return await self._statistics.figures(wanted, by)

    async def counted_hands(
        self, wanted: WantedHands, statistic: str, limit: int, before: str | None
    ) -> Sequence[CountedHand]:
        """The hands that count for a statistic, latest first."""
        return await self._statistics.counted_hands(wanted, statistic, limit, before)
