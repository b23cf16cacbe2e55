"""Brings a database's schema up to date, and lets a role wait until it is."""

import re
import time
from pathlib import Path

import psycopg
from yoyo import read_migrations

from adapters.fault import Fault
from adapters.postgres.reason import reason
from adapters.postgres.yoyo_backend import BOOKS, TABLE, Backend
from application.ports import JournalUnavailable

FOLDER = Path(__file__).parents[2] / "migrations"

LOCK = int.from_bytes(b"cardmigr", "big")

POLL_SECONDS = 0.2


class SchemaTooOld(Fault):
    """The database's schema did not become as new as this program needs it; nobody migrated it."""


class SchemaTooNew(Fault):
    """The database's schema is of a later program; this one does not know it and leaves it alone."""


def newest_version() -> int:
    """The schema that this program needs: the number of its last migration."""
    return max(_number(path.name) for path in FOLDER.glob("*.sql"))


def schema_version(url: str) -> int:
    """The number of the last migration that the database has seen, 0 for none. Raises JournalUnavailable."""
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            return _version(connection)
    except psycopg.Error as failed:
        raise JournalUnavailable(f"The database cannot be read: {reason(failed)}") from failed


def migrate(url: str) -> int:
    """Apply what is missing and return the version reached. Several may try at once; one does it, the others wait.

    Raises SchemaTooNew and JournalUnavailable."""
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {BOOKS}")
            if _checked(_version(connection)) < newest_version():
                _apply(url)
            return _version(connection)
    except psycopg.Error as failed:
        raise JournalUnavailable(f"The database could not be migrated: {reason(failed)}") from failed


def roll_back(url: str, version: int) -> None:
    """Undo the migrations above `version`, latest first, and what was stored by their means."""
    with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
        with Backend(url) as backend:
            known = backend.to_rollback(read_migrations(str(FOLDER)))
            backend.rollback_migrations(known.filter(lambda migration: _number(migration.id) > version))


def wait_for_schema(url: str, timeout: float) -> int:
    """Return the version once the schema is the one this program needs; the database may still be starting.

    Raises SchemaTooNew at once; SchemaTooOld or JournalUnavailable after `timeout` seconds."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            version = _checked(schema_version(url))
            trouble: Exception = SchemaTooOld(_too_old(version))
        except JournalUnavailable as away:
            version, trouble = -1, away
        if version == newest_version():
            return version
        if time.monotonic() > deadline:
            raise trouble
        time.sleep(POLL_SECONDS)


def _apply(url: str) -> None:
    with Backend(url) as backend:
        # The row with which the library locks outlives a migration that was killed; our lock does not.
        backend.break_lock()
        backend.apply_migrations(backend.to_apply(read_migrations(str(FOLDER))))


def _version(connection: psycopg.Connection) -> int:
    row = connection.execute("SELECT to_regclass(%s)", (f"{BOOKS}.{TABLE}",)).fetchone()
    if row is None or row[0] is None:
        return 0
    applied = connection.execute(f"SELECT migration_id FROM {BOOKS}.{TABLE}").fetchall()
    return max((_number(name) for (name,) in applied), default=0)


def _checked(version: int) -> int:
    if version > newest_version():
        raise SchemaTooNew(f"The database has schema {version}, this program knows {newest_version()}: update it.")
    return version


def _too_old(version: int) -> str:
    return f"The database has schema {version}, this program needs {newest_version()}: run `cardroom migrate`."


def _number(name: str) -> int:
    """7 for `0007-some-thing.sql`."""
    numbered = re.match(r"\d+", name)
    return int(numbered[0]) if numbered else 0
