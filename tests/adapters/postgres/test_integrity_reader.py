"""The signals' tables in a real database: equal whatever the batches, bounded, without secrets, read as kept."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from random import Random

import pytest
from psycopg_pool import AsyncConnectionPool

from adapters.postgres.integrity_reader import IntegrityReader
from application.ports import JournalUnavailable
from domain.account.events import AccountOpened, TraceLeft
from domain.event import Event, Recorded
from domain.signal.events import SignalDismissed, SignalReopened
from projections import integrity
from projections.integrity.book import Book
from projections.integrity.evidence import KEPT, strongest
from projections.integrity.fold import tally_of
from projections.integrity.scoring import SCORERS, signals
from tests.adapters.postgres.read_models import ask, journal_of, projector, rows
from tests.projections.heard import heard
from tests.projections.stories import Story, game_of, together

TABLES = ("players", "pairs", "dealings", "evidence", "missed", "sittings", "accounts", "traces", "reviews")
TAG = "c" * 32
ABOUT = ("soft_play", ("account:a0", "account:a1"))
EVERYTHING = dict.fromkeys(SCORERS, 0.0)


def evenings() -> list[Recorded]:
    """Two tables of several games with voided hands, time-outs and an open hand, sign-ins and reviews."""
    games = [game_of(ruleset) for ruleset in ("nlhe/1", "stud8/1", "plo4/1")]
    first = Story(Random(5), name="a").evening(14, mishaps=True)
    first.deal()
    second = Story(Random(6), name="b", games=games, rotation="hands", rotation_hands=2, rake_per_mille=50).evening(8)
    second.deal()
    while not second.over:
        second.time_out()
    said: list[tuple[str, int, Event]] = [
        ("account:house", 1, AccountOpened("Ada", "house")),
        ("account:a0", 90, TraceLeft("address", TAG, "2023-11-14")),
        ("account:a1", 90, TraceLeft("address", TAG, "2023-11-14")),
        ("account:a1", 91, TraceLeft("device", TAG, "2023-08-01")),
        ("signal:1", 1, SignalDismissed(*ABOUT, 3.5, "operator", "They are new; ♥ \"'")),
        ("signal:1", 2, SignalReopened(*ABOUT, 3.5, "operator", "A mistake.")),
    ]
    log = together(first, second)
    chance = Random(8)
    for stream, version, event in said:
        log.insert(chance.randrange(len(log)), Recorded(stream, version, event, 1_700_000_000.5, "said"))
    order = {"signal:1": 0}
    log = [each for each in log if each.stream not in order] + sorted(
        (each for each in log if each.stream in order), key=lambda each: each.version
    )
    return [replace(each, position=position) for position, each in enumerate(log, 1)]


async def contents(url: str) -> dict[str, list[tuple[object, ...]]]:
    return {table: await rows(url, "integrity_v1", table) for table in TABLES}


async def test_rows_are_the_same_whatever_the_size_of_the_batches(any_database_url: str) -> None:
    log = evenings()
    built = []
    for page in (5_000, 7, 1, 61):
        await projector(any_database_url, journal_of(log), integrity, page).catch_up(len(log))
        built.append(await contents(any_database_url))
        await ask(any_database_url, "DROP SCHEMA integrity_v1 CASCADE")
    assert built[0] == built[1] == built[2] == built[3]
    assert all(built[0].values())


async def test_a_projector_that_is_stopped_at_random_ends_with_the_same_rows(database_url: str) -> None:
    log, chance = evenings(), Random(4)
    cuts = [*sorted(chance.sample(range(1, len(log)), 12)), len(log)]
    for cut in cuts:
        await projector(database_url, journal_of(log[:cut]), integrity, 300).catch_up(cut)
    stopped = await contents(database_url)
    await ask(database_url, "DROP SCHEMA integrity_v1 CASCADE")
    await projector(database_url, journal_of(log), integrity).catch_up(len(log))
    assert stopped == await contents(database_url)


@pytest.fixture
async def reader(database_url: str) -> AsyncIterator[IntegrityReader]:
    async with AsyncConnectionPool(database_url, min_size=1, open=False, timeout=5) as pool:
        yield IntegrityReader(pool)


async def project(url: str, log: Sequence[Recorded]) -> None:
    await projector(url, journal_of(log), integrity).catch_up(len(log))


async def test_the_book_that_is_read_is_the_one_that_was_summed_up(database_url: str, reader: IntegrityReader) -> None:
    log = evenings()
    await project(database_url, log)
    told = tally_of(heard(integrity, log))
    read = await reader.book("2023-11-01")
    assert read.players == told.players
    assert {pair: sums for pair, sums in told.pairs.items() if sums.hands >= 20} == read.pairs == {}
    assert len(told.missed) == len(read.missed) > 0
    assert {each.missed for each in read.missed} == {each.missed for each in told.missed}
    assert [(each.account, each.of, each.day, each.version) for each in read.traces] == [
        ("account:a0", "address", "2023-11-14", 90),
        ("account:a1", "address", "2023-11-14", 90),
    ]
    assert set(read.sittings) == {"account:a0", "account:a1"}
    assert read.sitting_count == 2
    assert (read.house, read.name("account:house"), read.name("account:x")) == (
        frozenset({"account:house"}),
        "Ada",
        "account:x",
    )


async def test_pairs_that_sat_together_long_enough_are_read_with_all_they_did(
    database_url: str, reader: IntegrityReader
) -> None:
    log = Story(Random(3), name="a").evening(45).log
    await project(database_url, log)
    told = tally_of(heard(integrity, log))
    read = await reader.book("2023-11-01")
    assert read.pairs == {pair: sums for pair, sums in told.pairs.items() if sums.hands >= 20}
    assert len(read.pairs) > 5
    assert read.dealings == {way: sums for way, sums in told.dealings.items() if tuple(sorted(way)) in read.pairs}
    assert signals(read, EVERYTHING) == signals(replace(Book.of(told), names=read.names), EVERYTHING)


async def test_only_the_strongest_evidence_is_kept(database_url: str, reader: IntegrityReader) -> None:
    log = Story(Random(3), name="a").evening(60).log
    await projector(database_url, journal_of(log), integrity, 50).catch_up(len(log))
    told = tally_of(heard(integrity, log)).evidence
    subjects = sorted({each.subject for each in told})
    read = await reader.evidence(subjects)
    assert sorted(map(repr, read)) == sorted(map(repr, strongest(told)))
    assert len(told) > len(read)
    assert max(sum(each.subject == subject for each in read) for subject in subjects) == KEPT
    (best,) = {each.weight for each in read[:1]}
    assert best == max(each.weight for each in told)
    assert await reader.evidence([("soft_play", "nobody", "nobody")]) == []


async def test_reviews_are_read_in_their_order(database_url: str, reader: IntegrityReader) -> None:
    await project(database_url, evenings())
    ((id_, (dismissed, reopened)),) = (await reader.reviews()).items()
    assert (id_, dismissed.version, reopened.version) == ("signal:1", 1, 2)
    assert (dismissed.kind, dismissed.accounts, dismissed.state, reopened.state) == (*ABOUT, "dismissed", "new")
    assert (dismissed.score, dismissed.reviewer, dismissed.at) == (3.5, "operator", 1_700_000_000.5)
    assert dismissed.reason == "They are new; ♥ \"'"


async def test_no_card_is_kept_that_nobody_showed(database_url: str) -> None:
    story = Story(seats=2)
    story.sit(0, 1_000)
    story.sit(1, 1_000)
    story.deal(("7h", "Kd", "2c", "Kh"))
    story.act("raise", 600)
    story.act("raise", 1_000)
    story.act("fold")
    await project(database_url, story.log)
    kept = await contents(database_url)
    assert kept["evidence"]
    assert not any(card in repr(kept) for card in ("7h", "2c", "Kd", "Kh", "sealed"))


async def test_a_read_model_that_was_never_built_is_a_clear_fault(reader: IntegrityReader) -> None:
    with pytest.raises(JournalUnavailable, match="not built yet"):
        await reader.book("2023-11-01")
