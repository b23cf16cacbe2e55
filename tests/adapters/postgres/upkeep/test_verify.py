"""What is read is compared with what the log says, row by row, and every row that differs is named."""

import pytest

from adapters.postgres.journal import PostgresJournal
from adapters.postgres.read_model import connect
from adapters.postgres.schemas import schemas
from adapters.postgres.upkeep.build import BuildProgress, building
from adapters.postgres.upkeep.compare import NAMED_ROWS, Comparison
from adapters.postgres.upkeep.rebuild import Outcome, Wish, rebuild, verify
from projections import hand_history, ledger, lobby
from projections.projection import Projection, schema_of
from tests.adapters.postgres.read_models import Positions, ask, contents, projector, some_log
from tests.adapters.postgres.upkeep.busy import commands
from tests.projections.stories import Story

LEDGER = schema_of(ledger)


def nothing(progress: BuildProgress) -> None:
    """Nobody looks."""


@pytest.fixture
async def evening(database_url: str, journal: PostgresJournal) -> PostgresJournal:
    """A short evening, and the ledger built from it."""
    for batch in commands(some_log()):
        await journal.append(batch)
    await projector(database_url, journal, ledger).catch_up(await journal.end())
    return journal


async def verified(url: str, journal: PostgresJournal, projection: Projection = ledger) -> Outcome:
    (outcome,) = await verify(url, journal.load, [projection], nothing)
    return outcome


async def compared(url: str, journal: PostgresJournal, projection: Projection = ledger) -> Comparison:
    comparison = (await verified(url, journal, projection)).comparison
    assert comparison is not None
    return comparison


async def test_a_sound_read_model_has_no_differences(database_url: str, evening: PostgresJournal) -> None:
    found = await compared(database_url, evening)
    counted = await ask(
        database_url, f"SELECT (SELECT count(*) FROM {LEDGER}.entries) + (SELECT count(*) FROM {LEDGER}.balances)"
    )
    assert (found.different, found.position) == (0, await evening.end())
    assert [(found.rows,)] == counted


async def test_a_corrupted_row_is_named_with_both_sides(database_url: str, evening: PostgresJournal) -> None:
    change = f"UPDATE {LEDGER}.entries SET amount = 4999 WHERE account = 'house' AND position = 3 RETURNING 1"
    assert await ask(database_url, change) == [(1,)]
    found = await compared(database_url, evening)
    (difference,) = found.differences
    assert (difference.table, difference.row) == ("entries", "account = house, position = 3")
    assert (difference.live or "").startswith("(3,house,4999,")
    assert (difference.built or "").startswith("(3,house,-5000,")


async def test_missing_and_invented_rows_are_named(database_url: str, evening: PostgresJournal) -> None:
    await ask(database_url, f"DELETE FROM {LEDGER}.balances WHERE account = 'house'")
    await ask(database_url, f"INSERT INTO {LEDGER}.balances VALUES ('account:ghost', 7)")
    found = await compared(database_url, evening)
    rows = {each.row: (each.live is None, each.built is None) for each in found.differences}
    assert rows == {"account = account:ghost": (False, True), "account = house": (True, False)}


async def test_all_differences_are_counted_and_the_first_are_named(database_url: str, evening: PostgresJournal) -> None:
    ((entries,),) = await ask(database_url, f"SELECT count(*) FROM {LEDGER}.entries")
    await ask(database_url, f"UPDATE {LEDGER}.entries SET topic = 'forged'")
    found = await compared(database_url, evening)
    assert (found.different, len(found.differences)) == (entries, NAMED_ROWS)


async def test_rows_of_a_table_without_a_key_are_compared_too(database_url: str, journal: PostgresJournal) -> None:
    for batch in commands(some_log()):
        await journal.append(batch)
    keyless = Positions()
    keyless.TABLES = "CREATE TABLE {schema}.seen (position bigint, topic text);"
    await projector(database_url, journal, keyless).catch_up(await journal.end())
    assert (await compared(database_url, journal, keyless)).different == 0
    await ask(database_url, "INSERT INTO positions_v1.seen SELECT * FROM positions_v1.seen LIMIT 1")
    found = await compared(database_url, journal, keyless)
    (difference,) = found.differences
    assert (found.different, difference.live, difference.built) == (1, "2×", "1×")


async def test_a_read_model_that_lags_is_compared_where_it_is(database_url: str, evening: PostgresJournal) -> None:
    reached = await evening.end()
    for batch in commands(Story(name="later").evening(1).log):
        await evening.append(batch)
    found = await compared(database_url, evening)
    assert (found.different, found.position) == (0, reached)


async def test_verifying_leaves_nothing_behind_and_changes_nothing(database_url: str, evening: PostgresJournal) -> None:
    before = await contents(database_url, ledger)
    await verified(database_url, evening)
    assert await contents(database_url, ledger) == before
    async with await connect(database_url, "a test") as connection:
        assert [each.name for each in await schemas(connection, ledger)] == [LEDGER]


async def test_what_a_killed_comparison_has_left_does_not_matter(database_url: str, evening: PostgresJournal) -> None:
    async with building(database_url, evening.load, [ledger], "scratch", "cardroom verify") as build:
        build.sites[0].goal = 5
        await build.advance(*build.sites)
    await ask(database_url, f"UPDATE {LEDGER}_scratch.entries SET amount = 1")
    assert (await compared(database_url, evening)).different == 0


async def test_what_was_never_built_cannot_be_verified(database_url: str, evening: PostgresJournal) -> None:
    outcome = await verified(database_url, evening, lobby)
    assert outcome.fault == f"{schema_of(lobby)} was never built: there is nothing to compare with."


async def test_a_rebuild_that_finds_a_difference_does_not_switch(database_url: str, evening: PostgresJournal) -> None:
    await ask(database_url, f"UPDATE {LEDGER}.balances SET amount = 1 WHERE account = 'house'")
    (outcome,) = await rebuild(database_url, evening.load, [ledger], Wish(compare=True), nothing)
    assert (outcome.switched, outcome.good) == (False, False)
    assert await ask(database_url, f"SELECT amount FROM {LEDGER}.balances WHERE account = 'house'") == [(1,)]
    (mended,) = await rebuild(database_url, evening.load, [ledger], Wish(), nothing)
    assert mended.switched
    assert (await compared(database_url, evening)).different == 0


async def test_other_tables_than_the_code_makes_are_told(database_url: str, evening: PostgresJournal) -> None:
    await ask(database_url, f"CREATE TABLE {LEDGER}.extra AS SELECT 1")
    assert "has the tables balances, entries, extra" in (await verified(database_url, evening)).fault


async def test_hand_histories_are_compared_with_their_pages(database_url: str, evening: PostgresJournal) -> None:
    await projector(database_url, evening, hand_history, page=3).catch_up(await evening.end())
    assert (await compared(database_url, evening, hand_history)).different == 0
    name = schema_of(hand_history)
    await ask(database_url, f"UPDATE {name}.facts SET facts = '[]' WHERE hand = 'hand:a1'")
    (difference,) = (await compared(database_url, evening, hand_history)).differences
    assert (difference.table, difference.row) == ("facts", "hand = hand:a1, version = 1")
