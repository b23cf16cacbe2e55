"""The lobby: the room's open tables with their stakes, the seats taken, and whether a hand is running."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace

from domain.event import Event, Recorded
from domain.table.events import HandClosed, HandOpened, SeatLeft, SeatTaken, TableClosed, TableOpened
from projections.projection import Change, Row

NAME = "lobby"
VERSION = 1

TABLES = """
CREATE TABLE {schema}.tables (
    table_id text PRIMARY KEY,
    name text NOT NULL,
    ruleset text NOT NULL,
    seat_count integer NOT NULL,
    small_blind bigint NOT NULL,
    big_blind bigint NOT NULL,
    min_buy_in bigint NOT NULL,
    max_buy_in bigint NOT NULL,
    occupied integer[] NOT NULL,
    hand_running boolean NOT NULL
);
"""

STAKES = "table_id, name, ruleset, seat_count, small_blind, big_blind, min_buy_in, max_buy_in"
COLUMNS = f"{STAKES}, occupied, hand_running"

KNOWN = f"SELECT {COLUMNS} FROM {{schema}}.tables WHERE table_id = ANY(%(streams)s)"

ALL = f"SELECT {COLUMNS} FROM {{schema}}.tables ORDER BY big_blind, name, table_id"

STORE = f"""
INSERT INTO {{schema}}.tables ({COLUMNS})
SELECT {STAKES}, occupied::integer[], hand_running
FROM unnest(%b::text[], %b::text[], %b::text[], %b::integer[], %b::bigint[], %b::bigint[], %b::bigint[],
            %b::bigint[], %b::text[], %b::boolean[]) AS rows ({COLUMNS})
ON CONFLICT (table_id) DO UPDATE SET occupied = excluded.occupied, hand_running = excluded.hand_running
"""

REMOVE = "DELETE FROM {schema}.tables WHERE table_id = ANY(%b::text[])"


@dataclass(frozen=True, slots=True)
class LobbyTable:
    """An open table as the lobby lists it. Chips are whole chips; `occupied` are the seats taken, ascending."""

    table: str
    name: str
    ruleset: str
    seat_count: int
    small_blind: int
    big_blind: int
    min_buy_in: int
    max_buy_in: int
    occupied: tuple[int, ...]
    hand_running: bool

    @property
    def players(self) -> int:
        """How many people and bots sit at the table."""
        return len(self.occupied)


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """The listed tables after the batch; tables of recorded hands are never listed."""
    before = {table.table: table for table in map(listed, known)}
    after: dict[str, LobbyTable | None] = dict(before)
    for recorded in batch:
        if isinstance(recorded.event, _TELLING):
            after[recorded.stream] = _evolve(after.get(recorded.stream), recorded)
    changed = [_row(table) for table in after.values() if table is not None and before.get(table.table) != table]
    gone = [(table,) for table in before if after[table] is None]
    return [Change(STORE, changed), Change(REMOVE, gone)]


def listed(row: Row) -> LobbyTable:
    """A row of COLUMNS as the lobby lists it."""
    *stakes, occupied, hand_running = row
    return LobbyTable(*(*stakes, tuple(occupied), hand_running))


def _row(table: LobbyTable) -> Row:
    *stakes, occupied, hand_running = astuple(table)
    return (*stakes, "{" + ",".join(map(str, occupied)) + "}", hand_running)


_TELLING = (TableOpened, SeatTaken, SeatLeft, HandOpened, HandClosed, TableClosed)


def _evolve(table: LobbyTable | None, recorded: Recorded) -> LobbyTable | None:
    """The table after one more fact; None where the lobby does not list it (any more)."""
    event = recorded.event
    if isinstance(event, TableOpened):
        return _opened(recorded.stream, event) if event.origin == "room" else None
    return None if table is None or isinstance(event, TableClosed) else _changed(table, event)


def _opened(table: str, event: TableOpened) -> LobbyTable:
    return LobbyTable(
        table=table,
        name=event.name,
        ruleset=event.ruleset,
        seat_count=event.seats,
        small_blind=event.small_blind,
        big_blind=event.big_blind,
        min_buy_in=event.min_buy_in,
        max_buy_in=event.max_buy_in,
        occupied=(),
        hand_running=False,
    )


def _changed(table: LobbyTable, event: Event) -> LobbyTable:
    match event:
        case SeatTaken(seat=seat):
            return replace(table, occupied=tuple(sorted({*table.occupied, seat})))
        case SeatLeft(seat=seat):
            return replace(table, occupied=tuple(taken for taken in table.occupied if taken != seat))
        case HandOpened() | HandClosed():
            return replace(table, hand_running=isinstance(event, HandOpened))
        case _:
            return table
