"""What each table waits for and until when, so that a sweeper finds those that nobody served.

A table waits for what its hand waits for (a turn, a draw, the answers to an offer of run-outs, then the time bank of
who was to act) or, between hands, for the next one: as soon as two seats can be dealt in, even if nobody has promised a
time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.event import Event, Recorded
from domain.hand.events import DrawStarted, HandStarted, RunoutsOffered, TimeBankStarted, TurnStarted
from domain.table.events import (
    CutsFixed,
    GameChanged,
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
)
from projections.projection import Change, Row

NAME = "clocks"
VERSION = 2
WHOLE_HANDS = False

TABLES = """
CREATE TABLE {schema}.tables (
    table_id text PRIMARY KEY,
    hand text,
    ready integer[] NOT NULL,
    deadline double precision NOT NULL
);
CREATE INDEX ON {schema}.tables (hand);
CREATE INDEX ON {schema}.tables (deadline) WHERE hand IS NOT NULL OR cardinality(ready) > 1;
"""

COLUMNS = "table_id, hand, ready, deadline"

KNOWN = f"SELECT {COLUMNS} FROM {{schema}}.tables WHERE table_id = ANY(%(streams)s) OR hand = ANY(%(streams)s)"

DUE = """
SELECT table_id FROM {schema}.tables
WHERE deadline <= %s AND (hand IS NOT NULL OR cardinality(ready) > 1)
ORDER BY deadline, table_id
"""

STORE = f"""
INSERT INTO {{schema}}.tables ({COLUMNS})
SELECT table_id, hand, ready::integer[], deadline
FROM unnest(%b::text[], %b::text[], %b::text[], %b::double precision[]) AS rows ({COLUMNS})
ON CONFLICT (table_id) DO UPDATE SET hand = excluded.hand, ready = excluded.ready, deadline = excluded.deadline
"""

REMOVE = "DELETE FROM {schema}.tables WHERE table_id = ANY(%b::text[])"


@dataclass(slots=True)
class TableClock:
    """A table's `hand` (None between hands), the seats `ready` to be dealt in, and the `deadline` (UTC, seconds
    since the epoch) of its turn or of the next hand."""

    table: str
    hand: str | None
    ready: tuple[int, ...]
    deadline: float

    @property
    def row(self) -> Row:
        """Its columns, in the order of the statement."""
        return (self.table, self.hand, "{" + ",".join(map(str, self.ready)) + "}", self.deadline)


@dataclass(slots=True)
class _Room:
    """The clocks of the room's tables, by the table, and by the stream of the hand that is played there."""

    tables: dict[str, TableClock]
    hands: dict[str, TableClock]
    removed: set[str] = field(default_factory=set)

    def clock(self, stream: str) -> TableClock | None:
        """The clock of the table to which an event's stream belongs."""
        return self.hands.get(stream) or self.tables.get(stream)


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """The clocks of the room's tables after the batch; recorded hands are played without a clock."""
    clocks = [TableClock(table, hand, tuple(ready), deadline) for table, hand, ready, deadline in known]
    before = {clock.table: clock.row for clock in clocks}
    room = _Room({clock.table: clock for clock in clocks}, {clock.hand: clock for clock in clocks if clock.hand})
    for recorded in batch:
        _HEARING[type(recorded.event)](room, recorded)
    changed = [clock.row for table, clock in room.tables.items() if before.get(table) != clock.row]
    return [Change(STORE, changed), Change(REMOVE, [(table,) for table in sorted(room.removed & before.keys())])]


def _open(room: _Room, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, TableOpened)
    if event.origin == "room":
        room.tables[recorded.stream] = TableClock(recorded.stream, None, (), recorded.at)


def _close(room: _Room, recorded: Recorded) -> None:
    if room.tables.pop(recorded.stream, None) is not None:
        room.removed.add(recorded.stream)


def _wait(room: _Room, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, TurnStarted | DrawStarted | RunoutsOffered | TimeBankStarted)
    if clock := room.clock(recorded.stream):
        clock.deadline = event.deadline


def _promise(room: _Room, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, CutsFixed | GameChanged)
    if clock := room.clock(recorded.stream):
        clock.deadline = event.next_hand_at or clock.deadline


def _open_hand(room: _Room, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, HandOpened)
    _begin(room, recorded.stream, event.hand, recorded.at)


def _start_hand(room: _Room, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, HandStarted)
    _begin(room, event.table, recorded.stream, recorded.at)


def _begin(room: _Room, table: str, hand: str, at: float) -> None:
    """Until something in it says more, a hand that was opened is due at once."""
    clock = room.tables.get(table)
    if clock is not None and clock.hand != hand:
        clock.hand, clock.deadline = hand, at
        room.hands[hand] = clock


def _close_hand(room: _Room, recorded: Recorded) -> None:
    if clock := room.clock(recorded.stream):
        if clock.hand is not None:
            room.hands.pop(clock.hand, None)
        clock.hand, clock.deadline = None, recorded.at


def _come(room: _Room, recorded: Recorded) -> None:
    """A table that stood idle begins to wait when its second seat is ready."""
    event, clock = recorded.event, room.clock(recorded.stream)
    assert isinstance(event, SeatTaken | Returned)
    if clock is None:
        return
    ready = tuple(sorted({*clock.ready, event.seat}))
    if clock.hand is None and len(clock.ready) < 2 <= len(ready):
        clock.deadline = max(clock.deadline, recorded.at)
    clock.ready = ready


def _go(room: _Room, recorded: Recorded) -> None:
    event, clock = recorded.event, room.clock(recorded.stream)
    assert isinstance(event, SatOut | LeaveRequested | SeatLeft)
    if clock is not None:
        clock.ready = tuple(seat for seat in clock.ready if seat != event.seat)


def _move(room: _Room, recorded: Recorded) -> None:
    event, clock = recorded.event, room.clock(recorded.stream)
    assert isinstance(event, SeatChanged)
    if clock is not None:
        clock.ready = tuple(sorted(event.to if seat == event.seat else seat for seat in clock.ready))


_HEARING: Mapping[type[Event], Callable[[_Room, Recorded], None]] = {
    TableOpened: _open,
    TableClosed: _close,
    **dict.fromkeys((TurnStarted, DrawStarted, RunoutsOffered, TimeBankStarted), _wait),
    **dict.fromkeys((CutsFixed, GameChanged), _promise),
    HandOpened: _open_hand,
    HandStarted: _start_hand,
    HandClosed: _close_hand,
    **dict.fromkeys((SeatTaken, Returned), _come),
    **dict.fromkeys((SatOut, LeaveRequested, SeatLeft), _go),
    SeatChanged: _move,
}

HEARS: frozenset[type[Event]] = frozenset(_HEARING)
