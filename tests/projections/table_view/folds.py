"""Tables folded from their stories, for the tests of the view: who sits there, and how to look at it."""

from collections.abc import Iterator, Sequence

from domain.event import Event, Recorded
from projections.table_view import HandView, SeatView, TableFold, begin, evolve
from tests.projections.stories import Story


def fold(events: Sequence[Recorded], table: str = "table:a") -> TableFold:
    folded = begin(table)
    for recorded in events:
        folded = evolve(folded, recorded)
    return folded


def dealt(ante: int = 0) -> Story:
    """Three players with 1,000 chips each, the button on seat 0, seat 0 to act."""
    story = Story(seats=3, ante=ante)
    for seat in range(3):
        story.sit(seat)
    story.deal()
    return story


def flop() -> Story:
    story = dealt()
    story.act("call")
    story.act("call")
    story.act("check")
    return story


def folded_after(story: Story) -> TableFold:
    return fold(story.seen)


def watched(story: Story) -> Iterator[tuple[Event, TableFold]]:
    folded = begin(story.id)
    for recorded in story.seen:
        folded = evolve(folded, recorded)
        yield recorded.event, folded


def hand(folded: TableFold) -> HandView:
    assert folded.hand is not None
    return folded.hand


def seat_at(folded: TableFold, seat: int) -> SeatView:
    view = folded.seats[seat]
    assert view is not None
    return view
