"""Reads the projections' tables for those who show them: lobby, hand histories, overdue tables, the books."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

import psycopg
from psycopg import AsyncConnection
from psycopg.sql import SQL, Identifier
from psycopg_pool import AsyncConnectionPool, PoolClosed, PoolTimeout, TooManyRequests

from adapters.postgres.reason import reason
from application.ports import JournalUnavailable
from projections import clocks, hand_history, ledger, lobby
from projections.ledger import LedgerBalance
from projections.lobby import LobbyTable
from projections.played_hand import HandHistory, HandSummary, history_of, summary_of
from projections.projection import Projection, Row, schema_of

Parameters = Sequence[object] | Mapping[str, object]

NOT_BUILT = (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName)
OUT_OF_REACH = (psycopg.OperationalError, psycopg.InterfaceError, PoolTimeout, PoolClosed, TooManyRequests)


class PostgresReaders:
    """The read models behind a pool of connections. All raise JournalUnavailable when the database is out of reach
    or a read model was never built."""

    def __init__(self, pool: AsyncConnectionPool[AsyncConnection[Row]]) -> None:
        self._pool = pool

    async def lobby(self) -> Sequence[LobbyTable]:
        """The room's open tables, by stakes and name."""
        async with self._reading() as connection:
            return lobby.listing(await _rows(connection, lobby, lobby.ALL))

    async def hands(self, player: str, limit: int, before: str | None = None) -> Sequence[HandSummary]:
        """The player's finished hands, latest first, at most `limit`; with `before`, those older than that hand."""
        wanted = {"player": player, "limit": limit, "before": before}
        async with self._reading() as connection:
            rows = await _rows(connection, hand_history, hand_history.OF_PLAYER, wanted)
        return [summary_of(row) for row in rows]

    async def hand(self, hand: str, player: str) -> HandHistory | None:
        """A finished hand of the player with the facts that every spectator saw; None where there is no such one.

        The player's own cards are not in the database: `HoleCardsDealt` tells their numbers."""
        wanted = {"hand": hand, "player": player}
        async with self._reading() as connection:
            found = await _rows(connection, hand_history, hand_history.HAND, wanted)
            if not found:
                return None
            players = await _rows(connection, hand_history, hand_history.PLAYERS, wanted)
            pages = await _rows(connection, hand_history, hand_history.FACTS, wanted)
        return history_of(found[0], players, pages)

    async def tables_due(self, now: float) -> Sequence[str]:
        """The tables whose turn or pause had to end by `now` (UTC, seconds since the epoch), longest overdue first."""
        async with self._reading() as connection:
            return [table for (table,) in await _rows(connection, clocks, clocks.DUE, [now])]

    async def ledger_balance(self) -> LedgerBalance:
        """Where all the room's chips are."""
        async with self._reading() as connection:
            (row,) = await _rows(connection, ledger, ledger.BALANCE)
        return LedgerBalance(*row)

    async def ledger_faults(self) -> Sequence[str]:
        """A sentence for each place where the books are wrong, none in a sound room. Reads every entry."""
        async with self._reading() as connection:
            return [fault for (fault,) in await _rows(connection, ledger, ledger.FAULTS)]

    @asynccontextmanager
    async def _reading(self) -> AsyncIterator[AsyncConnection[Row]]:
        try:
            async with self._pool.connection() as connection:
                yield connection
        except NOT_BUILT as error:
            raise JournalUnavailable(f"A read model is not built yet: {reason(error)}") from error
        except OUT_OF_REACH as error:
            raise JournalUnavailable(reason(error)) from error


async def _rows(
    connection: AsyncConnection[Row], projection: Projection, query: str, parameters: Parameters = ()
) -> Sequence[Row]:
    composed = SQL(query).format(schema=Identifier(schema_of(projection)))
    return await (await connection.execute(composed, parameters)).fetchall()
