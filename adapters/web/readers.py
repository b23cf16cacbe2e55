"""What the web adapter reads from the read models; an adapter of the database answers."""

from collections.abc import Sequence
from typing import Protocol

from application.replaying import HandStep
from projections.hand_history import HandHistory, HandSummary
from projections.lobby import LobbyTable
from projections.player_figures import CountedHand, FigureGroup, Grouping, WantedHands
from projections.sitting import Sitting
from projections.standings import Leaderboard, Wanted


class Readers(Protocol):
    """The read models behind the lobby and the hand history. All raise JournalUnavailable when out of reach."""

    async def lobby(self) -> Sequence[LobbyTable]:
        """The open tables, in the order in which the lobby shows them."""

    async def hands(self, player: str, limit: int, before: str | None) -> Sequence[HandSummary]:
        """The player's last finished hands, latest first, at most `limit`, older than the hand `before` where
        given."""

    async def hand(self, hand: str, player: str) -> HandHistory | None:
        """One finished hand as the player may see it; None when there is none, or the player was not in it."""

    async def step(self, hand: str, player: str, number: int) -> HandStep:
        """One step of a finished hand as the player could see it. Raises UnknownHand when there is none, or the player
        was not in it, and NoSuchStep."""

    async def sessions(self, player: str, limit: int, before: int | None) -> Sequence[Sitting]:
        """The player's sittings, latest first, at most `limit`, begun before the one that `before` names where
        given."""

    async def leaderboard(self, wanted: Wanted) -> Leaderboard:
        """The wanted part of a board."""

    async def figures(self, wanted: WantedHands, by: Grouping) -> Sequence[FigureGroup]:
        """Every statistic of the wanted hands, for each group of them; no group where there are no hands."""

    async def counted_hands(
        self, wanted: WantedHands, statistic: str, limit: int, before: str | None
    ) -> Sequence[CountedHand]:
        """The hands that count for a statistic, latest first, at most `limit`, older than the hand `before` where
        given."""
