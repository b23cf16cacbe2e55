"""What each table waits for, and until when."""

from collections.abc import Sequence

from domain.event import Event, Recorded
from domain.hand.events import HandStarted, TurnStarted
from domain.table.commands import CloseTable, CommitDeck, SitIn, SitOut
from domain.table.events import CutsFixed, HandClosed, HandOpened, SeatTaken
from projections import clocks
from projections.projection import Row
from tests.projections.stories import Story


def stored(batch: Sequence[Recorded], known: Sequence[Row] = ()) -> Sequence[Row]:
    store, _ = clocks.fold(batch, known)
    return store.rows


def clock(story: Story) -> Row:
    """What the clocks hold of a table after its whole log: hand, ready seats, deadline."""
    (row,) = stored(story.log)
    return row[1:]


def happened(stream: str, event: Event, at: float = 0.0) -> list[Recorded]:
    return [Recorded(stream, 1, event, at, "c", 1)]


def seated(count: int = 2) -> Story:
    story = Story()
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
    assert story.hand is not None
    assert story.hand.turn is not None
    assert clock(story) == ("hand:a1", "{0,1}", story.hand.turn.deadline)


def test_a_turn_in_a_later_batch_finds_its_table_by_the_hand() -> None:
    turn = happened("hand:a1", TurnStarted(2, 0, 0, 0, 0, 77.0))
    assert stored(turn, [("table:a", "hand:a1", [0, 1], 50.0)]) == [("table:a", "hand:a1", "{0,1}", 77.0)]


def test_a_hand_without_a_turn_yet_is_due_at_once() -> None:
    opened = happened("table:a", HandOpened("hand:a1", 1, 0, 0, 1, (1, 0), (9, 9)), at=60.0)
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
    closed = happened("table:a", HandClosed("hand:a1", (0, 1), (5, 5), 9), at=80.0)
    assert stored(closed, [("table:a", "hand:a1", [0, 1], 50.0)]) == [("table:a", None, "{0,1}", 80.0)]


def test_recorded_hands_are_played_without_a_clock() -> None:
    story = Story(origin="import")
    story.sit(0)
    story.sit(1)
    story.deal()
    assert stored(story.log) == []


def test_a_closed_table_has_no_clock() -> None:
    story = Story()
    opened = len(story.log)
    story.ask(CloseTable())
    _, removed = clocks.fold(story.log[opened:], [("table:a", None, [], 50.0)])
    assert removed.rows == [("table:a",)]


def test_a_clock_that_is_as_before_is_not_written() -> None:
    again = happened("table:a", SeatTaken(1, "account:x", "X", 100, False))
    assert stored(again, [("table:a", None, [0, 1], 50.0)]) == []
