"""Which tables the lobby lists, and with what."""

from collections.abc import Sequence

from domain.event import Event, Recorded
from domain.table.commands import CloseTable
from domain.table.events import HandClosed, HandOpened, SeatLeft, SeatTaken, TableOpened
from projections import lobby
from projections.projection import Row
from tests.projections.stories import Story


def stored(batch: Sequence[Recorded], known: Sequence[Row] = ()) -> Sequence[Row]:
    store, _ = lobby.fold(batch, known)
    return store.rows


def removed(batch: Sequence[Recorded], known: Sequence[Row] = ()) -> Sequence[Row]:
    _, remove = lobby.fold(batch, known)
    return remove.rows


def listed(occupied: Sequence[int] = (), hand_running: bool = False) -> Row:
    """A row as the database gives it back."""
    return ("table:a", "Table a", "nlhe/1", 6, 5, 10, 100, 2_000, list(occupied), hand_running)


def happened(*events: Event) -> list[Recorded]:
    return [Recorded("table:a", version, event, 0.0, "c", version) for version, event in enumerate(events, 1)]


def test_an_opened_table_is_listed_with_its_stakes() -> None:
    assert stored(Story().log) == [("table:a", "Table a", "nlhe/1", 6, 5, 10, 100, 2_000, "{}", False)]


def test_a_table_of_recorded_hands_is_not_listed() -> None:
    story = Story(origin="import")
    story.sit(0)
    assert stored(story.log) == []


def test_taken_seats_are_listed_in_order() -> None:
    story = Story()
    story.sit(4)
    story.sit(1)
    assert stored(story.log)[0][-2:] == ("{1,4}", False)


def test_a_left_seat_is_free_again() -> None:
    left = happened(SeatLeft(1, "account:a1", 0))
    assert stored(left, [listed((1, 4))])[0][-2:] == ("{4}", False)


def test_a_hand_runs_from_its_opening_to_its_close() -> None:
    opened = happened(HandOpened("hand:a1", 1, 0, 1, 2, (1, 4), (10, 10)))
    assert stored(opened, [listed((1, 4))])[0][-2:] == ("{1,4}", True)
    closed = happened(HandClosed("hand:a1", (1, 4), (10, 10), 3))
    assert stored(closed, [listed((1, 4), hand_running=True)])[0][-2:] == ("{1,4}", False)


def test_a_closed_table_is_listed_no_more() -> None:
    story = Story()
    opened = len(story.log)
    story.ask(CloseTable())
    assert removed(story.log[opened:], [listed()]) == [("table:a",)]
    assert stored(story.log[opened:], [listed()]) == []


def test_a_table_opened_and_closed_in_one_batch_leaves_nothing() -> None:
    story = Story()
    story.ask(CloseTable())
    assert (stored(story.log), removed(story.log)) == ([], [])


def test_a_table_that_is_as_before_is_not_written() -> None:
    came_and_went = happened(SeatTaken(1, "account:x", "X", 100, False), SeatLeft(1, "account:x", 100))
    assert stored(came_and_went, [listed()]) == []


def test_a_listed_row_counts_people_and_bots() -> None:
    table = lobby.listed(listed((0, 5), hand_running=True))
    assert (table.table, table.occupied, table.players, table.hand_running) == ("table:a", (0, 5), 2, True)


def test_the_lobby_knows_its_table_by_the_fields_of_its_opening() -> None:
    opened = next(each.event for each in Story().log if isinstance(each.event, TableOpened))
    assert opened.name == stored(Story().log)[0][1]
