"""What every player did in every hand that counts: opportunities, what was made of them, and results.

A row for each player and hand is all there is: a statistic is a sum of them, and so it can tell the hands that it
counts. Hands that were voided have no rows; what is shown after the end of a hand changes none.
"""

from collections.abc import Iterator, Sequence

from domain.account.events import AccountOpened
from domain.event import Event, Recorded
from domain.hand.events import HandSettled, HandStarted, HandVoided
from domain.table.events import TableOpened
from projections import analysis
from projections.projection import Change, Row

NAME = "player_stats"
VERSION = 1
HEARS: frozenset[type[Event]] = analysis.HEARS | {AccountOpened, TableOpened}
WHOLE_HANDS = True

TABLES = """
CREATE TABLE {schema}.accounts (
    player text PRIMARY KEY,
    name text NOT NULL,
    origin text NOT NULL
);
CREATE INDEX ON {schema}.accounts (lower(name));
CREATE TABLE {schema}.tables (
    table_id text PRIMARY KEY,
    name text NOT NULL
);
CREATE TABLE {schema}.hands (
    position bigint PRIMARY KEY,
    hand text NOT NULL,
    table_id text NOT NULL,
    number bigint NOT NULL,
    at timestamptz NOT NULL,
    recorded boolean NOT NULL,
    ruleset text NOT NULL,
    stakes text NOT NULL,
    big_blind bigint NOT NULL,
    dealt smallint NOT NULL,
    pot_type text NOT NULL
);
CREATE INDEX ON {schema}.hands (hand);
CREATE TABLE {schema}.players (
    position bigint NOT NULL,
    player text NOT NULL,
    seat smallint NOT NULL,
    place text NOT NULL,
    to_button smallint,
    had bigint NOT NULL,
    made bigint NOT NULL,
    aggressive smallint NOT NULL,
    calls smallint NOT NULL,
    folds smallint NOT NULL,
    net bigint NOT NULL,
    ev double precision NOT NULL,
    rake double precision NOT NULL,
    PRIMARY KEY (player, position)
);
"""
"""`position` is where the log tells that the hand began; `had` and `made` are the bits of `analysis.BITS`; `place` is
the name of the player's position, `to_button` its distance to the button."""

KNOWN = ""

STORE_ACCOUNTS = """
INSERT INTO {schema}.accounts (player, name, origin)
SELECT player, name, origin FROM unnest(%b::text[], %b::text[], %b::text[]) AS rows (player, name, origin)
"""

STORE_TABLES = """
INSERT INTO {schema}.tables (table_id, name)
SELECT table_id, name FROM unnest(%b::text[], %b::text[]) AS rows (table_id, name)
"""

STORE_HANDS = """
INSERT INTO {schema}.hands
    (position, hand, table_id, number, at, recorded, ruleset, stakes, big_blind, dealt, pot_type)
SELECT position, hand, table_id, number, to_timestamp(at), recorded, ruleset, stakes, big_blind, dealt, pot_type
FROM unnest(%b::bigint[], %b::text[], %b::text[], %b::bigint[], %b::double precision[], %b::boolean[], %b::text[],
            %b::text[], %b::bigint[], %b::smallint[], %b::text[])
    AS rows (position, hand, table_id, number, at, recorded, ruleset, stakes, big_blind, dealt, pot_type)
"""

STORE_PLAYERS = """
INSERT INTO {schema}.players
    (position, player, seat, place, to_button, had, made, aggressive, calls, folds, net, ev, rake)
SELECT position, player, seat, place, to_button, had, made, aggressive, calls, folds, net, ev, rake
FROM unnest(%b::bigint[], %b::text[], %b::smallint[], %b::text[], %b::smallint[], %b::bigint[], %b::bigint[],
            %b::smallint[], %b::smallint[], %b::smallint[], %b::bigint[], %b::double precision[],
            %b::double precision[])
    AS rows (position, player, seat, place, to_button, had, made, aggressive, calls, folds, net, ev, rake)
"""


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """Rows of the hands that the batch tells whole, and the names that it tells."""
    accounts: list[Row] = []
    tables: list[Row] = []
    hands: list[Row] = []
    players: list[Row] = []
    told: dict[str, list[Recorded]] = {}
    for recorded in batch:
        stream, event = recorded.stream, recorded.event
        if isinstance(event, HandStarted):
            told[stream] = [recorded]
        elif stream in told:
            told[stream].append(recorded)
            if isinstance(event, HandSettled | HandVoided):
                _store(told.pop(stream), hands, players)
        elif isinstance(event, AccountOpened):
            accounts.append((stream, event.name, event.origin))
        elif isinstance(event, TableOpened):
            tables.append((stream, event.name))
    return [
        Change(STORE_ACCOUNTS, accounts),
        Change(STORE_TABLES, tables),
        Change(STORE_HANDS, hands),
        Change(STORE_PLAYERS, players),
    ]


def _store(events: Sequence[Recorded], hands: list[Row], players: list[Row]) -> None:
    played = analysis.analyse(events)
    if played is not None:
        hands.append(_hand(events[0], played))
        players.extend(_players(events[0].position, played))


def _hand(recorded: Recorded, played: analysis.PlayedHand) -> Row:
    """Only an import is dealt from a deck that was given with the command."""
    started = recorded.event
    assert isinstance(started, HandStarted)
    return (
        recorded.position,
        recorded.stream,
        started.table,
        started.number,
        recorded.at,
        started.deck == "stacked",
        played.ruleset,
        played.stakes,
        played.big_blind,
        len(played.players),
        played.pot_type,
    )


def _players(position: int, played: analysis.PlayedHand) -> Iterator[Row]:
    for each in played.players:
        yield (
            position,
            each.player,
            each.seat,
            each.position,
            each.to_button,
            each.had,
            each.made,
            each.aggressive,
            each.calls,
            each.folds,
            each.net,
            each.ev,
            each.rake,
        )
