"""The event-store library's recorder over the same table and the same lock, for tools that do not run a loop."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event as Signal
from threading import Thread
from typing import Any, Self
from uuid import UUID

import psycopg
from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    ListenNotifySubscription,
    Notification,
    OperationalError,
    PersistenceError,
    StoredEvent,
    Subscription,
)
from psycopg.rows import TupleRow
from psycopg_pool import ConnectionPool, PoolTimeout

from adapters.postgres import statements
from adapters.postgres.line import SETTINGS

POLL_SECONDS = 0.02

PATIENCE = 5.0
"""Seconds to wait for the first connection, and for a free one."""

Connection = psycopg.Connection[TupleRow]


class CardroomRecorder(ApplicationRecorder):
    """Opened by `with`, or by `open` and `close`; raises the library's own errors."""

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        self._patience = patience
        raw = {"autocommit": True, "cursor_factory": psycopg.RawCursor}
        self._pool = ConnectionPool(
            url, kwargs=raw, min_size=1, max_size=4, timeout=patience, configure=_configure, open=False
        )

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Connect. Raises OperationalError."""
        with _translated():
            self._pool.open(wait=True, timeout=self._patience)

    def close(self) -> None:
        """Hang up."""
        self._pool.close()

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        """Store the events of one command, all or nothing, and return their positions.

        Raises IntegrityError where a version is taken, or a stream has not come as far."""
        if not stored_events:
            return ()
        columns = _columns(stored_events)
        with self._rows(statements.APPEND_AFTER, [*columns, *_predecessors(stored_events)]) as rows:
            positions = [position for (position,) in rows]
        if len(positions) != len(stored_events):
            raise IntegrityError("An event that must come first is missing.")
        return positions

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """A stream's events with versions above `gt`, up to `lte`, at most `limit`, latest first if `desc`."""
        sql = f"""
            SELECT {statements.COLUMNS} FROM journal.stored_events
            WHERE originator_id = $1 AND originator_version > coalesce($2::bigint, 0)
            AND ($3::bigint IS NULL OR originator_version <= $3)
            ORDER BY originator_version {"DESC" if desc else "ASC"} LIMIT $4::bigint"""
        with self._rows(sql, [str(originator_id), gt, lte, limit]) as rows:
            return [StoredEvent(*row[:4]) for row in rows]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """The log from position `start` up to `stop`, at most `limit` events, of all or these topics."""
        after = None if start is None else start - int(inclusive_of_start)
        sql = f"""
            SELECT {statements.COLUMNS} FROM journal.stored_events
            WHERE notification_id > coalesce($1::bigint, 0) AND ($3::bigint IS NULL OR notification_id <= $3)
            AND ($4::text[] = '{{}}' OR topic = ANY($4)) ORDER BY notification_id LIMIT $2::bigint"""
        with self._rows(sql, [after, limit, stop, list(topics)]) as rows:
            return [Notification(*row) for row in rows]

    def max_notification_id(self) -> int | None:
        """The position of the last event, None for an empty log."""
        with self._rows(statements.END, []) as rows:
            return rows[0][0] or None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Subscription[ApplicationRecorder]:
        """The log after position `gt`, and what is added to it, as it comes."""
        return _Polling(recorder=self, gt=gt, topics=topics)

    @contextmanager
    def _rows(self, sql: str, parameters: Sequence[object]) -> Iterator[list[TupleRow]]:
        with _translated(), self._pool.connection() as connection:
            yield connection.cursor(binary=True).execute(sql, parameters, prepare=True).fetchall()


class _Polling(ListenNotifySubscription[ApplicationRecorder]):
    """Looks for new events every 20 ms: nothing is notified, because a NOTIFY would serialise the commits."""

    def __init__(self, recorder: ApplicationRecorder, gt: int | None, topics: Sequence[str]) -> None:
        self._ended = Signal()
        super().__init__(recorder=recorder, gt=gt, topics=topics)
        self._poller = Thread(target=self._poll, daemon=True)
        self._poller.start()

    def stop(self) -> None:
        """End the iteration."""
        super().stop()
        self._ended.set()

    def __exit__(self, *args: object, **kwargs: Any) -> None:
        try:
            super().__exit__(*args, **kwargs)
        finally:
            self._poller.join()

    def _poll(self) -> None:
        while not self._ended.wait(POLL_SECONDS):
            self._has_been_notified.set()


def _configure(connection: Connection) -> None:
    connection.execute("; ".join(SETTINGS))


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except psycopg.errors.IntegrityError as taken:
        raise IntegrityError(str(taken)) from taken
    except (psycopg.OperationalError, PoolTimeout) as away:
        raise OperationalError(str(away)) from away
    except psycopg.Error as failed:
        raise PersistenceError(str(failed)) from failed


def _columns(events: Sequence[StoredEvent]) -> list[list[object]]:
    rows = [(str(e.originator_id), e.originator_version, e.topic, e.state) for e in events]
    return [list(column) for column in zip(*rows, strict=True)]


def _predecessors(events: Sequence[StoredEvent]) -> list[list[object]]:
    """The streams and versions that the events continue from."""
    written = {(str(e.originator_id), e.originator_version) for e in events}
    before = {(stream, version - 1) for stream, version in written if version > 1} - written
    return [[stream for stream, _ in before], [version for _, version in before]]
