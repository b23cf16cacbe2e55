"""The lobby: the room's open tables with their games and stakes, the seats taken, and whether a hand is running."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.event import Event, Recorded
from domain.table.events import (
    FullTerms,
    GameChanged,
    HandClosed,
    HandOpened,
    SeatChanged,
    SeatLeft,
    SeatTaken,
    StoredGame,
    TableClosed,
    TableOpened,
    TermsPinned,
)
from domain.template.terms import Game
from domain.variants import RULESETS
from projections.projection import Change, Row

NAME = "lobby"
VERSION = 2
HEARS: frozenset[type[Event]] = frozenset(
    (TableOpened, TermsPinned, SeatTaken, SeatChanged, SeatLeft, GameChanged, HandOpened, HandClosed, TableClosed)
)
WHOLE_HANDS = False

TABLES = """
CREATE TABLE {schema}.tables (
    table_id text PRIMARY KEY,
    name text NOT NULL,
    terms json NOT NULL,
    coming json,
    game integer NOT NULL,
    occupied integer[] NOT NULL,
    hand_running boolean NOT NULL
);
"""

COLUMNS = "table_id, name, terms, coming, game, occupied, hand_running"

KNOWN = f"SELECT {COLUMNS} FROM {{schema}}.tables WHERE table_id = ANY(%(streams)s)"

ALL = f"SELECT {COLUMNS} FROM {{schema}}.tables"

STORE = f"""
INSERT INTO {{schema}}.tables ({COLUMNS})
SELECT table_id, name, terms::json, coming::json, game, occupied::integer[], hand_running
FROM unnest(%b::text[], %b::text[], %b::text[], %b::text[], %b::integer[], %b::text[], %b::boolean[])
    AS rows ({COLUMNS})
ON CONFLICT (table_id) DO UPDATE SET
    terms = excluded.terms, coming = excluded.coming, game = excluded.game, occupied = excluded.occupied,
    hand_running = excluded.hand_running
"""

REMOVE = "DELETE FROM {schema}.tables WHERE table_id = ANY(%b::text[])"


@dataclass(frozen=True, slots=True)
class LobbyGame:
    """A game of a table by its ruleset's id and name. Stakes are whole chips, 0 where the game does not use them:
    blinds in no-limit and pot-limit (short deck: the button's alone), bets beside them in fixed limit, bets with a
    bring-in in stud."""

    ruleset: str
    name: str
    betting: str
    small_blind: int
    big_blind: int
    small_bet: int
    big_bet: int
    bring_in: int
    ante: int
    ante_kind: str
    boards: int


@dataclass(frozen=True, slots=True)
class LobbyTable:
    """An open table as the lobby lists it. `game` is the place in `games` of the one that is played now or next; a
    mixed table has several. Buy-ins are whole chips; `occupied` are the seats taken, ascending."""

    table: str
    name: str
    games: tuple[LobbyGame, ...]
    game: int
    seat_count: int
    min_buy_in: int
    max_buy_in: int
    occupied: tuple[int, ...]
    hand_running: bool

    @property
    def played(self) -> LobbyGame:
        """The game that is played now, or next."""
        return self.games[self.game]

    @property
    def players(self) -> int:
        """How many people and bots sit at the table."""
        return len(self.occupied)


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the lobby tells of a table's terms."""

    games: tuple[StoredGame, ...]
    seats: int
    min_buy_in: int
    max_buy_in: int


@dataclass(frozen=True, slots=True)
class _Table:
    """A row: `coming` are the terms that hold from the end of the present hand, if others do."""

    table: str
    name: str
    terms: _Terms
    coming: _Terms | None
    game: int
    occupied: tuple[int, ...]
    hand_running: bool


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """The listed tables after the batch; tables of recorded hands are never listed."""
    before = {table.table: table for table in map(_table, known)}
    after: dict[str, _Table | None] = dict(before)
    for recorded in batch:
        after[recorded.stream] = _evolve(after.get(recorded.stream), recorded)
    changed = [_row(table) for table in after.values() if table is not None and before.get(table.table) != table]
    gone = [(table,) for table in before if after[table] is None]
    return [Change(STORE, changed), Change(REMOVE, gone)]


def listing(rows: Sequence[Row]) -> list[LobbyTable]:
    """All rows of COLUMNS in the order of the lobby: by the least bet of the game that is played, then by name."""
    return sorted(map(listed, rows), key=lambda table: (_least_bet(table.played), table.name, table.table))


def listed(row: Row) -> LobbyTable:
    """A row of COLUMNS as the lobby lists it."""
    table = _table(row)
    return LobbyTable(
        table=table.table,
        name=table.name,
        games=tuple(_game(Game(*game)) for game in table.terms.games),
        game=table.game,
        seat_count=table.terms.seats,
        min_buy_in=table.terms.min_buy_in,
        max_buy_in=table.terms.max_buy_in,
        occupied=table.occupied,
        hand_running=table.hand_running,
    )


def _least_bet(game: LobbyGame) -> int:
    return game.small_bet or game.big_blind


def _game(game: Game) -> LobbyGame:
    ruleset = RULESETS[game.ruleset]
    return LobbyGame(
        ruleset=ruleset.id,
        name=ruleset.name,
        betting=ruleset.betting,
        small_blind=game.small_blind,
        big_blind=game.big_blind,
        small_bet=game.small_bet,
        big_bet=game.big_bet,
        bring_in=game.bring_in,
        ante=game.ante,
        ante_kind=game.ante_kind,
        boards=game.boards,
    )


def _table(row: Row) -> _Table:
    table, name, terms, coming, game, occupied, hand_running = row
    return _Table(table, name, _read(terms), coming and _read(coming), game, tuple(occupied), hand_running)


def _read(stored: Row) -> _Terms:
    games, *numbers = stored
    return _Terms(tuple(map(tuple, games)), *numbers)


def _row(table: _Table) -> Row:
    coming = table.coming and _written(table.coming)
    occupied = "{" + ",".join(map(str, table.occupied)) + "}"
    return (table.table, table.name, _written(table.terms), coming, table.game, occupied, table.hand_running)


def _written(terms: _Terms) -> str:
    return json.dumps([terms.games, terms.seats, terms.min_buy_in, terms.max_buy_in])


def _evolve(table: _Table | None, recorded: Recorded) -> _Table | None:
    """The table after one more fact; None where the lobby does not list it (any more)."""
    event = recorded.event
    if isinstance(event, TableOpened):
        opened = _Table(recorded.stream, event.name, _told(event), None, 0, (), False)
        return opened if event.origin == "room" else None
    return None if table is None or isinstance(event, TableClosed) else _changed(table, event)


def _told(event: FullTerms) -> _Terms:
    return _Terms(event.games, event.seats, event.min_buy_in, event.max_buy_in)


def _changed(table: _Table, event: Event) -> _Table:
    match event:
        case TermsPinned():
            terms = _told(event)
            return replace(table, coming=terms) if table.hand_running else _under(table, terms)
        case GameChanged(game=game):
            return replace(table, game=game)
        case HandOpened(game=game):
            return replace(table, game=game, hand_running=True)
        case HandClosed():
            over = replace(table, hand_running=False)
            return _under(over, over.coming) if over.coming else over
        case _:
            return replace(table, occupied=tuple(sorted(_taken(table, event))))


def _under(table: _Table, terms: _Terms) -> _Table:
    """Other games begin with the first of them."""
    game = table.game if terms.games == table.terms.games else 0
    return replace(table, terms=terms, coming=None, game=game)


def _taken(table: _Table, event: Event) -> set[int]:
    """The seats that are taken after somebody came, moved or went."""
    taken = {*table.occupied}
    if isinstance(event, SeatLeft | SeatChanged):
        taken.discard(event.seat)
    if isinstance(event, SeatTaken):
        taken.add(event.seat)
    if isinstance(event, SeatChanged):
        taken.add(event.to)
    return taken
