"""The migration library's PostgreSQL backend, connected by a libpq URL and keeping its books in our own schema."""

from datetime import UTC, datetime
from uuid import uuid4

import psycopg
from yoyo.backends.core.postgresql import PostgresqlPsycopgBackend
from yoyo.connections import DatabaseURI
from yoyo.migrations import Migration

BOOKS = "migrations"
"""The schema that tells which migrations were applied."""

TABLE = "_yoyo_migration"


class Backend(PostgresqlPsycopgBackend):
    """What the library asks of a database, on connections of our own making."""

    def __init__(self, url: str) -> None:
        super().__init__(DatabaseURI("postgresql", None, None, None, None, url, {}), TABLE)
        self.init_database()

    def connect(self, dburi: DatabaseURI) -> psycopg.Connection:
        """A connection to the URL that the library carries about for us."""
        return psycopg.connect(dburi.database, autocommit=True)

    def init_connection(self, connection: psycopg.Connection) -> None:
        """Keep the books in their schema, whatever the user's search path."""
        connection.execute(f"SET search_path TO {BOOKS}")

    def copy(self) -> "Backend":
        """Another backend on the same database."""
        return Backend(self.uri.database)

    def get_log_data(self, migration: Migration | None = None, operation: str = "apply") -> dict[str, object]:
        """The log's line, without looking up who and where we are: in a container that fails, or waits for DNS."""
        return {
            "id": str(uuid4()),
            "migration_id": migration.id if migration else None,
            "migration_hash": migration.hash if migration else None,
            "username": None,
            "hostname": None,
            "created_at_utc": datetime.now(UTC).replace(tzinfo=None),
            "operation": operation,
        }
