"""The event-sourcing library's own way to read models: its notification log, and its runner with a tracking record and
a transaction for each event."""

import time
from functools import singledispatchmethod
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import ApplicationSubscription, Projection, ProjectionRunner
from psycopg.sql import SQL, Identifier

from ops.benches.appends import ACTION, COMMAND_ID
from ops.benches.rounds import Slice

EVENTS = 20_000
BATCH = 200


class PlayedHand(Aggregate):
    """A hand whose actions tell as much as ours do."""

    @event("ActionTaken")
    def act(
        self, turn: int, seat: int, kind: str, to: int, paid: int, all_in: bool, timed_out: bool, command_id: str
    ) -> None:
        """Take an action."""
        self.turn, self.seat, self.kind, self.to, self.paid = turn, seat, kind, to, paid
        self.all_in, self.timed_out, self.command_id = all_in, timed_out, command_id


class LibraryRoom(Application[UUID]):
    """Hands, as the library would keep them."""


class Counts(PostgresTrackingRecorder):
    """The least read model there is: how many events there were of each kind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._table = Identifier(self.datastore.schema, "library_counts")
        create = SQL("CREATE TABLE IF NOT EXISTS {} (kind text PRIMARY KEY, count bigint NOT NULL)")
        self.sql_create_statements.append(create.format(self._table))

    def add(self, kind: str, tracking: Tracking) -> None:
        """Count one event, in one transaction with its position."""
        added = SQL("INSERT INTO {} AS held VALUES (%s, 1) ON CONFLICT (kind) DO UPDATE SET count = held.count + 1")
        with self.datastore.get_connection() as connection, connection.transaction(), connection.cursor() as cursor:
            self._insert_tracking(cursor, tracking)
            cursor.execute(added.format(self._table), (kind,))


class Counting(Projection[Counts]):
    """Counts every event."""

    name = "counting"

    @singledispatchmethod
    def process_event(self, domain_event: object, tracking: Tracking) -> None:
        """As the library's runner calls it."""
        self.view.add(type(domain_event).__name__, tracking)


class LibraryReading:
    """A log of its own in the library's tables, and how fast that is read."""

    def __init__(self, url: str) -> None:
        self._environment = {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": urlsplit(url).path[1:],
            "POSTGRES_HOST": parse_qs(urlsplit(url).query)["host"][0],
            "POSTGRES_PORT": "5432",
            "POSTGRES_USER": urlsplit(url).username or "",
            "POSTGRES_PASSWORD": "",
        }
        application = LibraryRoom(env=self._environment)
        for _ in range(EVENTS // BATCH):
            hand = PlayedHand()
            for _ in range(BATCH - 1):
                hand.act(ACTION.turn, ACTION.seat, ACTION.kind, ACTION.to, ACTION.paid, False, False, COMMAND_ID)
            application.save(hand)
        application.close()

    def log(self, seconds: float) -> Slice:
        """Decoded events a second from its subscription, which its runner reads."""
        application = LibraryRoom(env=self._environment)
        cpu, start, count = time.process_time(), time.perf_counter(), 0
        with ApplicationSubscription(application, gt=0) as subscription:
            for _ in subscription:
                count += 1
                if count == EVENTS:
                    break
        elapsed, cpu = time.perf_counter() - start, time.process_time() - cpu
        application.close()
        return Slice(count / elapsed, cpu=cpu / count)

    def runner(self, seconds: float) -> Slice:
        """Events a second of one read model, from where it stood."""
        with ProjectionRunner(
            application_class=LibraryRoom, projection_class=Counting, view_class=Counts, env=self._environment
        ) as runner:
            name = runner.app.name
            before, start = runner.view.max_tracking_id(name) or 0, time.perf_counter()
            time.sleep(seconds)
            count, elapsed = (runner.view.max_tracking_id(name) or 0) - before, time.perf_counter() - start
        return Slice(count / elapsed)
