"""A room with every read model, and its views."""

import asyncio
from collections.abc import Iterator

import pytest

from domain.event import Recorded
from projections.catalogue import PROJECTIONS
from tests.adapters.postgres.analysed import every_game
from tests.adapters.postgres.projected import project
from tests.support.databases import ThrowawayServers, missing


@pytest.fixture(scope="session")
def log() -> list[Recorded]:
    """What happened in the room."""
    return every_game()


@pytest.fixture(scope="session", params=[18, 15], ids=["postgres18", "postgres15"])
def url(database_servers: ThrowawayServers, request: pytest.FixtureRequest, log: list[Recorded]) -> Iterator[str]:
    """The room's database with its read models, on each version of PostgreSQL that is here."""
    if why := missing(request.param):
        pytest.skip(why)
    with database_servers[request.param].database() as database:
        asyncio.run(project(database, log, *PROJECTIONS))
        yield database
