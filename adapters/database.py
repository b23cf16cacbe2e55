"""The database that the settings mean: a server of one's own, or the embedded one in the data folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.postgres.cannot_start import DataFolderInUse
from adapters.postgres.embedded import EmbeddedPostgres, running_url
from adapters.settings import Settings


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """The address of the database; an embedded server is this process's own, and runs as long as the context."""
    if settings.database_url is not None:
        yield settings.database_url.get_secret_value()
        return
    server = EmbeddedPostgres(_folder(settings))
    try:
        yield server.start()
    finally:
        server.stop()


@contextmanager
def shared_database(settings: Settings) -> Iterator[str]:
    """The same for a tool: where a room is open on this machine, its embedded server serves the tool too."""
    try:
        with database(settings) as url:
            yield url
    except DataFolderInUse:
        running = running_url(_folder(settings))
        if running is None:
            raise
        yield running


def _folder(settings: Settings) -> Path:
    return settings.data_dir / "postgres"
