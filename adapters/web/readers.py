"""What the web adapter reads from the read models; an adapter of the database answers."""

from collections.abc import Sequence
from typing import Protocol

from projections.hand_history import HandHistory, HandSummary
from projections.lobby import LobbyTable


class Readers(Protocol):
    """The read models behind the lobby and the hand history. All raise JournalUnavailable when out of reach."""

    async def lobby(self) -> Sequence[LobbyTable]:
        """The open tables, in the order in which the lobby shows them."""

    async def hands(self, player: str, limit: int, before: str | None) -> Sequence[HandSummary]:
        """The player's last finished hands, latest first, at most `limit`, older than the hand `before` where
        given."""

    async def hand(self, hand: str, player: str) -> HandHistory | None:
        """One finished hand as the player may see it; None when there is none, or the player was not in it."""
