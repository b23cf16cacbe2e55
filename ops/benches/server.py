"""A throwaway PostgreSQL with the settings that `cardroom play` uses, on the disk that the checkout is on."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from adapters.postgres.embedded import EmbeddedPostgres
from adapters.postgres.migrations import migrate

RESULTS = Path(__file__).parent / "results"


class NotDurable(Exception):
    """The server acknowledges commits that are not on the disk: nothing measured on it would mean anything."""


@contextmanager
def throwaway_server() -> Iterator[str]:
    """The URL of a migrated database. Raises NotDurable."""
    RESULTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=RESULTS, prefix="server-") as folder:
        server = EmbeddedPostgres(Path(folder))
        try:
            url = server.start()
            migrate(url)
            check_durable(url)
            yield url
        finally:
            server.stop()


def check_durable(url: str) -> None:
    """Raises NotDurable."""
    with psycopg.connect(url) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            row = connection.execute(f"SHOW {name}").fetchone()
            if row is None or row[0] != "on":
                raise NotDurable(f"{name} is {row and row[0]}, it must be on.")
