"""One connection for round trips of prepared statements on the event loop, without a thread and without adaptation.

It drives libpq through `psycopg.pq`: measured, a batch costs the process a third of what a cursor takes for it.
"""

import asyncio
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Self

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.pq import ConnStatus, DiagnosticField, ExecStatus, Format
from psycopg.pq.abc import PGresult

from adapters.postgres.reason import reason


class LineLost(Exception):
    """The connection broke, or could not be made. What was under way may or may not have been committed."""


class StatementFailed(Exception):
    """The server refused the statement and undid it; `sqlstate` is its five-character code."""

    def __init__(self, sqlstate: str, message: str) -> None:
        super().__init__(message)
        self.sqlstate = sqlstate


CONNECTION: Mapping[str, int | str] = MappingProxyType(
    {
        "connect_timeout": 5,
        "application_name": "cardroom journal",
        # A server that vanished without a word is noticed within half a minute, also while nothing is asked of it.
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
    }
)

SETTINGS = (
    "SET statement_timeout = '10s'",
    "SET lock_timeout = '5s'",
    "SET jit = off",
    # A plan made while the log was still empty must not scan it when it has grown.
    "SET plan_cache_mode = force_generic_plan",
    "SET enable_seqscan = off",
    # What is acknowledged is on the disk, whatever the server's default; a stricter one is left as it is.
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
)

# The server ends the session itself (shut down, crashed, terminated, not yet ready), or it became a standby.
ENDED = ("57P", "25006")


class Line:
    """Made by `open`; makes one round trip at a time."""

    def __init__(self, connection: psycopg.AsyncConnection) -> None:
        self._connection = connection
        self._libpq = connection.pgconn
        self._socket = self._libpq.socket
        self._loop = asyncio.get_running_loop()
        self._reply: asyncio.Future[PGresult] | None = None
        self._result: PGresult | None = None
        self._lost = ""
        self._asked_at = 0.0
        self._libpq.nonblocking = 1
        self._loop.add_reader(self._socket, self._readable)

    @classmethod
    async def open(cls, url: str, statements: Mapping[str, str]) -> Self:
        """Connect and prepare `statements` (SQL by name). Raises LineLost."""
        prepared = [f"PREPARE {name} AS {sql}" for name, sql in statements.items()]
        try:
            connection = await psycopg.AsyncConnection.connect(make_conninfo(url, **CONNECTION), autocommit=True)
        except psycopg.Error as failed:
            raise LineLost(reason(failed)) from failed
        ready = False
        try:
            await connection.execute("; ".join((*SETTINGS, *prepared)))
            ready = True
        except psycopg.Error as failed:
            raise LineLost(reason(failed)) from failed
        finally:
            # Also when whoever asked has given up meanwhile.
            if not ready:
                await connection.close()
        return cls(connection)

    @property
    def lost(self) -> bool:
        """Whether the connection is known to be broken."""
        return bool(self._lost)

    @property
    def silence(self) -> float:
        """For how many seconds the server owes an answer."""
        return self._loop.time() - self._asked_at if self._reply is not None else 0.0

    async def execute(self, name: str, parameters: Sequence[bytes]) -> PGresult:
        """Run a prepared statement with binary parameters; its rows come back binary.

        Raises StatementFailed or LineLost."""
        if self._lost:
            raise LineLost(self._lost)
        self._reply = self._loop.create_future()
        self._asked_at = self._loop.time()
        try:
            self._libpq.send_query_prepared(name.encode(), parameters, [Format.BINARY] * len(parameters), Format.BINARY)
            if self._libpq.flush():
                self._loop.add_writer(self._socket, self._writable)
            return self._checked(await self._reply)
        except psycopg.OperationalError as broken:
            self.abandon(reason(broken))
            raise LineLost(self._lost) from broken
        finally:
            self._reply = None

    def abandon(self, why: str) -> None:
        """Give the connection up; a round trip under way raises LineLost."""
        if self._lost:
            return
        self._lost = why
        self._loop.remove_reader(self._socket)
        self._loop.remove_writer(self._socket)
        if self._reply is not None and not self._reply.done():
            self._reply.set_exception(LineLost(why))

    async def close(self) -> None:
        """Hang up."""
        self.abandon("The connection was closed.")
        await self._connection.close()

    def _writable(self) -> None:
        try:
            if not self._libpq.flush():
                self._loop.remove_writer(self._socket)
        except psycopg.OperationalError as broken:
            self.abandon(reason(broken))

    def _readable(self) -> None:
        try:
            self._libpq.consume_input()
            while self._reply is not None and not self._libpq.is_busy():
                result = self._libpq.get_result()
                if result is None:
                    self._answer()
                    return
                self._result = result
        except psycopg.OperationalError as broken:
            self.abandon(reason(broken))

    def _answer(self) -> None:
        result, self._result = self._result, None
        if result is not None and self._reply is not None and not self._reply.done():
            self._reply.set_result(result)

    def _checked(self, result: PGresult) -> PGresult:
        if result.status == ExecStatus.TUPLES_OK:
            return result
        message = reason(result.get_error_message())
        sqlstate = (result.error_field(DiagnosticField.SQLSTATE) or b"").decode()
        if self._libpq.status == ConnStatus.BAD or sqlstate.startswith(ENDED):
            self.abandon(message)
            raise LineLost(message)
        raise StatementFailed(sqlstate, message)
