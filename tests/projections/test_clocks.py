"""What each table waits for, and until when."""

from collections.abc import Sequence
from typing import Any

import pytest

from domain.event import Event, Recorded
from domain.hand.events import DrawStarted, HandStarted, RunoutsOffered, TimeBankStarted, TurnStarted
from domain.table.commands import ChangeSeat, CloseTable, CommitDeck, SitIn, SitOut
from domain.table.events import CutsFixed, GameChanged, HandOpened
from projections import clocks
from projections.projection import Row
from tests.domain.table.tables import closed, dealt, taken
from tests.projections.heard import heard
from tests.projections.stories import Story, game_of


def stored(batch: Sequence[Recorded], known: Sequence[Row] = ()) -> Sequence[Row]:
    store, _ = clocks.fold(heard(clocks, batch), known)
    return store.rows


def clock(story: Story) -> Row:
    """What the clocks hold of a table after its whole log: hand, ready seats, deadline."""
    (row,) = stored(story.log)
    return row[1:]


def happened(stream: str, event: Event, at: float = 0.0) -> list[Recorded]:
    return [Recorded(stream, 1, event, at, "c", 1)]


IN_HAND = ("table:a", "hand:a1", [0, 1], 50.0)
"""The clock of a table in a hand, as the database gives it back."""


def seated(count: int = 2, ruleset: str = "nlhe/1", **terms: Any) -> Story:
    story = Story(games=(game_of(ruleset),), **terms)
    for seat in range(count):
        story.sit(seat)
    return story


def test_an_empty_table_waits_for_nobody() -> None:
    assert clock(Story())[:2] == (None, "{}")


def test_a_table_waits_for_a_hand_from_the_moment_its_second_seat_is_ready() -> None:
    story = seated(2)
    assert clock(story) == (None, "{0,1}", story.now)
    story.sit(2)
    assert clock(story) == (None, "{0,1,2}", story.now - 1)


def test_seats_that_are_not_dealt_in_are_not_waited_for() -> None:
    story = seated(3)
    story.ask(SitOut("account:a0"))
    assert clock(story)[1] == "{1,2}"
    story.leave(1)
    assert clock(story)[1] == "{2}"
    story.ask(SitIn("account:a0"))
    assert clock(story) == (None, "{0,2}", story.now)


def test_who_asked_to_leave_is_not_waited_for() -> None:
    story = seated(3)
    story.deal()
    story.leave(0)
    assert clock(story)[:2] == ("hand:a1", "{1,2}")


def test_fixed_cuts_promise_the_next_hand() -> None:
    story = seated(2)
    story.ask(CommitDeck("hand:a1", "cd" * 32, "sealed-seed"))
    story.fix_cuts()
    (fixed,) = [each.event for each in story.log if isinstance(each.event, CutsFixed)]
    assert clock(story) == (None, "{0,1}", fixed.next_hand_at)


def test_a_running_hand_waits_for_its_turn() -> None:
    story = seated(2)
    story.deal()
    story.act("call")
    assert clock(story) == ("hand:a1", "{0,1}", story.open.deadline)


def test_a_turn_in_a_later_batch_finds_its_table_by_the_hand() -> None:
    turn = happened("hand:a1", TurnStarted(2, 0, ("fold", "call"), 5, 0, 0, 77.0))
    assert stored(turn, [IN_HAND]) == [("table:a", "hand:a1", "{0,1}", 77.0)]


@pytest.mark.parametrize(
    "waiting",
    [
        DrawStarted("first_draw", 3, 0, 77.0),
        RunoutsOffered((0, 1), 3, 77.0),
        TimeBankStarted(2, 0, 77.0),
    ],
    ids=lambda event: event.TOPIC,
)
def test_draws_offers_and_time_banks_have_deadlines_like_turns(waiting: Event) -> None:
    assert stored(happened("hand:a1", waiting), [IN_HAND]) == [("table:a", "hand:a1", "{0,1}", 77.0)]


def test_a_turn_on_the_time_bank_waits_for_its_end_and_then_for_the_next_turn() -> None:
    story = seated(2, bank_seconds=30.0)
    story.deal()
    story.time_out()
    banked = [each.event for each in story.log if isinstance(each.event, TimeBankStarted)]
    assert clock(story) == ("hand:a1", "{0,1}", banked[0].deadline)
    story.act("call")
    assert clock(story) == ("hand:a1", "{0,1}", story.open.deadline)


def test_a_draw_waits_for_who_draws() -> None:
    story = seated(2, "td27/1")
    story.deal()
    story.act("call")
    story.act("check")
    assert isinstance(story.open, DrawStarted)
    assert clock(story) == ("hand:a1", "{0,1}", story.open.deadline)


def test_an_offer_of_run_outs_waits_for_the_answers() -> None:
    story = seated(2, most_runouts=2)
    story.deal()
    story.act("raise", 1_000)
    story.act("call")
    assert isinstance(story.open, RunoutsOffered)
    assert clock(story) == ("hand:a1", "{0,1}", story.open.deadline)


def test_a_voided_hand_is_followed_by_the_next() -> None:
    story = seated(2)
    story.deal()
    story.void()
    assert clock(story) == (None, "{0,1}", story.now)


def test_what_is_shown_after_a_hand_moves_no_clock() -> None:
    story = seated(2)
    story.deal()
    story.act("fold")
    before = clock(story)
    story.show(0, 1)
    assert clock(story) == before


def test_a_seat_that_is_changed_stays_ready_and_one_that_sits_out_stays_out() -> None:
    story = seated(3)
    story.ask(ChangeSeat("account:a0", 5))
    assert clock(story)[1] == "{1,2,5}"
    story.ask(SitOut("account:a1"))
    story.ask(ChangeSeat("account:a1", 0))
    assert clock(story)[1] == "{2,5}"


def test_a_chosen_game_may_bring_the_next_hand_forward() -> None:
    between: Row = ("table:a", None, [0, 1], 90.0)
    assert stored(happened("table:a", GameChanged(1, 0, 80.0)), [between]) == [("table:a", None, "{0,1}", 80.0)]
    assert stored(happened("table:a", GameChanged(1, -1, 0.0)), [between]) == []


def test_a_hand_without_a_turn_yet_is_due_at_once() -> None:
    opened = happened("table:a", dealt(1, 0, button=0, blinds=(0, 1), hand="hand:a1"), at=60.0)
    assert stored(opened, [("table:a", None, [0, 1], 50.0)]) == [("table:a", "hand:a1", "{0,1}", 60.0)]


def test_it_does_not_matter_which_stream_tells_first_that_a_hand_began() -> None:
    story = seated(2)
    story.deal()
    opened = next(each for each in story.log if isinstance(each.event, HandOpened))
    others = [each for each in story.log if each is not opened]
    place = next(place for place, each in enumerate(others) if isinstance(each.event, HandStarted))
    assert stored([*others[: place + 3], opened, *others[place + 3 :]]) == stored(story.log)
    assert stored([*others, opened]) == stored(story.log)


def test_a_closed_hand_is_followed_by_the_next() -> None:
    over = happened("table:a", closed((0, 1), (5, 5)), at=80.0)
    assert stored(over, [IN_HAND]) == [("table:a", None, "{0,1}", 80.0)]


def test_recorded_hands_are_played_without_a_clock() -> None:
    story = Story(origin="import")
    story.sit(0)
    story.sit(1)
    story.deal()
    assert stored(story.log) == []


def test_a_closed_table_has_no_clock() -> None:
    story = Story()
    opened = len(story.log)
    story.ask(CloseTable(story.now))
    _, removed = clocks.fold(heard(clocks, story.log[opened:]), [("table:a", None, [], 50.0)])
    assert removed.rows == [("table:a",)]


def test_a_clock_that_is_as_before_is_not_written() -> None:
    again = happened("table:a", taken(1))
    assert stored(again, [("table:a", None, [0, 1], 50.0)]) == []
