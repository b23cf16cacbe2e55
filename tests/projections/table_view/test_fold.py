"""The fold as a whole: it agrees with the domain, keeps every chip, and refuses what does not fit."""

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.event import Recorded
from domain.hand.events import (
    ActionTaken,
    HandSettled,
    HandStarted,
    PotAwarded,
    TurnStarted,
)
from domain.table.events import CutOpened, HandOpened, TopUpQueued
from projections.table_view import PotView, TableFold, begin, evolve
from tests.projections.stories import Story
from tests.projections.table_view.folds import dealt, fold, folded_after, hand, seat_at


def steps(story: Story) -> Iterator[tuple[Recorded, TableFold]]:
    """The fold after the last event of each command on each stream."""
    folded, log = begin(story.id), story.seen
    for place, recorded in enumerate(log):
        folded = evolve(folded, recorded)
        if place + 1 == len(log) or log[place + 1].command_id != recorded.command_id:
            yield recorded, folded


def chips(folded: TableFold) -> int:
    return sum(seat.stack + seat.bet for seat in folded.seats if seat)


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 6), st.integers(0, 2))
def test_the_view_tells_the_same_as_the_domain(random: Random, seats: int, ante: int) -> None:
    story = Story(random, seats=seats, ante=ante).evening(2)
    for recorded, folded in steps(story):
        if isinstance(recorded.event, TurnStarted):
            played = hand(folded)
            assert played.pot == sum(pot.amount for pot in played.pots) + sum(seat.bet for seat in folded.seats if seat)
    assert story.hand is not None
    last = hand(folded_after(story))
    assert (last.board, last.street, last.over, last.pot) == (story.hand.board, story.hand.street, True, 0)
    for seat, held in story.table.seats.items():
        assert seat_at(folded_after(story), seat).stack == held.stack


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(2, 6), st.integers(0, 2))
def test_no_chip_comes_or_goes_while_a_hand_is_played(random: Random, seats: int, ante: int) -> None:
    story = Story(random, seats=seats, ante=ante).evening(1)
    brought = 0
    folded = begin(story.id)
    for recorded in story.seen:
        folded = evolve(folded, recorded)
        if isinstance(recorded.event, HandOpened):
            brought = chips(folded)
        if folded.hand:
            middle = folded.hand.pot - sum(seat.bet for seat in folded.seats if seat)
            assert chips(folded) + middle == brought


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(3, 6), st.integers(0, 2))
def test_awards_fit_the_pots_shown_before(random: Random, seats: int, ante: int) -> None:
    story = Story(random, seats=seats, ante=ante).evening(2)
    folded, shown = begin(story.id), list[PotView]()
    for recorded in story.seen:
        before, folded = folded, evolve(folded, recorded)
        if isinstance(recorded.event, PotAwarded) and recorded.event.reason == "showdown":
            shown = [*hand(before).pots] if hand(before).pots else shown
            pot = shown[recorded.event.pot]
            assert recorded.event.seat in pot.seats
            shown[recorded.event.pot] = PotView(pot.amount - recorded.event.amount, pot.seats)
        elif isinstance(recorded.event, HandSettled):
            assert not any(pot.amount for pot in shown)
            shown = []


def test_a_hand_looks_the_same_whichever_stream_tells_first_that_it_began() -> None:
    log = dealt().seen
    opened = next(each for each in log if isinstance(each.event, HandOpened))
    later = [each for each in log if each is not opened]
    place = next(place for place, each in enumerate(later) if isinstance(each.event, HandStarted))
    assert fold([*later[: place + 1], opened, *later[place + 1 :]]) == fold(log)


def test_unseen_facts_change_nothing() -> None:
    folded = folded_after(dealt())
    for event in (TopUpQueued(0, 5), CutOpened("hand:a2", 0, "00" * 16)):
        assert evolve(folded, Recorded("table:a", 99, event, 0.0, "c", 99)) == folded


def test_an_event_for_an_empty_seat_does_not_fit() -> None:
    story = Story()
    folded = fold(story.log)
    with pytest.raises(LookupError, match="nobody sits on seat 3 of table:a"):
        evolve(folded, Recorded("hand:a1", 1, ActionTaken(1, 3, "fold", 0, 0, False, False), 0.0, "c", 2))
