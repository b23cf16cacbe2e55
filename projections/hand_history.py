"""Every hand played: its players and result, found by player, and its public facts for the replayer.

No card is in it that was not turned up at the table: who looks at a hand of their own gets their cards elsewhere.
A hand is written when it ends. Cards may be shown after that: they are added, and each such fact has a page of its own
behind the page with the hand's.
"""

from collections.abc import Iterator, Sequence

from domain.event import Event, Recorded
from projections.played_hand import HandHistory as HandHistory
from projections.played_hand import HandSummary as HandSummary
from projections.projection import Change, Row
from projections.told_hands import HEARING, Book, Seen, ToldHand, page_of

NAME = "hand_history"
VERSION = 3
WHOLE_HANDS = True
HEARS: frozenset[type[Event]] = frozenset(HEARING)

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

STORE_PLAYERS = """
INSERT INTO {schema}.players (hand, seat, player, name, stack, position, net, up, draws, shown, makes)
SELECT hand, seat, player, name, stack, position, net, up, draws::integer[], shown, makes
FROM unnest(%b::text[], %b::integer[], %b::text[], %b::text[], %b::bigint[], %b::bigint[], %b::bigint[], %b::text[],
            %b::text[], %b::text[], %b::text[])
    AS rows (hand, seat, player, name, stack, position, net, up, draws, shown, makes)
"""

SHOW_CARDS = """
UPDATE {schema}.players AS players SET shown = players.shown || rows.shown, makes = coalesce(rows.makes, players.makes)
FROM unnest(%b::text[], %b::integer[], %b::text[], %b::text[]) AS rows (hand, seat, shown, makes)
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
    """Rows of the hands that ended, and what was shown of others after their end."""
    book = Book()
    for recorded in batch:
        HEARING[type(recorded.event)](book, recorded)
    return [
        Change(STORE_TABLES, book.tables),
        Change(STORE_HANDS, [_hand(told) for told in book.hands]),
        Change(STORE_PLAYERS, [row for told in book.hands for row in _players(told)]),
        Change(STORE_FACTS, [(told.hand, 1, page_of(told.facts)) for told in book.hands]),
        Change(SHOW_CARDS, [(*place, "".join(seen.shown), seen.makes) for place, seen in book.shown.items()]),
        Change(STORE_FACTS, book.later),
    ]


def _hand(told: ToldHand) -> Row:
    start, started = told.start, told.started
    stakes = (start.small_blind, start.big_blind, start.small_bet, start.big_bet, start.bomb)
    opening = (start.table, start.number, start.ruleset, *stakes, start.button, started.position, started.at)
    outcome = (told.ended_at, page_of(told.streets), page_of(told.awards), told.pot, told.rake, told.voided)
    return (told.hand, *opening, *outcome)


_UNSEEN = Seen()


def _players(told: ToldHand) -> Iterator[Row]:
    hand, position, start, seats = told.hand, told.started.position, told.start, told.seats
    for seat, player, name, stack in zip(start.seats, start.players, start.names, start.stacks, strict=True):
        seen = seats.get(seat, _UNSEEN)
        draws = "{" + ",".join(map(str, seen.draws)) + "}"
        cards = ("".join(seen.up), draws, "".join(seen.shown), seen.makes)
        yield (hand, seat, player, name, stack, position, seen.net, *cards)
