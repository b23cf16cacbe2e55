"""Reads the projections' tables for those who show them: lobby, hand histories, overdue tables, the books."""

from collections.abc import Sequence

from adapters.postgres.reader import Reader
from projections import clocks, hand_history, ledger, lobby
from projections.ledger import LedgerBalance
from projections.lobby import LobbyTable
from projections.played_hand import HandHistory, HandSummary, history_of, summary_of


class PostgresReaders(Reader):
    """The read models behind a pool of connections. All raise JournalUnavailable when the database is out of reach
    or a read model was never built."""

    async def lobby(self) -> Sequence[LobbyTable]:
        """The room's open tables, by stakes and name."""
        return lobby.listing(await self.rows(lobby, lobby.ALL))

    async def hands(self, player: str, limit: int, before: str | None = None) -> Sequence[HandSummary]:
        """The player's finished hands, latest first, at most `limit`; with `before`, those older than that hand."""
        wanted = {"player": player, "limit": limit, "before": before}
        return [summary_of(row) for row in await self.rows(hand_history, hand_history.OF_PLAYER, wanted)]

    async def hand(self, hand: str, player: str) -> HandHistory | None:
        """A finished hand of the player with the facts that every spectator saw; None where there is no such one.

        The player's own cards are not in the database: `HoleCardsDealt` tells their numbers."""
        wanted = {"hand": hand, "player": player}
        found = await self.rows(hand_history, hand_history.HAND, wanted)
        if not found:
            return None
        players = await self.rows(hand_history, hand_history.PLAYERS, wanted)
        pages = await self.rows(hand_history, hand_history.FACTS, wanted)
        return history_of(found[0], players, pages)

    async def tables_due(self, now: float) -> Sequence[str]:
        """The tables whose turn or pause had to end by `now` (UTC, seconds since the epoch), longest overdue first."""
        return [table for (table,) in await self.rows(clocks, clocks.DUE, [now])]

    async def ledger_balance(self) -> LedgerBalance:
        """Where all the room's chips are."""
        (row,) = await self.rows(ledger, ledger.BALANCE)
        return LedgerBalance(*row)

    async def ledger_faults(self) -> Sequence[str]:
        """A sentence for each place where the books are wrong, none in a sound room. Reads every entry."""
        return [fault for (fault,) in await self.rows(ledger, ledger.FAULTS)]
