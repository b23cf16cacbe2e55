"""Sessions: each player's sitting at one of the room's tables, from taking a seat to leaving it.

A table's own stream tells all of it: what the stacks are before and after each hand, voided ones included.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.event import Event, Recorded
from domain.table.events import ChipsAdded, HandClosed, HandOpened, SeatChanged, SeatLeft, SeatTaken, TableOpened
from projections.projection import Change, Row

NAME = "sessions"
VERSION = 1
WHOLE_HANDS = False

TABLES = """
CREATE TABLE {schema}.tables (
    table_id text PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE {schema}.sessions (
    session bigint PRIMARY KEY,
    table_id text NOT NULL,
    player text NOT NULL,
    name text NOT NULL,
    seat integer NOT NULL,
    started_at timestamptz NOT NULL,
    bought_in bigint NOT NULL,
    rulesets text[] NOT NULL,
    hands bigint NOT NULL,
    voided bigint NOT NULL,
    top_ups bigint NOT NULL,
    added bigint NOT NULL,
    stack bigint NOT NULL,
    ended_at timestamptz,
    reason text NOT NULL
);
CREATE INDEX ON {schema}.sessions (player, session);
CREATE INDEX ON {schema}.sessions (lower(name));
CREATE INDEX ON {schema}.sessions (table_id) WHERE ended_at IS NULL;
"""
"""`session` is the position in the log at which the seat was taken."""

_COLUMNS = """
session, table_id, player, name, seat, extract(epoch FROM started_at)::double precision, bought_in, rulesets, hands,
voided, top_ups, added, stack, extract(epoch FROM ended_at)::double precision, reason
"""

KNOWN = f"""
SELECT told.table_id, running.*
FROM {{schema}}.tables AS told LEFT JOIN
    (SELECT {_COLUMNS} FROM {{schema}}.sessions WHERE ended_at IS NULL) AS running USING (table_id)
WHERE told.table_id = ANY(%(streams)s)
"""

STORE_TABLES = "INSERT INTO {schema}.tables (table_id, name) SELECT * FROM unnest(%b::text[], %b::text[])"

STORE_SESSIONS = """
INSERT INTO {schema}.sessions
    (session, table_id, player, name, seat, started_at, bought_in, rulesets, hands, voided, top_ups, added, stack,
     ended_at, reason)
SELECT session, table_id, player, name, seat, to_timestamp(started), bought_in, rulesets::text[], hands, voided,
       top_ups, added, stack, to_timestamp(ended), reason
FROM unnest(%b::bigint[], %b::text[], %b::text[], %b::text[], %b::integer[], %b::double precision[], %b::bigint[],
            %b::text[], %b::bigint[], %b::bigint[], %b::bigint[], %b::bigint[], %b::bigint[], %b::double precision[],
            %b::text[])
    AS rows (session, table_id, player, name, seat, started, bought_in, rulesets, hands, voided, top_ups, added, stack,
             ended, reason)
ON CONFLICT (session) DO UPDATE SET
    seat = excluded.seat, rulesets = excluded.rulesets, hands = excluded.hands, voided = excluded.voided,
    top_ups = excluded.top_ups, added = excluded.added, stack = excluded.stack, ended_at = excluded.ended_at,
    reason = excluded.reason
"""

OF_PLAYER = f"""
SELECT {_COLUMNS}, (SELECT told.name FROM {{schema}}.tables AS told WHERE told.table_id = own.table_id)
FROM {{schema}}.sessions AS own
WHERE player = %(player)s AND (%(before)s::bigint IS NULL OR session < %(before)s)
ORDER BY session DESC LIMIT %(limit)s
"""

PLAYERS = """
SELECT DISTINCT player FROM {schema}.sessions WHERE player = %(named)s OR lower(name) = lower(%(named)s) ORDER BY player
"""
"""Whoever has this id, or has ever sat down under this name in whatever case."""


@dataclass(slots=True)
class _Sitting:
    """A row of sessions; who has left is not changed any more."""

    session: int
    table: str
    player: str
    name: str
    seat: int
    started_at: float
    bought_in: int
    rulesets: list[str] = field(default_factory=list)
    hands: int = 0
    voided: int = 0
    top_ups: int = 0
    added: int = 0
    stack: int = 0
    ended_at: float | None = None
    reason: str = ""

    @property
    def row(self) -> Row:
        """Its columns, in the order of the statement."""
        told = (self.session, self.table, self.player, self.name, self.seat, self.started_at, self.bought_in)
        counted = (self.hands, self.voided, self.top_ups, self.added, self.stack)
        return (*told, "{" + ",".join(self.rulesets) + "}", *counted, self.ended_at, self.reason)


@dataclass(slots=True)
class _Room:
    """Who sits on the seats of each of the room's tables in the batch, and the sessions that it changes."""

    tables: dict[str, dict[int, _Sitting]]
    opened: list[Row] = field(default_factory=list)
    changed: dict[int, _Sitting] = field(default_factory=dict)


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """The sessions that begin, go on or end in the batch."""
    room = _Room(_seated(known))
    for recorded in batch:
        if isinstance(recorded.event, TableOpened):
            _open(room, recorded, recorded.event)
        elif (seats := room.tables.get(recorded.stream)) is not None:
            for sitting in _HEARING[type(recorded.event)](seats, recorded):
                room.changed[sitting.session] = sitting
    return [
        Change(STORE_TABLES, room.opened),
        Change(STORE_SESSIONS, [room.changed[session].row for session in sorted(room.changed)]),
    ]


def _seated(known: Sequence[Row]) -> dict[str, dict[int, _Sitting]]:
    """Rows of KNOWN; a table at which nobody sits has one without a session."""
    tables: dict[str, dict[int, _Sitting]] = {}
    for table, *row in known:
        seats = tables.setdefault(table, {})
        if row[0] is not None:
            sitting = _Sitting(*row)
            seats[sitting.seat] = sitting
    return tables


def _open(room: _Room, recorded: Recorded, event: TableOpened) -> None:
    """Nobody sits down where hands were recorded elsewhere."""
    if event.origin == "room":
        room.tables[recorded.stream] = {}
        room.opened.append((recorded.stream, event.name))


Seats = dict[int, _Sitting]


def _take(seats: Seats, recorded: Recorded) -> Sequence[_Sitting]:
    event = recorded.event
    assert isinstance(event, SeatTaken)
    sitting = _Sitting(
        session=recorded.position,
        table=recorded.stream,
        player=event.player,
        name=event.name,
        seat=event.seat,
        started_at=recorded.at,
        bought_in=event.stack,
        stack=event.stack,
    )
    seats[event.seat] = sitting
    return (sitting,)


def _change_seat(seats: Seats, recorded: Recorded) -> Sequence[_Sitting]:
    event = recorded.event
    assert isinstance(event, SeatChanged)
    sitting = seats[event.to] = seats.pop(event.seat)
    sitting.seat = event.to
    return (sitting,)


def _add_chips(seats: Seats, recorded: Recorded) -> Sequence[_Sitting]:
    event = recorded.event
    assert isinstance(event, ChipsAdded)
    sitting = seats[event.seat]
    sitting.top_ups += 1
    sitting.added += event.amount
    sitting.stack += event.amount
    return (sitting,)


def _open_hand(seats: Seats, recorded: Recorded) -> Sequence[_Sitting]:
    event = recorded.event
    assert isinstance(event, HandOpened)
    first = [seats[seat] for seat in event.seats if event.ruleset not in seats[seat].rulesets]
    for sitting in first:
        sitting.rulesets.append(event.ruleset)
    return first


def _close_hand(seats: Seats, recorded: Recorded) -> Sequence[_Sitting]:
    """After a voided hand everyone has what they had before it."""
    event = recorded.event
    assert isinstance(event, HandClosed)
    dealt = [seats[seat] for seat in event.seats]
    for sitting, stack in zip(dealt, event.stacks, strict=True):
        sitting.hands += not event.voided
        sitting.voided += event.voided
        sitting.stack = stack
    return dealt


def _leave(seats: Seats, recorded: Recorded) -> Sequence[_Sitting]:
    event = recorded.event
    assert isinstance(event, SeatLeft)
    sitting = seats.pop(event.seat)
    sitting.stack, sitting.ended_at, sitting.reason = event.stack, recorded.at, event.reason
    return (sitting,)


_HEARING: Mapping[type[Event], Callable[[Seats, Recorded], Sequence[_Sitting]]] = {
    SeatTaken: _take,
    SeatChanged: _change_seat,
    ChipsAdded: _add_chips,
    HandOpened: _open_hand,
    HandClosed: _close_hand,
    SeatLeft: _leave,
}

HEARS: frozenset[type[Event]] = frozenset({TableOpened, *_HEARING})
