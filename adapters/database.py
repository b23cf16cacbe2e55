"""The database that the settings mean: a server of one's own, or the embedded one in the data folder."""

from collections.abc import Iterator
from contextlib import contextmanager

from adapters.postgres.embedded import EmbeddedPostgres
from adapters.settings import Settings


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """The address of the database; an embedded server runs as long as the context, unless it ran before."""
    if settings.database_url is not None:
        yield settings.database_url.get_secret_value()
        return
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    server = EmbeddedPostgres(settings.data_dir / "postgres")
    try:
        yield server.start()
    finally:
        server.stop()
