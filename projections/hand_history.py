"""Every hand played: its players and result, found by player, and its public facts for the replayer.

No card is in it that was not turned up at the table: who looks at a hand of their own gets their cards elsewhere.
Nothing here needs an earlier row: a hand that goes on adds to its rows, and its facts come in pages, one per batch.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from domain.event import Recorded, kind_of
from domain.hand.events import CardsShown, HandSettled, HandStarted, StreetDealt
from domain.table.events import TableOpened
from projections.projection import Change, Row
from projections.table_view import Eyes, reveal

NAME = "hand_history"
VERSION = 1

TABLES = """
CREATE TABLE {schema}.tables (
    table_id text PRIMARY KEY,
    name text NOT NULL,
    small_blind bigint NOT NULL,
    big_blind bigint NOT NULL
);
CREATE TABLE {schema}.hands (
    hand text PRIMARY KEY,
    table_id text NOT NULL,
    number bigint NOT NULL,
    ruleset text NOT NULL,
    button integer NOT NULL,
    position bigint NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    board text NOT NULL,
    pot bigint,
    rake bigint
);
CREATE INDEX ON {schema}.hands (table_id, number);
CREATE TABLE {schema}.players (
    hand text NOT NULL,
    seat integer NOT NULL,
    player text NOT NULL,
    name text NOT NULL,
    stack bigint NOT NULL,
    net bigint,
    shown text NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (hand, seat)
);
CREATE INDEX ON {schema}.players (player, position);
CREATE TABLE {schema}.facts (
    hand text NOT NULL,
    version integer NOT NULL,
    facts json NOT NULL,
    PRIMARY KEY (hand, version)
);
"""

KNOWN = ""

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

NOBODY = Eyes()
"""A spectator: history is stored as everyone saw it."""

STORE_TABLES = """
INSERT INTO {schema}.tables (table_id, name, small_blind, big_blind)
SELECT * FROM unnest(%b::text[], %b::text[], %b::bigint[], %b::bigint[])
"""

STORE_HANDS = """
INSERT INTO {schema}.hands
    (hand, table_id, number, ruleset, button, position, started_at, board, ended_at, pot, rake)
SELECT hand, table_id, number, ruleset, button, position, to_timestamp(started), board, to_timestamp(ended), pot, rake
FROM unnest(%b::text[], %b::text[], %b::bigint[], %b::text[], %b::integer[], %b::bigint[], %b::double precision[],
            %b::text[], %b::double precision[], %b::bigint[], %b::bigint[])
    AS rows (hand, table_id, number, ruleset, button, position, started, board, ended, pot, rake)
"""

CONTINUE_HANDS = """
UPDATE {schema}.hands AS hands SET
    board = hands.board || rows.board, ended_at = to_timestamp(rows.ended), pot = rows.pot, rake = rows.rake
FROM unnest(%b::text[], %b::text[], %b::double precision[], %b::bigint[], %b::bigint[])
    AS rows (hand, board, ended, pot, rake)
WHERE hands.hand = rows.hand
"""

STORE_PLAYERS = """
INSERT INTO {schema}.players (hand, seat, player, name, stack, position, net, shown)
SELECT * FROM unnest(%b::text[], %b::integer[], %b::text[], %b::text[], %b::bigint[], %b::bigint[], %b::bigint[],
                     %b::text[])
"""

CONTINUE_PLAYERS = """
UPDATE {schema}.players AS players SET net = rows.net, shown = players.shown || rows.shown
FROM unnest(%b::text[], %b::integer[], %b::bigint[], %b::text[]) AS rows (hand, seat, net, shown)
WHERE players.hand = rows.hand AND players.seat = rows.seat
"""

STORE_FACTS = """
INSERT INTO {schema}.facts (hand, version, facts)
SELECT hand, version, facts::json FROM unnest(%b::text[], %b::integer[], %b::text[]) AS rows (hand, version, facts)
"""

_COLUMNS = """
hands.hand, hands.table_id, tables.name, hands.number, hands.ruleset, tables.small_blind, tables.big_blind,
hands.button, extract(epoch FROM hands.started_at)::double precision,
extract(epoch FROM hands.ended_at)::double precision, hands.board, hands.pot, hands.rake, own.seat, own.net
"""
_JOINED = "JOIN {schema}.hands AS hands USING (hand) JOIN {schema}.tables AS tables USING (table_id)"

OF_PLAYER = f"""
SELECT {_COLUMNS} FROM {{schema}}.players AS own
{_JOINED}
WHERE own.player = %(player)s AND own.net IS NOT NULL AND (%(before)s::text IS NULL OR own.position <
    (SELECT position FROM {{schema}}.hands WHERE hand = %(before)s))
ORDER BY own.position DESC LIMIT %(limit)s
"""

HAND = f"""
SELECT {_COLUMNS} FROM {{schema}}.players AS own
{_JOINED}
WHERE own.hand = %(hand)s AND own.player = %(player)s AND own.net IS NOT NULL
"""

PLAYERS = "SELECT seat, player, name, stack, net, shown FROM {schema}.players WHERE hand = %(hand)s ORDER BY seat"

FACTS = "SELECT facts FROM {schema}.facts WHERE hand = %(hand)s ORDER BY version"


@dataclass(frozen=True, slots=True)
class HandSummary:
    """A finished hand as one of its players finds it in a list. Chips are whole chips, times UTC seconds since the
    epoch; `seat` and `net`, what it won or lost, are that player's."""

    hand: str
    table: str
    table_name: str
    number: int
    ruleset: str
    small_blind: int
    big_blind: int
    button: int
    started_at: float
    ended_at: float
    board: tuple[str, ...]
    pot: int
    rake: int
    seat: int
    net: int


@dataclass(frozen=True, slots=True)
class HandPlayer:
    """Who was dealt in, with how much, what it came to, and the cards that were shown, if any."""

    seat: int
    player: str
    name: str
    stack: int
    net: int
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandHistory:
    """A finished hand for the replayer: `events` are its facts as every spectator saw them, each with its `at` (UTC,
    seconds since the epoch) and its `version` in the hand's stream."""

    summary: HandSummary
    players: tuple[HandPlayer, ...]
    events: tuple[dict[str, object], ...]


def summary_of(row: Row) -> HandSummary:
    """A row of OF_PLAYER or HAND."""
    *opening, board, pot, rake, seat, net = row
    return HandSummary(*(*opening, cards_of(board), pot, rake, seat, net))


def player_of(row: Row) -> HandPlayer:
    """A row of PLAYERS."""
    *dealt_in, shown = row
    return HandPlayer(*(*dealt_in, cards_of(shown)))


def cards_of(text: str) -> tuple[str, ...]:
    """The cards of a text such as `TdAh`."""
    return tuple(text[at : at + 2] for at in range(0, len(text), 2))


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """Rows of the hands that begin in the batch, and what it adds to hands that began before."""
    tables: list[Row] = []
    hands: dict[str, _Told] = {}
    for recorded in batch:
        event = recorded.event
        if isinstance(event, TableOpened):
            tables.append((recorded.stream, event.name, event.small_blind, event.big_blind))
        elif kind_of(recorded.stream) == "hand":
            _hear(hands.setdefault(recorded.stream, _Told(recorded.stream, recorded.version)), recorded)
    told = hands.values()
    return [
        Change(STORE_TABLES, tables),
        Change(STORE_HANDS, [_hand(each, each.started) for each in told if each.started]),
        Change(STORE_PLAYERS, [row for each in told if each.started for row in _players(each, each.started)]),
        Change(CONTINUE_HANDS, [(each.hand, *_outcome(each)) for each in told if each.goes_on]),
        Change(CONTINUE_PLAYERS, [row for each in told if not each.started for row in _results(each)]),
        Change(STORE_FACTS, [(each.hand, each.version, _json(each.facts)) for each in told]),
    ]


@dataclass(slots=True)
class _Told:
    """What one batch tells of one hand; `version` is that of its first fact there."""

    hand: str
    version: int
    started: Recorded | None = None
    board: str = ""
    shown: dict[int, str] = field(default_factory=dict)
    ended_at: float | None = None
    settled: HandSettled | None = None
    facts: list[dict[str, object]] = field(default_factory=list)

    @property
    def goes_on(self) -> bool:
        """Whether the batch changes the row of a hand that began before."""
        return self.started is None and (bool(self.board) or self.settled is not None)


def _hear(told: _Told, recorded: Recorded) -> None:
    match recorded.event:
        case HandStarted():
            told.started = recorded
        case StreetDealt(cards=cards):
            told.board += "".join(cards)
        case CardsShown(seat=seat, cards=cards):
            told.shown[seat] = "".join(cards)
        case HandSettled() as settled:
            told.ended_at, told.settled = recorded.at, settled
    if public := reveal(recorded, NOBODY):
        told.facts.append(public | {"at": recorded.at, "version": recorded.version})


def _outcome(told: _Told) -> Row:
    settled = told.settled
    return (told.board, told.ended_at, settled.pot if settled else None, settled.rake if settled else None)


def _hand(told: _Told, started: Recorded) -> Row:
    event = started.event
    assert isinstance(event, HandStarted)
    opening = (event.table, event.number, event.ruleset, event.button, started.position, started.at)
    return (told.hand, *opening, *_outcome(told))


def _players(told: _Told, started: Recorded) -> Iterator[Row]:
    event, net = started.event, _net(told)
    assert isinstance(event, HandStarted)
    for seat, player, name, stack in zip(event.seats, event.players, event.names, event.stacks, strict=True):
        yield (told.hand, seat, player, name, stack, started.position, net.get(seat), told.shown.get(seat, ""))


def _results(told: _Told) -> Iterator[Row]:
    net = _net(told)
    for seat in sorted(net.keys() | told.shown.keys()):
        yield (told.hand, seat, net.get(seat), told.shown.get(seat, ""))


def _net(told: _Told) -> dict[int, int]:
    return dict(zip(told.settled.seats, told.settled.net, strict=True)) if told.settled else {}
