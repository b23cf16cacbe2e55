"""Tables as their own streams tell of them: seats taken, and two or more who wait for the next hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from domain.event import Event, Recorded
from domain.table.events import (
    HandClosed,
    HandOpened,
    LeaveRequested,
    Returned,
    SatOut,
    SeatChanged,
    SeatLeft,
    SeatTaken,
    TableClosed,
    TableOpened,
    TermsPinned,
)
from projections.activity.hour import HOUR_MS, Hours, array_of
from projections.activity.waits import bin_of
from projections.projection import Row


@dataclass(slots=True)
class RoomTable:
    """A table of the room; times are milliseconds since the epoch. `occupied` of its `seats` have been taken `since`
    then, those in `house` by house bots; who sits on those `ready` means to play the next hand, and two of them, a
    person among them, have been `waiting` for it from then on."""

    table: str
    name: str
    seats: int
    opened: int
    closed: int | None
    occupied: int
    house: list[int]
    ready: list[int]
    since: int
    waiting: int | None

    @property
    def row(self) -> Row:
        """Its columns, in the order of the statement."""
        told = (self.table, self.name, self.seats, self.opened, self.closed)
        return (*told, self.occupied, array_of(self.house), array_of(self.ready), self.since, self.waiting)

    @property
    def awaits(self) -> bool:
        """Whether those who are ready wait for a hand: one alone does not, and house bots by themselves have time."""
        return len(self.ready) > 1 and any(seat not in self.house for seat in self.ready)


def opened(recorded: Recorded) -> RoomTable | None:
    """A new table of the room; None where hands were recorded elsewhere."""
    event, now = recorded.event, round(recorded.at * 1000)
    assert isinstance(event, TableOpened)
    if event.origin != "room":
        return None
    return RoomTable(recorded.stream, event.name, event.seats, now, None, 0, [], [], now, None)


def _pin(table: RoomTable, hours: Hours, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, TermsPinned)
    table.seats = event.seats


def _close(table: RoomTable, hours: Hours, recorded: Recorded) -> None:
    table.closed = round(recorded.at * 1000)


def _come(table: RoomTable, hours: Hours, recorded: Recorded) -> None:
    """Two who are ready begin to wait, unless a hand is played: then its end tells from when on they do."""
    event, now = recorded.event, round(recorded.at * 1000)
    assert isinstance(event, SeatTaken | Returned)
    if isinstance(event, SeatTaken):
        _count_seats(table, hours, now, 1)
        table.house = sorted({*table.house, event.seat}) if event.house else table.house
    table.ready = sorted({*table.ready, event.seat})
    if table.awaits and table.waiting is None:
        table.waiting = now


def _go(table: RoomTable, hours: Hours, recorded: Recorded) -> None:
    """Who is left alone waits for company, not for a hand."""
    event = recorded.event
    assert isinstance(event, SatOut | LeaveRequested | SeatLeft)
    if isinstance(event, SeatLeft):
        _count_seats(table, hours, round(recorded.at * 1000), -1)
        table.house = [seat for seat in table.house if seat != event.seat]
    table.ready = [seat for seat in table.ready if seat != event.seat]
    if not table.awaits:
        table.waiting = None


def _move(table: RoomTable, hours: Hours, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, SeatChanged)
    table.house, table.ready = (
        sorted(event.to if seat == event.seat else seat for seat in seats) for seats in (table.house, table.ready)
    )


def _begin(table: RoomTable, hours: Hours, recorded: Recorded) -> None:
    now, waiting = round(recorded.at * 1000), table.waiting
    table.waiting = None
    if waiting is not None:
        pause, hour = max(now - waiting, 0), hours.at(table.table, now)
        hour.pause_ms += pause
        hour.pauses[bin_of(pause)] += 1


def _end(table: RoomTable, hours: Hours, recorded: Recorded) -> None:
    table.waiting = round(recorded.at * 1000) if table.awaits else None


def _count_seats(table: RoomTable, hours: Hours, now: int, change: int) -> None:
    """Add what the seats taken so far come to, to each hour that this has lasted into."""
    since = table.since
    while table.occupied and since < now:
        until = min(now, (since // HOUR_MS + 1) * HOUR_MS)
        hour = hours.at(table.table, since)
        hour.seat_ms += table.occupied * (until - since)
        hour.person_ms += (table.occupied - len(table.house)) * (until - since)
        since = until
    table.occupied += change
    table.since = max(table.since, now)


OF_TABLES: Mapping[type[Event], Callable[[RoomTable, Hours, Recorded], None]] = {
    TermsPinned: _pin,
    SeatTaken: _come,
    Returned: _come,
    SatOut: _go,
    LeaveRequested: _go,
    SeatLeft: _go,
    SeatChanged: _move,
    HandOpened: _begin,
    HandClosed: _end,
    TableClosed: _close,
}
"""What each fact of a table of the room does."""
