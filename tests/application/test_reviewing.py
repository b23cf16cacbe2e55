"""Reviews in the journal: recorded once, by whoever is last."""

import asyncio
from collections.abc import Sequence

import pytest

from application.ports import Conflict
from application.reviewing import Reviewing
from application.tables import RoomBusy
from domain.event import Recorded
from domain.signal.commands import Confirm, Dismiss, MarkSeen
from domain.signal.refusals import AlreadyReviewed
from tests.domain.signal.signals import ABOUT, DISMISSED, SEEN
from tests.support.memory import MemoryJournal, StandingClock

LOOK = MarkSeen(*ABOUT, 4.0, "operator", "")
DISMISS = Dismiss(*ABOUT, 4.0, "operator", "They are new.")


class CrowdedJournal(MemoryJournal):
    """A journal in which somebody else is always first."""

    async def append(self, events: Sequence[Recorded]) -> Sequence[Recorded]:
        raise Conflict(events[0].stream)


async def test_reviews_are_facts_of_the_signals_stream() -> None:
    journal = MemoryJournal()
    reviewing = Reviewing(journal, StandingClock(100.0))
    await reviewing.mark("signal:1", LOOK, "look")
    review = await reviewing.mark("signal:1", DISMISS, "dismiss")
    assert (review.state, review.score) == ("dismissed", 4.0)
    assert [(each.stream, each.version, each.event, each.at) for each in journal.log] == [
        ("signal:1", 1, SEEN, 100.0),
        ("signal:1", 2, DISMISSED, 100.0),
    ]


async def test_a_repeated_command_adds_nothing() -> None:
    journal = MemoryJournal()
    reviewing = Reviewing(journal, StandingClock())
    first = await reviewing.mark("signal:1", DISMISS, "dismiss")
    assert await reviewing.mark("signal:1", DISMISS, "dismiss") == first
    assert len(journal.log) == 1


async def test_of_two_at_once_one_is_refused() -> None:
    journal = MemoryJournal()
    marks = [Reviewing(journal, StandingClock()).mark("signal:1", DISMISS, f"dismiss {each}") for each in range(2)]
    results = await asyncio.gather(*marks, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["AlreadyReviewed", "Review"]
    with pytest.raises(AlreadyReviewed):
        await Reviewing(journal, StandingClock()).mark("signal:1", DISMISS, "late")


async def test_busy_where_others_are_always_faster() -> None:
    command = Confirm(*ABOUT, 4.0, "operator", "They said so.")
    with pytest.raises(RoomBusy):
        await Reviewing(CrowdedJournal(), StandingClock()).mark("signal:1", command, "confirm")
