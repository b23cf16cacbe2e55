"""Leaderboards, sessions and table activity are the same in whatever pieces the log came."""

from random import Random

import pytest

from projections import leaderboards, sessions, table_activity
from projections.projection import Projection
from tests.adapters.postgres.projected import contents, project, project_in_pieces
from tests.projections.long_evenings import long_evenings
from tests.support.databases import ThrowawayServers

PROJECTIONS: dict[str, Projection] = {each.NAME: each for each in (leaderboards, sessions, table_activity)}


@pytest.mark.parametrize("name", PROJECTIONS)
@pytest.mark.parametrize("seed", range(3))
async def test_a_log_in_pieces_makes_the_same_rows(database_servers: ThrowawayServers, name: str, seed: int) -> None:
    log, projection = long_evenings(Random(seed)), PROJECTIONS[name]
    with database_servers[18].database() as whole, database_servers[18].database() as pieces:
        await project(whole, log, projection)
        await project_in_pieces(pieces, log, projection, Random(seed))
        expected = await contents(whole, projection)
        assert all(expected.values())
        assert await contents(pieces, projection) == expected
