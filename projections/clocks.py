"""What each table waits for and until when, so that a sweeper finds those that nobody served.

A table waits for what its hand waits for (a turn, a draw, the answers to an offer of run-outs, then the time bank of
who was to act) or, between hands, for the next one: as soon as two seats can be dealt in, even if nobody has promised a
time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
HEARS: frozenset[type[Event]] = frozenset()
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


@dataclass(frozen=True, slots=True)
class TableClock:
    """A table's `hand` (None between hands), the seats `ready` to be dealt in, and the `deadline` (UTC, seconds
    since the epoch) of its turn or of the next hand."""

    table: str
    hand: str | None
    ready: tuple[int, ...]
    deadline: float


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """The clocks of the room's tables after the batch; recorded hands are played without a clock."""
    before = {row[0]: TableClock(row[0], row[1], tuple(row[2]), row[3]) for row in known}
    after: dict[str, TableClock] = dict(before)
    table_of = {clock.hand: table for table, clock in before.items()}
    for recorded in batch:
        if isinstance(recorded.event, _TELLING):
            _evolve(after, table_of, recorded)
    changed = [_row(clock) for clock in after.values() if before.get(clock.table) != clock]
    gone = [(table,) for table in before if table not in after]
    return [Change(STORE, changed), Change(REMOVE, gone)]


def _row(clock: TableClock) -> Row:
    return (clock.table, clock.hand, "{" + ",".join(map(str, clock.ready)) + "}", clock.deadline)


_COMES = (SeatTaken, Returned)
_GOES = (SatOut, LeaveRequested, SeatLeft)
_BEGINS = (HandOpened, HandStarted)
_PROMISES = (CutsFixed, GameChanged)
_WAITS = (TurnStarted, DrawStarted, RunoutsOffered, TimeBankStarted)
_TELLING = (TableOpened, *_COMES, *_GOES, SeatChanged, *_PROMISES, *_BEGINS, *_WAITS, HandClosed, TableClosed)


def _evolve(clocks: dict[str, TableClock], table_of: dict[str | None, str], recorded: Recorded) -> None:
    event, stream = recorded.event, recorded.stream
    if isinstance(event, TableOpened) and event.origin == "room":
        clocks[stream] = TableClock(stream, None, (), recorded.at)
    table = event.table if isinstance(event, HandStarted) else table_of.get(stream, stream)
    if isinstance(event, TableClosed):
        clocks.pop(table, None)
    elif clock := clocks.get(table):
        clocks[table] = _seats(_deadline(clock, recorded), recorded)
        table_of[clocks[table].hand] = table


def _deadline(clock: TableClock, recorded: Recorded) -> TableClock:
    match recorded.event:
        case TurnStarted() | DrawStarted() | RunoutsOffered() | TimeBankStarted() as open_:
            return replace(clock, deadline=open_.deadline)
        case CutsFixed(next_hand_at=at) | GameChanged(next_hand_at=at):
            return replace(clock, deadline=at or clock.deadline)
        case HandOpened(hand=hand):
            return _in_hand(clock, hand, recorded.at)
        case HandStarted():
            return _in_hand(clock, recorded.stream, recorded.at)
        case HandClosed():
            return replace(clock, hand=None, deadline=recorded.at)
        case _:
            return clock


def _in_hand(clock: TableClock, hand: str, at: float) -> TableClock:
    """Until something in it says more, a hand that was opened is due at once."""
    return clock if clock.hand == hand else replace(clock, hand=hand, deadline=at)


def _seats(clock: TableClock, recorded: Recorded) -> TableClock:
    event = recorded.event
    if isinstance(event, _COMES):
        ready = tuple(sorted({*clock.ready, event.seat}))
        # A table that stood idle begins to wait when its second seat is ready.
        waits = clock.hand is None and len(clock.ready) < 2 <= len(ready)
        return replace(clock, ready=ready, deadline=max(clock.deadline, recorded.at) if waits else clock.deadline)
    if isinstance(event, _GOES):
        return replace(clock, ready=tuple(seat for seat in clock.ready if seat != event.seat))
    if isinstance(event, SeatChanged):
        return replace(clock, ready=tuple(sorted(event.to if seat == event.seat else seat for seat in clock.ready)))
    return clock
