"""Operators see how each read model stands, and what stands beside it."""

import pytest

from adapters.postgres import stops
from adapters.postgres.journal import PostgresJournal
from adapters.postgres.poison import Poisoned
from adapters.postgres.read_model import connect
from adapters.postgres.upkeep.rebuild import Wish, rebuild
from adapters.postgres.upkeep.standing import Standing, standing
from projections import ledger
from projections.projection import Projection, schema_of
from tests.adapters.postgres.read_models import Positions, ask, projector, running, some_log
from tests.adapters.postgres.upkeep.busy import commands

LEDGER = schema_of(ledger)


@pytest.fixture
async def evening(journal: PostgresJournal) -> PostgresJournal:
    for batch in commands(some_log()):
        await journal.append(batch)
    return journal


async def stands(url: str, projection: Projection = ledger) -> Standing:
    async with await connect(url, "a test") as connection:
        return await standing(connection, projection)


async def test_what_was_never_built_is_told_so(database_url: str, evening: PostgresJournal) -> None:
    found = await stands(database_url)
    assert (found.state, found.position, found.behind, found.code) == ("not built", None, None, "")


async def test_a_read_model_that_nobody_follows_waits_and_is_behind(
    database_url: str, evening: PostgresJournal
) -> None:
    await projector(database_url, evening, ledger).catch_up(await evening.end())
    for batch in commands([each for each in some_log(4) if each.position > await evening.end()]):
        await evening.append(batch)
    found = await stands(database_url)
    assert (found.state, found.leader, found.code) == ("waiting", "", "same")
    assert found.position is not None
    assert found.behind == await evening.end() - found.position > 0
    assert found.bytes > 0
    assert await ask(database_url, f"SELECT now() - to_timestamp({found.since}) < '1 hour'") == [(True,)]


async def test_who_follows_is_named(database_url: str, evening: PostgresJournal) -> None:
    following = projector(database_url, evening, ledger)
    async with running(following):
        while (found := await stands(database_url)).state != "following":
            pass
    assert found.leader.startswith("cardroom projector by ")


async def test_code_that_changed_since_the_build_is_told(database_url: str, evening: PostgresJournal) -> None:
    await projector(database_url, evening, ledger).catch_up(await evening.end())
    await ask(database_url, f"UPDATE {LEDGER}.build SET code = 'older'")
    assert (await stands(database_url)).code == "changed"
    await ask(database_url, f"DROP TABLE {LEDGER}.build")
    assert (await stands(database_url)).code == "unknown"


async def test_schemas_beside_the_live_one_are_listed(database_url: str, evening: PostgresJournal) -> None:
    end = await evening.end()
    await rebuild(database_url, evening.load, [ledger], Wish(), lambda _: None)
    await rebuild(database_url, evening.load, [ledger], Wish(), lambda _: None)
    await rebuild(database_url, evening.load, [ledger], Wish(switch=False), lambda _: None)
    await ask(database_url, "CREATE SCHEMA ledger_v1")
    found = {each.schema.name: (each.schema.use, each.position) for each in (await stands(database_url)).beside}
    assert found == {
        "ledger_v1": ("live", None),
        f"{LEDGER}_before": ("before", end),
        f"{LEDGER}_next": ("next", end),
    }


async def test_stops_and_skips_are_listed(database_url: str, evening: PostgresJournal) -> None:
    projection = Positions(poison=7)
    with pytest.raises(Poisoned):
        await projector(database_url, evening, projection).catch_up(9)
    found = await stands(database_url, projection)
    assert (found.state, found.position) == ("stopped", 6)
    assert [(each.schema, each.position) for each in found.stops] == [("positions_v1", 7)]
    async with await connect(database_url, "a test") as connection:
        await stops.skip(connection, projection, "ann", "It is known.")
    skipped = await stands(database_url, projection)
    assert (skipped.state, skipped.stops) == ("waiting", [])
    assert [(each.position, each.who, each.reason) for each in skipped.skips] == [(7, "ann", "It is known.")]
