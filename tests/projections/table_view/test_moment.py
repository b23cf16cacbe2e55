"""A table is folded when somebody looks at it, and then it is the same as if it had been folded all along."""

from collections.abc import Iterator
from itertools import groupby
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.event import Event, Recorded
from domain.hand.events import ActionTaken
from domain.table.events import HandOpened, Returned, SatOut
from projections.table_view import Moment, TableFold, begin, evolve, first, moment
from tests.projections.stories import Story
from tests.projections.table_view.folds import flop, fold


def steps(story: Story) -> Iterator[tuple[Recorded, ...]]:
    """What each command added to each stream of the table."""
    for _, step in groupby(story.seen, key=lambda each: (each.stream, each.command_id)):
        yield tuple(step)


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """The events that were folded, in that order."""
    events: list[Event] = []

    def listed(fold: TableFold, *facts: Recorded) -> TableFold:
        events.extend(recorded.event for recorded in facts)
        return evolve(fold, *facts)

    monkeypatch.setattr(moment, "evolve", listed)
    return events


def moments(story: Story) -> list[Moment]:
    """All moments of a table, none of them looked at."""
    passed = [first(story.id)]
    for step in steps(story):
        passed.append(passed[-1].then(step))
    return passed


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 6), st.integers(0, 2), st.floats(0, 1))
def test_whoever_looks_whenever_sees_the_table_of_that_moment(
    random: Random, seats: int, ante: int, curiosity: float
) -> None:
    story = Story(random, seats=seats, ante=ante).evening(3)
    passed, folds = [first(story.id)], [begin(story.id)]
    for step in steps(story):
        passed.append(passed[-1].then(step))
        folds.append(evolve(folds[-1], *step))
        if random.random() < curiosity:
            place = random.randrange(len(passed))
            assert passed[place].fold == folds[place]
    order = list(range(len(passed)))
    random.shuffle(order)
    for place in order:
        assert passed[place].fold == folds[place]


def test_no_fact_of_a_hand_is_folded_twice(folded: list[Event]) -> None:
    story = flop()
    passed = moments(story)
    for place in (-2, -4, -1, -3):
        assert passed[place].fold is passed[place].fold
    played = [recorded.event for recorded in story.seen if recorded.stream == story.hand_id]
    assert folded[-len(played) :] == played
    assert len(folded) == len(story.seen)


def test_of_hands_that_nobody_looked_at_only_the_last_is_folded(folded: list[Event]) -> None:
    story = Story().evening(3)
    assert moments(story)[-1].fold.hand is not None
    last = [recorded.event for recorded in story.seen if recorded.stream == story.hand_id]
    taken = [event for event in folded if isinstance(event, ActionTaken)]
    assert taken == [event for event in last if isinstance(event, ActionTaken)]


def test_a_hand_that_begins_before_the_table_says_so_is_not_cleared_away() -> None:
    story = flop()
    log = story.seen
    opened = next(each for each in log if isinstance(each.event, HandOpened))
    now = first(story.id)
    for recorded in (*(each for each in log if each is not opened), opened):
        now = now.then((recorded,))
    assert now.fold == fold(log)


def test_only_so_many_steps_wait(folded: list[Event], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moment, "MOST_WAITING", 10)
    story = Story()
    story.sit(0)
    now = moments(story)[-1]
    told = len(folded)
    for place in range(12):
        event = Returned(0) if place % 2 else SatOut(0, "asked")
        now = now.then((Recorded(story.id, 99 + place, event, 0.0, f"c{place}", 99 + place),))
    assert len(folded) - told == 11


def test_who_looks_is_told_that_the_facts_do_not_fit() -> None:
    story = Story()
    odd = Recorded("hand:a1", 1, ActionTaken(1, 3, "fold", 0, 0, False, False), 0.0, "c", 2)
    now = moments(story)[-1].then((odd,))
    for _ in range(2):
        with pytest.raises(LookupError, match="nobody sits on seat 3 of table:a"):
            _ = now.then(()).fold
