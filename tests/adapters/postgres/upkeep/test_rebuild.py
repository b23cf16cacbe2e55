"""Read models are built anew beside the live ones, while the room plays on; whoever is interrupted goes on."""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from random import Random

import pytest

from adapters.fault import Fault
from adapters.postgres import schemas, stops
from adapters.postgres.journal import PostgresJournal
from adapters.postgres.read_model import connect
from adapters.postgres.upkeep import build as module
from adapters.postgres.upkeep.build import BuildProgress, building
from adapters.postgres.upkeep.log_pages import LogPages
from adapters.postgres.upkeep.rebuild import Outcome, Wish, rebuild, verify
from projections import hand_history, ledger, lobby
from projections.catalogue import PROJECTIONS
from projections.projection import Projection, schema_of
from tests.adapters.postgres.read_models import (
    Positions,
    WholeHandsSeen,
    ask,
    contents,
    journal_of,
    projector,
    some_log,
)
from tests.adapters.postgres.upkeep.busy import Reader, commands, followed, playing, polled
from tests.projections.stories import Story, game_of, together

LEDGER, HISTORY = schema_of(ledger), schema_of(hand_history)


def nothing(progress: BuildProgress) -> None:
    """Nobody looks."""


@pytest.fixture
async def evening(journal: PostgresJournal) -> PostgresJournal:
    """A journal with some hands of several games, one of which is not over."""
    unfinished = Story(name="a").evening(2)
    unfinished.deal()
    mixed = Story(Random(2), name="b", games=[*map(game_of, ("stud8/1", "td27/1", "plodb/1"))], rotation="hands")
    for batch in commands(together(unfinished, mixed.evening(4, mishaps=True))):
        await journal.append(batch)
    return journal


async def rebuilt(url: str, journal: PostgresJournal, *projections: Projection, **wishes: bool) -> Sequence[Outcome]:
    return await rebuild(url, journal.load, projections, Wish(**wishes), nothing)


async def caught_up(url: str, journal: PostgresJournal, projections: Sequence[Projection] = PROJECTIONS) -> None:
    for projection in projections:
        await projector(url, journal, projection, page=17).catch_up(await journal.end())


@pytest.mark.parametrize("page", [20_000, 13])
async def test_a_rebuild_is_equal_to_what_was_built_step_by_step(
    database_url: str, evening: PostgresJournal, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    await caught_up(database_url, evening)
    step_by_step = [await contents(database_url, projection) for projection in PROJECTIONS]
    monkeypatch.setattr(module, "PAGE", page)
    outcomes = await rebuilt(database_url, evening, *PROJECTIONS, compare=True)
    assert [outcome.fault for outcome in outcomes] == [""] * len(PROJECTIONS)
    assert all(outcome.switched and outcome.comparison and not outcome.comparison.different for outcome in outcomes)
    assert [await contents(database_url, projection) for projection in PROJECTIONS] == step_by_step
    assert [await contents(database_url, projection, "before") for projection in PROJECTIONS] == step_by_step


async def test_a_read_model_that_was_never_built_is_built(database_url: str, evening: PostgresJournal) -> None:
    (outcome,) = await rebuilt(database_url, evening, ledger)
    assert (outcome.switched, outcome.position) == (True, await evening.end())
    assert (await contents(database_url, ledger))["entries"]
    await caught_up(database_url, evening, [ledger])


async def test_all_are_rebuilt_while_the_room_plays_and_nobody_sees_a_gap(
    database_url: str, journal: PostgresJournal
) -> None:
    reader = Reader(database_url, f"{LEDGER}.entries")
    async with playing(journal), followed(database_url, journal, PROJECTIONS):
        while await journal.end() < 2_000:
            await asyncio.sleep(0.01)
        await caught_up(database_url, journal)
        async with polled(reader):
            outcomes = await rebuilt(database_url, journal, *PROJECTIONS, compare=True)
            verified = await verify(database_url, journal.load, PROJECTIONS, nothing)
    assert [outcome.fault for outcome in (*outcomes, *verified)] == [""] * 2 * len(PROJECTIONS)
    assert all(outcome.switched for outcome in outcomes)
    assert all(outcome.good and outcome.comparison for outcome in verified)
    assert reader.counts == sorted(reader.counts)
    assert reader.counts[0] > 0
    await caught_up(database_url, journal)
    (last,) = await verify(database_url, journal.load, [ledger], nothing)
    assert (last.good, last.position) == (True, await journal.end())


async def test_a_killed_rebuild_goes_on_where_it_was(
    database_url: str, evening: PostgresJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [projection.NAME for projection in PROJECTIONS]
    command = ("-m", "tests.adapters.postgres.upkeep.rebuilder", database_url, "5", *names)
    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    for _ in range(4):
        assert await process.stdout.readline()
    process.kill()
    await process.wait()
    done = min([await position(database_url, f"{schema_of(projection)}_next") for projection in PROJECTIONS])
    assert 0 < done < await evening.end()
    read: list[int] = []
    usual = LogPages.read

    async def noted(pages: LogPages, after: int, through: int) -> object:
        read.append(after)
        return await usual(pages, after, through)

    monkeypatch.setattr(LogPages, "read", noted)
    outcomes = await _unclaimed(database_url, evening)
    assert all(outcome.switched for outcome in outcomes)
    assert min(read) == done
    on_top = [await contents(database_url, projection) for projection in PROJECTIONS]
    await rebuilt(database_url, evening, *PROJECTIONS)
    assert [await contents(database_url, projection) for projection in PROJECTIONS] == on_top


async def position(url: str, schema: str) -> int:
    ((reached,),) = await ask(url, f"SELECT notification_id FROM {schema}.notification_tracking")
    return int(reached)


async def _unclaimed(url: str, journal: PostgresJournal) -> Sequence[Outcome]:
    """Rebuild all as soon as the database has noticed that the last one who did is gone."""
    while True:
        try:
            return await rebuilt(url, journal, *PROJECTIONS)
        except Fault:
            await asyncio.sleep(0.01)


async def test_what_other_code_began_is_built_anew(database_url: str, evening: PostgresJournal) -> None:
    await rebuilt(database_url, evening, ledger, switch=False)
    await ask(database_url, f"UPDATE {LEDGER}_next.build SET code = 'other'")
    await ask(database_url, f"UPDATE {LEDGER}_next.entries SET amount = 1")
    await rebuilt(database_url, evening, ledger)
    (outcome,) = await verify(database_url, evening.load, [ledger], nothing)
    assert outcome.good


async def test_a_rebuild_may_leave_the_switch_to_later_and_be_begun_anew(
    database_url: str, evening: PostgresJournal
) -> None:
    await caught_up(database_url, evening, [ledger])
    (outcome,) = await rebuilt(database_url, evening, ledger, switch=False)
    assert (outcome.switched, outcome.good) == (False, True)
    await ask(database_url, f"UPDATE {LEDGER}_next.entries SET amount = 1")
    await rebuilt(database_url, evening, ledger, anew=True)
    assert await contents(database_url, ledger) == await contents(database_url, ledger, "before")


async def test_a_second_runner_is_refused_and_told_who_is_at_it(database_url: str, evening: PostgresJournal) -> None:
    async with building(database_url, evening.load, [ledger], "next", "cardroom rebuild"):
        with pytest.raises(Fault, match=r"ledger is being looked after already: cardroom rebuild by \w+, process \d+"):
            await rebuilt(database_url, evening, lobby, ledger)
        (other,) = await rebuilt(database_url, evening, lobby)
        assert other.switched
    (first,) = await rebuilt(database_url, evening, ledger)
    assert first.switched


async def test_a_poison_event_ends_one_rebuild_and_not_the_others(database_url: str, journal: PostgresJournal) -> None:
    for batch in commands(some_log()):
        await journal.append(batch)
    stopped, other = Positions(poison=7), WholeHandsSeen()
    first, second = await rebuilt(database_url, journal, stopped, other)
    assert "at position 7" in first.fault
    assert "seven is not a number of chips" in first.fault
    assert (first.switched, second.switched) == (False, True)
    noted = await ask(database_url, "SELECT schema_name, position FROM projections.stops")
    assert noted == [("positions_v1_next", 7)]


async def test_a_rebuild_skips_what_was_skipped(database_url: str, journal: PostgresJournal) -> None:
    log = some_log()
    for batch in commands(log):
        await journal.append(batch)
    projection = Positions(poison=7)
    await rebuilt(database_url, journal, projection)
    async with await connect(database_url, "a test") as connection:
        await stops.skip(connection, projection, "ann", "It is known.")
    (outcome,) = await rebuilt(database_url, journal, projection)
    assert outcome.switched
    await projector(database_url, journal_of(log), projection).catch_up(len(log))
    seen = await ask(database_url, "SELECT array_agg(position ORDER BY position) FROM positions_v1.seen")
    assert seen == [([*range(1, 7), *range(8, len(log) + 1)],)]


async def test_an_unreadable_event_stops_only_who_hears_its_topic(database_url: str, evening: PostgresJournal) -> None:
    torn = "SELECT min(notification_id) FROM journal.stored_events WHERE topic = 'hand.turn_started'"
    ((position,),) = await ask(database_url, torn)
    await ask(
        database_url,
        f"UPDATE journal.stored_events SET state = 'torn' WHERE notification_id = {position} RETURNING 1",
    )
    outcomes = {outcome.projection.NAME: outcome for outcome in await rebuilt(database_url, evening, *PROJECTIONS)}
    assert outcomes["ledger"].switched
    assert outcomes["lobby"].switched
    assert f"hand.turn_started at position {position}" in outcomes["clocks"].fault
    assert "cannot be read" in outcomes["hand_history"].fault


async def test_indexes_are_there_when_it_is_read(database_url: str, evening: PostgresJournal) -> None:
    indexes = f"""
    SELECT tablename, regexp_replace(indexdef, ' INDEX \\S+ ON \\S+', '') FROM pg_indexes
    WHERE schemaname = '{HISTORY}' AND tablename NOT IN ('build', 'notification_tracking') ORDER BY 1, 2"""
    await caught_up(database_url, evening, [hand_history])
    usual = await ask(database_url, indexes)
    await rebuilt(database_url, evening, hand_history)
    assert await ask(database_url, indexes) == usual
    assert len(usual) > 4
    assert await ask(database_url, f"SELECT to_regclass('{HISTORY}.late_indexes')") == [(None,)]


async def test_whoever_builds_says_how_far_it_is(
    database_url: str, evening: PostgresJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAGE", 50)
    told: list[BuildProgress] = []
    await rebuild(database_url, evening.load, [ledger], Wish(), told.append)
    end = await evening.end()
    positions = [each.position for each in told]
    assert positions == sorted(positions)
    assert {*range(50, end, 50)} & {*positions}
    assert positions[-1] == end
    assert {each.goal for each in told} == {end}


@pytest.fixture
async def built_schemas(database_url: str) -> AsyncIterator[None]:
    """Every schema of every projection, dropped or renamed as told, leaves nothing with a temporary name."""
    yield
    async with await connect(database_url, "a test") as connection:
        found = [each for projection in PROJECTIONS for each in await schemas.schemas(connection, projection)]
    assert {each.use for each in found} <= {"live", "before"}


@pytest.mark.usefixtures("built_schemas")
async def test_a_rebuild_of_all_leaves_the_live_ones_and_those_before(
    database_url: str, evening: PostgresJournal
) -> None:
    await rebuilt(database_url, evening, *PROJECTIONS)
    await rebuilt(database_url, evening, *PROJECTIONS)
    await verify(database_url, evening.load, PROJECTIONS, nothing)
