"""Each hand comes in one run when it ends, wherever a projector begins to read, and however little it may hold."""

import asyncio
from collections.abc import Sequence
from random import Random

import pytest

from adapters.postgres import whole_hands as module
from adapters.postgres.mapper import Unreadable
from adapters.postgres.whole_hands import WholeHands
from domain.event import Recorded, kind_of
from domain.hand.events import CardsShown, HandSettled, HandVoided
from tests.adapters.postgres.read_models import WholeHandsSeen, ask, journal_of, projector, running
from tests.projections.heard import runs
from tests.projections.stories import Story, together
from tests.support.memory import MemoryJournal


def busy_log() -> list[Recorded]:
    """Three tables at once, with cards shown after the end, voided hands, and hands that are not over."""
    stories = [Story(Random(seed), name=f"{seed}t").evening(4, mishaps=True) for seed in range(3)]
    for story in stories:
        story.deal()
    return together(*stories)


async def paged(hands: WholeHands, log: Sequence[Recorded], size: int) -> list[list[Recorded]]:
    """All runs of a log that is read in pages."""
    found: list[list[Recorded]] = []
    for start in range(0, len(log), size):
        events = log[start : start + size]
        page = await hands.page(events, events[-1].position)
        assert page.poisoned is None
        begin = 0
        for end in page.ends:
            found.append([*page.events[begin:end]])
            begin = end
    return found


def expected(log: Sequence[Recorded]) -> list[list[Recorded]]:
    return [*runs(WholeHandsSeen(), log)]


@pytest.mark.parametrize("size", [1, 7, 100_000])
async def test_every_hand_comes_whole_when_it_ends(size: int) -> None:
    log = busy_log()
    assert any(isinstance(each.event, CardsShown) for run in expected(log) if len(run) == 1 for each in run)
    assert await paged(WholeHands(journal_of(log).load), log, size) == expected(log)


@pytest.mark.parametrize("start", [1, 60, 200, 333])
async def test_hands_whose_beginning_was_not_seen_are_read_again(start: int) -> None:
    log = busy_log()
    later = [run for run in expected(log) if run[-1].position > start]
    found = await paged(WholeHands(journal_of(log).load), log[start:], 10)
    assert [[each.version for each in run] for run in found] == [[each.version for each in run] for run in later]
    assert found == later


@pytest.mark.parametrize("most_held", [0, 5, 40])
async def test_no_more_is_held_than_allowed(most_held: int) -> None:
    log = busy_log()
    hands = WholeHands(journal_of(log).load, most_held=most_held)
    assert await paged(hands, log, 10) == expected(log)


class Counting(MemoryJournal):
    """Counts how often a stream is read again."""

    loads = 0

    async def load(self, stream: str, after: int = 0) -> Sequence[Recorded]:
        self.loads += 1
        return await super().load(stream, after)


async def test_nothing_is_read_again_where_the_log_is_read_from_its_beginning() -> None:
    log, journal = busy_log(), Counting()
    journal.log.extend(log)
    await paged(WholeHands(journal.load), log, 10)
    assert journal.loads == 0


async def test_a_hand_is_read_again_twice_at_most() -> None:
    log, loads = busy_log(), 0
    for start in range(60, len(log), 25):
        journal = Counting()
        journal.log.extend(log)
        await paged(WholeHands(journal.load), log[start:], 10)
        begun = {each.stream for each in log[:start] if kind_of(each.stream) == "hand"}
        assert journal.loads <= 2 * len(begun)
        loads += journal.loads
    assert loads > 0


async def test_a_hand_that_ended_long_ago_is_still_known_to_be_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_REMEMBERED", 1)
    log = busy_log()
    assert await paged(WholeHands(journal_of(log).load), log, 10) == expected(log)


async def test_a_hand_that_cannot_be_read_again_is_in_the_way_at_its_end() -> None:
    log = busy_log()
    ends = [each for each in log if isinstance(each.event, HandSettled | HandVoided)]
    torn = next(each for each in ends if each.position > 200)
    start = next(each.position for each in log if each.stream == torn.stream and each.version == 3)

    async def load(stream: str) -> Sequence[Recorded]:
        raise Unreadable(f"Version 2 of {stream} has the unknown topic 'hand.dreamt'.")

    events = [each for each in log[start:] if each.stream == torn.stream or kind_of(each.stream) != "hand"]
    page = await WholeHands(load).page(events, events[-1].position)
    assert page.poisoned is not None
    assert (page.reached, page.poisoned.poison.position) == (events[0].position - 1, events[0].position)
    skipped = frozenset(each.position for each in events if each.stream == torn.stream)
    passed = await WholeHands(load, skipped).page(events, events[-1].position)
    assert (passed.poisoned, [each for each in passed.events if each.stream == torn.stream]) == (None, [])


async def test_a_projector_that_is_restarted_in_mid_hand_tells_the_hand_whole(database_url: str) -> None:
    log = busy_log()
    runs_of = """SELECT hand, first, last, count FROM whole_hands_v1.runs ORDER BY hand, first"""
    for reached in (*range(20, len(log), 37), len(log)):
        await projector(database_url, journal_of(log), WholeHandsSeen(), page=9).catch_up(reached)
    told = [
        (run[0].stream, run[0].version, run[-1].version, len(run))
        for run in expected(log)
        if kind_of(run[0].stream) == "hand"
    ]
    assert await ask(database_url, runs_of) == sorted(told)


async def test_a_projector_that_loses_its_connection_in_mid_hand_tells_the_hand_whole(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.postgres.projector.RETRY_SECONDS", 0.01)
    log, journal = busy_log(), MemoryJournal()
    moved = asyncio.Event()
    async with running(projector(database_url, journal, WholeHandsSeen(), on_progress=lambda _: moved.set())):
        for start in range(0, len(log), 80):
            moved.clear()
            await journal.append(log[start : start + 80])
            await moved.wait()
            await ask(
                database_url,
                "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database "
                "WHERE locktype = 'advisory' AND datname = current_database()",
            )
        await projector(database_url, journal, WholeHandsSeen()).catch_up(len(log))
    ((count,),) = await ask(database_url, "SELECT count(*) FROM whole_hands_v1.runs")
    assert count == len([run for run in expected(log) if kind_of(run[0].stream) == "hand"])
