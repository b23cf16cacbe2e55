"""Throwaway PostgreSQL servers, and a fresh migrated database on one of them for each test."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from types import MappingProxyType

import psycopg

from adapters.postgres.cannot_start import DataFolderUnusable
from adapters.postgres.data_folder import claimed
from adapters.postgres.embedded import EmbeddedPostgres
from adapters.postgres.migrations import migrate
from adapters.postgres.postmaster import Postmaster

PROGRAMS = MappingProxyType({18: None, 15: Path("/usr/lib/postgresql/15/bin")})
"""Where each version's programs are; None: in the wheel."""

FORGETFUL = MappingProxyType({"fsync": "off", "full_page_writes": "off", "shared_buffers": "32MB", "timezone": "UTC"})
"""Nothing outlives the test run, so nothing need reach the disk."""


PREFIX = "cardroom-pg-"

STOP_SECONDS = 10


def missing(version: int) -> str:
    """Why there is no such server here; empty where there is one."""
    programs = PROGRAMS[version]
    if programs is None or programs.exists():
        return ""
    return f"PostgreSQL {version} is not installed in {programs}"


class ThrowawayServer:
    """A server with an empty migrated database to copy from; `stop` leaves nothing behind."""

    def __init__(self, version: int) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._embedded = EmbeddedPostgres(self._folder, FORGETFUL, PROGRAMS[version])
        self._numbers = count(1)
        self.url = self._embedded.start()
        self._admin = psycopg.connect(self.url, autocommit=True)
        self._admin.execute("CREATE DATABASE pristine")
        migrate(self.url_of("pristine"))

    def url_of(self, database: str) -> str:
        """The URL of a database on this server."""
        return self.url.replace("/postgres?", f"/{database}?")

    @contextmanager
    def database(self, template: str = "pristine") -> Iterator[str]:
        """The URL of a new database, a copy of `template`; it is dropped afterwards, with whoever is still in it."""
        name = f"test_{next(self._numbers)}"
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url_of(name)
        finally:
            self._admin.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """End it and remove its data."""
        self._admin.close()
        self._embedded.stop()
        shutil.rmtree(self._folder)


class ThrowawayServers:
    """At most one server of each version, started when it is first asked for."""

    def __init__(self) -> None:
        clear_away_abandoned()
        self._running: dict[int, ThrowawayServer] = {}

    def __getitem__(self, version: int) -> ThrowawayServer:
        if version not in self._running:
            self._running[version] = ThrowawayServer(version)
        return self._running[version]

    def stop(self) -> None:
        """End them all."""
        while self._running:
            self._running.popitem()[1].stop()


def clear_away_abandoned() -> None:
    """End and remove the servers of test runs that were killed before they could."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError, DataFolderUnusable):
            if (folder / "lock").read_text():
                _clear_away(folder)


def _clear_away(folder: Path) -> None:
    """Raises DataFolderUnusable where somebody still holds the folder."""
    with claimed(folder):
        left = Postmaster.read(folder / "cluster")
        if left is None or not left.alive or left.stop(STOP_SECONDS):
            shutil.rmtree(folder)
