"""What the web adapter reads: the read models, and for a hand of one's own the cards from its sealed deck."""

from collections.abc import Sequence
from dataclasses import replace

from adapters.postgres.readers import PostgresReaders
from application.own_cards import OwnCards
from projections.hand_history import HandHistory, HandSummary
from projections.lobby import LobbyTable


class RoomReaders:
    """The read models of the database with each reader's own cards."""

    def __init__(self, read_models: PostgresReaders, own_cards: OwnCards) -> None:
        self._read_models = read_models
        self._own_cards = own_cards

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
