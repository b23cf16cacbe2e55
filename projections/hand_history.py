"""Every hand played: its players and result, found by player, and its public facts for the replayer.

No card is in it that was not turned up at the table: who looks at a hand of their own gets their cards elsewhere.
Nothing here needs an earlier row: a hand that goes on adds to its rows, and its facts come in pages, one per batch.
Cards may be shown after the end: they are added like any others.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from domain.event import Event, Recorded, kind_of
from domain.hand.events import (
    CardsShown,
    DrawMade,
    HandSettled,
    HandStarted,
    HandVoided,
    PotAwarded,
    StreetDealt,
    UpCardsDealt,
)
from domain.table.events import TableOpened
from projections.played_hand import HandHistory as HandHistory
from projections.played_hand import HandSummary as HandSummary
from projections.projection import Change, Row
from projections.table_view import Eyes, reveal

NAME = "hand_history"
VERSION = 2
HEARS: frozenset[type[Event]] = frozenset()
WHOLE_HANDS = False

TABLES = """
CREATE TABLE {schema}.tables (
    table_id text PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE {schema}.hands (
    hand text PRIMARY KEY,
    table_id text NOT NULL,
    number bigint NOT NULL,
    ruleset text NOT NULL,
    small_blind bigint NOT NULL,
    big_blind bigint NOT NULL,
    small_bet bigint NOT NULL,
    big_bet bigint NOT NULL,
    bomb boolean NOT NULL,
    button integer NOT NULL,
    position bigint NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz,
    streets jsonb NOT NULL,
    awards jsonb NOT NULL,
    pot bigint,
    rake bigint,
    voided text
);
CREATE INDEX ON {schema}.hands (table_id, number);
CREATE TABLE {schema}.players (
    hand text NOT NULL,
    seat integer NOT NULL,
    player text NOT NULL,
    name text NOT NULL,
    stack bigint NOT NULL,
    net bigint,
    up text NOT NULL,
    draws integer[] NOT NULL,
    shown text NOT NULL,
    makes text,
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
INSERT INTO {schema}.tables (table_id, name)
SELECT * FROM unnest(%b::text[], %b::text[])
"""

STORE_HANDS = """
INSERT INTO {schema}.hands
    (hand, table_id, number, ruleset, small_blind, big_blind, small_bet, big_bet, bomb, button, position, started_at,
     ended_at, streets, awards, pot, rake, voided)
SELECT hand, table_id, number, ruleset, small_blind, big_blind, small_bet, big_bet, bomb, button, position,
       to_timestamp(started), to_timestamp(ended), streets::jsonb, awards::jsonb, pot, rake, voided
FROM unnest(%b::text[], %b::text[], %b::bigint[], %b::text[], %b::bigint[], %b::bigint[], %b::bigint[], %b::bigint[],
            %b::boolean[], %b::integer[], %b::bigint[], %b::double precision[], %b::double precision[], %b::text[],
            %b::text[], %b::bigint[], %b::bigint[], %b::text[])
    AS rows (hand, table_id, number, ruleset, small_blind, big_blind, small_bet, big_bet, bomb, button, position,
             started, ended, streets, awards, pot, rake, voided)
"""

CONTINUE_HANDS = """
UPDATE {schema}.hands AS hands SET
    ended_at = coalesce(to_timestamp(rows.ended), hands.ended_at), streets = hands.streets || rows.streets::jsonb,
    awards = hands.awards || rows.awards::jsonb, pot = coalesce(rows.pot, hands.pot),
    rake = coalesce(rows.rake, hands.rake), voided = coalesce(rows.voided, hands.voided)
FROM unnest(%b::text[], %b::double precision[], %b::text[], %b::text[], %b::bigint[], %b::bigint[], %b::text[])
    AS rows (hand, ended, streets, awards, pot, rake, voided)
WHERE hands.hand = rows.hand
"""

STORE_PLAYERS = """
INSERT INTO {schema}.players (hand, seat, player, name, stack, position, net, up, draws, shown, makes)
SELECT hand, seat, player, name, stack, position, net, up, draws::integer[], shown, makes
FROM unnest(%b::text[], %b::integer[], %b::text[], %b::text[], %b::bigint[], %b::bigint[], %b::bigint[], %b::text[],
            %b::text[], %b::text[], %b::text[])
    AS rows (hand, seat, player, name, stack, position, net, up, draws, shown, makes)
"""

CONTINUE_PLAYERS = """
UPDATE {schema}.players AS players SET
    net = coalesce(rows.net, players.net), up = players.up || rows.up,
    draws = players.draws || rows.draws::integer[], shown = players.shown || rows.shown,
    makes = coalesce(rows.makes, players.makes)
FROM unnest(%b::text[], %b::integer[], %b::bigint[], %b::text[], %b::text[], %b::text[], %b::text[])
    AS rows (hand, seat, net, up, draws, shown, makes)
WHERE players.hand = rows.hand AND players.seat = rows.seat
"""

STORE_FACTS = """
INSERT INTO {schema}.facts (hand, version, facts)
SELECT hand, version, facts::json FROM unnest(%b::text[], %b::integer[], %b::text[]) AS rows (hand, version, facts)
"""

_COLUMNS = """
hands.hand, hands.table_id, tables.name, hands.number, hands.ruleset, hands.small_blind, hands.big_blind,
hands.small_bet, hands.big_bet, hands.bomb, hands.button, extract(epoch FROM hands.started_at)::double precision,
extract(epoch FROM hands.ended_at)::double precision, hands.pot, hands.rake, coalesce(hands.voided, ''), own.seat,
own.net, hands.streets, hands.awards
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

PLAYERS = """
SELECT seat, player, name, stack, net, up, draws, shown, coalesce(makes, '') FROM {schema}.players
WHERE hand = %(hand)s ORDER BY seat
"""

FACTS = "SELECT facts FROM {schema}.facts WHERE hand = %(hand)s ORDER BY version"


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """Rows of the hands that begin in the batch, and what it adds to hands that began before."""
    tables: list[Row] = []
    hands: dict[str, _Told] = {}
    for recorded in batch:
        event = recorded.event
        if isinstance(event, TableOpened):
            tables.append((recorded.stream, event.name))
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
class _Seen:
    """What one batch tells of one seat."""

    up: str = ""
    draws: list[int] = field(default_factory=list)
    shown: str = ""
    makes: str | None = None
    net: int | None = None

    @property
    def row(self) -> Row:
        """Its columns, in the order of the statements."""
        return (self.net, self.up, "{" + ",".join(map(str, self.draws)) + "}", self.shown, self.makes)


@dataclass(slots=True)
class _Told:
    """What one batch tells of one hand; `version` is that of its first fact there."""

    hand: str
    version: int
    started: Recorded | None = None
    streets: list[Row] = field(default_factory=list)
    awards: list[Row] = field(default_factory=list)
    seats: dict[int, _Seen] = field(default_factory=dict)
    ended_at: float | None = None
    pot: int | None = None
    rake: int | None = None
    voided: str | None = None
    facts: list[dict[str, object]] = field(default_factory=list)

    @property
    def goes_on(self) -> bool:
        """Whether the batch changes the row of a hand that began before."""
        return self.started is None and bool(self.streets or self.awards or self.ended_at is not None)

    def at(self, seat: int) -> _Seen:
        """What there is of a seat so far."""
        return self.seats.setdefault(seat, _Seen())


def _hear(told: _Told, recorded: Recorded) -> None:
    match recorded.event:
        case HandStarted():
            told.started = recorded
        case StreetDealt(street=street, board=board, cards=cards):
            told.streets.append((street, board, cards))
        case PotAwarded() as won:
            told.awards.append((won.pot, won.board, won.half, won.seat, won.amount, won.reason, won.hand, won.cards))
        case HandSettled() | HandVoided() as end:
            _end(told, end, recorded.at)
        case UpCardsDealt() | DrawMade() | CardsShown() as seen:
            _see(told, seen)
    if public := reveal(recorded, NOBODY):
        told.facts.append(public | {"at": recorded.at, "version": recorded.version})


def _end(told: _Told, end: HandSettled | HandVoided, at: float) -> None:
    """A hand that does not count has no pot, and nobody won or lost anything."""
    told.ended_at = at
    if isinstance(end, HandVoided):
        told.pot, told.rake, told.voided = 0, 0, end.reason
        net = (0,) * len(end.seats)
    else:
        told.pot, told.rake, net = end.pot, end.rake, end.net
    for seat, each in zip(end.seats, net, strict=True):
        told.at(seat).net = each


def _see(told: _Told, seen: UpCardsDealt | DrawMade | CardsShown) -> None:
    match seen:
        case UpCardsDealt(seats=seats, cards=cards):
            for seat, card in zip(seats, cards, strict=True):
                told.at(seat).up += card
        case DrawMade(seat=seat, discarded=discarded):
            told.at(seat).draws.append(len(discarded))
        case CardsShown(seat=seat, cards=cards, hand=makes):
            told.at(seat).shown += "".join(cards)
            told.at(seat).makes = makes or told.at(seat).makes


def _outcome(told: _Told) -> Row:
    return (told.ended_at, _json(told.streets), _json(told.awards), told.pot, told.rake, told.voided)


def _hand(told: _Told, started: Recorded) -> Row:
    event = started.event
    assert isinstance(event, HandStarted)
    stakes = (event.small_blind, event.big_blind, event.small_bet, event.big_bet, event.bomb)
    opening = (event.table, event.number, event.ruleset, *stakes, event.button, started.position, started.at)
    return (told.hand, *opening, *_outcome(told))


def _players(told: _Told, started: Recorded) -> Iterator[Row]:
    event = started.event
    assert isinstance(event, HandStarted)
    for seat, player, name, stack in zip(event.seats, event.players, event.names, event.stacks, strict=True):
        yield (told.hand, seat, player, name, stack, started.position, *told.at(seat).row)


def _results(told: _Told) -> Iterator[Row]:
    for seat, seen in sorted(told.seats.items()):
        yield (told.hand, seat, *seen.row)
