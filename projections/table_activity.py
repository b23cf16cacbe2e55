"""Table activity: what happened at each of the room's tables in each hour (UTC), and how long people waited there.

A hand counts, with all that happened in it, in the hour in which it ended, and the pause before it in the hour in which
it began; one that was voided is told apart and counts for nothing else. Hands are told by their own streams, seats and
pauses by the table's: neither needs the other's place in the log. Times are whole milliseconds, so that sums are the
same in whatever order they are made. How long people wait for a seat is known once waitlists have events.
"""

from collections.abc import Sequence

from domain.account.events import AccountOpened
from domain.event import Event, Recorded
from domain.table.events import TableOpened
from projections.activity.hands import OF_HANDS, OpenHands
from projections.activity.hour import SUMS, Hours
from projections.activity.seats import OF_TABLES, RoomTable, opened
from projections.activity.waits import BINS
from projections.projection import Change, Row

NAME = "table_activity"
VERSION = 1
HEARS: frozenset[type[Event]] = frozenset({AccountOpened, TableOpened, *OF_HANDS, *OF_TABLES})
WHOLE_HANDS = True

TABLES = f"""
CREATE TABLE {{schema}}.house (player text PRIMARY KEY);
CREATE TABLE {{schema}}.tables (
    table_id text PRIMARY KEY,
    name text NOT NULL,
    seats integer NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    occupied integer NOT NULL,
    house integer[] NOT NULL,
    ready integer[] NOT NULL,
    since timestamptz NOT NULL,
    waiting timestamptz
);
CREATE TABLE {{schema}}.hours (
    table_id text NOT NULL,
    hour timestamptz NOT NULL,
    {" bigint NOT NULL, ".join(SUMS)} bigint NOT NULL,
    decisions integer[] NOT NULL,
    pauses integer[] NOT NULL,
    PRIMARY KEY (table_id, hour)
);
CREATE INDEX ON {{schema}}.hours (hour);
"""


def _milliseconds(column: str) -> str:
    return f"(extract(epoch FROM {column}) * 1000)::bigint"


KNOWN = f"""
SELECT table_id, name, seats, {_milliseconds("opened_at")}, {_milliseconds("closed_at")}, occupied, house,
       ready, {_milliseconds("since")}, {_milliseconds("waiting")}
FROM {{schema}}.tables WHERE table_id = ANY(%(streams)s)
UNION ALL SELECT player, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM {{schema}}.house
"""
"""Tables, and the few accounts of the house's bots, which have nothing but their id."""

STORE_HOUSE = "INSERT INTO {schema}.house (player) SELECT * FROM unnest(%b::text[]) ON CONFLICT (player) DO NOTHING"

STORE_TABLES = """
INSERT INTO {schema}.tables (table_id, name, seats, opened_at, closed_at, occupied, house, ready, since, waiting)
SELECT table_id, name, seats, to_timestamp(opened / 1000.0), to_timestamp(closed / 1000.0), occupied,
       house::integer[], ready::integer[], to_timestamp(since / 1000.0), to_timestamp(waiting / 1000.0)
FROM unnest(%b::text[], %b::text[], %b::integer[], %b::bigint[], %b::bigint[], %b::integer[], %b::text[], %b::text[],
            %b::bigint[], %b::bigint[])
    AS rows (table_id, name, seats, opened, closed, occupied, house, ready, since, waiting)
ON CONFLICT (table_id) DO UPDATE SET
    seats = excluded.seats, closed_at = excluded.closed_at, occupied = excluded.occupied, house = excluded.house,
    ready = excluded.ready, since = excluded.since, waiting = excluded.waiting
"""


def _added(bins: str) -> str:
    """SQL that adds a histogram to the one that is held."""
    return f"ARRAY[{', '.join(f'held.{bins}[{place}] + excluded.{bins}[{place}]' for place in range(1, BINS + 1))}]"


_SUMS = ", ".join(SUMS)

STORE_HOURS = f"""
INSERT INTO {{schema}}.hours AS held (table_id, hour, {_SUMS}, decisions, pauses)
SELECT table_id, to_timestamp(hour * 3600.0), {_SUMS}, decisions::integer[], pauses::integer[]
FROM unnest(%b::text[], %b::bigint[], {", ".join("%b::bigint[]" for _ in SUMS)}, %b::text[], %b::text[])
    AS rows (table_id, hour, {_SUMS}, decisions, pauses)
JOIN {{schema}}.tables USING (table_id)
ON CONFLICT (table_id, hour) DO UPDATE SET
    {", ".join(f"{name} = held.{name} + excluded.{name}" for name in SUMS)},
    decisions = {_added("decisions")}, pauses = {_added("pauses")}
"""
"""Adds to each hour; recorded hands are not played at one of the room's tables."""


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """The tables after the batch, and what it adds to their hours."""
    tables = {row[0]: RoomTable(*row) for row in known if row[1] is not None}
    hands = OpenHands({row[0] for row in known if row[1] is None})
    bots: set[str] = set()
    changed: set[str] = set()
    hours = Hours()
    for recorded in batch:
        kind = type(recorded.event)
        if (hear := OF_HANDS.get(kind)) is not None:
            hear(hands, hours, recorded)
        elif isinstance(recorded.event, AccountOpened):
            if recorded.event.origin == "house":
                bots.add(recorded.stream)
                hands.house.add(recorded.stream)
        elif kind is TableOpened and (new := opened(recorded)) is not None:
            tables[recorded.stream] = new
            changed.add(recorded.stream)
        elif (table := tables.get(recorded.stream)) is not None:
            OF_TABLES[kind](table, hours, recorded)
            changed.add(recorded.stream)
    return [
        Change(STORE_HOUSE, [(player,) for player in sorted(bots)]),
        Change(STORE_TABLES, [tables[table].row for table in sorted(changed)]),
        Change(STORE_HOURS, [(*key, *hours[key].row) for key in sorted(hours)]),
    ]
