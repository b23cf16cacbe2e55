"""Leaderboards: what each player won at the room's tables, by UTC day and by month, which sum up to any period.

A hand counts on the day on which it ended. Sums are kept apart by the size of the blind, so that all of them are whole
numbers and a win rate in big blinds is exact however many hands it is made of.
"""

from collections.abc import Sequence

from domain.account.events import AccountOpened
from domain.event import Event, Recorded
from domain.hand.events import HandSettled, HandStarted, HandVoided
from domain.table.events import TableOpened
from projections.periods import Period
from projections.projection import Change, Row
from projections.standings import Wanted

NAME = "leaderboards"
VERSION = 1
HEARS: frozenset[type[Event]] = frozenset({AccountOpened, TableOpened, HandStarted, HandSettled, HandVoided})
WHOLE_HANDS = True

_SUMS = """
CREATE TABLE {{schema}}.{span} (
    first date NOT NULL,
    player text NOT NULL,
    unit bigint NOT NULL,
    hands bigint NOT NULL,
    net bigint NOT NULL,
    squares numeric NOT NULL,
    PRIMARY KEY (first, player, unit)
);
"""

TABLES = f"""
CREATE TABLE {{schema}}.tables (table_id text PRIMARY KEY);
CREATE TABLE {{schema}}.players (
    player text PRIMARY KEY,
    name text NOT NULL,
    house boolean NOT NULL
);
{_SUMS.format(span="days")}
{_SUMS.format(span="months")}
"""
"""`unit` is the big blind, or the small bet where a game has none; `squares` sums the squares of what was won."""

KNOWN = ""

STORE_TABLES = "INSERT INTO {schema}.tables (table_id) SELECT * FROM unnest(%b::text[])"

STORE_ACCOUNTS = """
INSERT INTO {schema}.players AS held (player, name, house)
SELECT player, name, house FROM unnest(%b::text[], %b::text[], %b::boolean[]) AS rows (player, name, house)
ON CONFLICT (player) DO UPDATE SET name = excluded.name, house = excluded.house
"""

STORE_NAMES = """
UPDATE {schema}.players AS held SET name = rows.name
FROM unnest(%b::text[], %b::text[]) AS rows (player, name)
WHERE held.player = rows.player AND held.name <> rows.name
"""


def _store(span: str, unit: str) -> str:
    """Adds to the sums of each day, or each month; recorded hands are not played at one of the room's tables."""
    return f"""
INSERT INTO {{schema}}.{span} AS held (first, player, unit, hands, net, squares)
SELECT date_trunc('{unit}', timestamp '1970-01-01' + day * interval '1 day')::date, player, unit,
       sum(hands)::bigint, sum(net)::bigint, sum(squares)
FROM unnest(%b::text[], %b::integer[], %b::text[], %b::bigint[], %b::bigint[], %b::bigint[], %b::numeric[])
    AS rows (table_id, day, player, unit, hands, net, squares)
JOIN {{schema}}.tables USING (table_id)
GROUP BY 1, 2, 3
ON CONFLICT (first, player, unit) DO UPDATE SET
    hands = held.hands + excluded.hands, net = held.net + excluded.net, squares = held.squares + excluded.squares
"""


STORE_DAYS = _store("days", "day")
STORE_MONTHS = _store("months", "month")

_RANKED = {"net": "net", "bb100": "round(100 * bigs / hands, 9)", "hands": "hands"}
"""What a board is ranked by. Win rates that differ by less than a division rounds off are level."""


def board(wanted: Wanted) -> str:
    """The rows of a board that are wanted, and its first: line, players on the board, and what a Standing is made
    of."""
    return f"""
WITH units AS (
    SELECT player, unit::numeric AS unit, sum(hands) AS hands, sum(net) AS net, sum(squares) AS squares
    FROM {{schema}}.{_span(wanted.period)} WHERE first BETWEEN %(first)s AND %(last)s GROUP BY player, unit
), figures AS (
    SELECT player, sum(hands) AS hands, sum(net) AS net, sum(net / unit) AS bigs,
           sum(squares / (unit * unit)) AS squares
    FROM units GROUP BY player
), entrants AS (
    SELECT player, name, house, hands, net, bigs, squares, {_RANKED[wanted.ranking]} AS score,
           hands >= %(least)s AS eligible
    FROM figures JOIN {{schema}}.players USING (player) WHERE NOT house OR %(house)s
), lines AS (
    SELECT *, rank() OVER (PARTITION BY eligible ORDER BY score DESC) AS place,
           row_number() OVER (PARTITION BY eligible ORDER BY score DESC, name, player) AS line,
           count(*) OVER (PARTITION BY eligible) AS players
    FROM entrants
)
SELECT line, players, CASE WHEN eligible THEN place END, player, name, house, hands::bigint, net::bigint,
       (100 * bigs / hands)::double precision,
       coalesce(greatest(squares - bigs * bigs / hands, 0) / nullif(hands - 1, 0), 0)::double precision
FROM lines LEFT JOIN (SELECT line AS own FROM lines WHERE player = %(player)s AND eligible) AS mine ON true
WHERE player = %(player)s OR eligible AND (line = 1 OR line BETWEEN %(from)s AND %(to)s OR abs(line - own) <= %(near)s)
ORDER BY eligible DESC, line
"""


def _span(period: Period) -> str:
    """The sums that a period is made of, as few as there are."""
    return "days" if period.kind in ("day", "week") else "months"


Key = tuple[str, int, str, int]
"""Table, day since the epoch, player, and unit."""

DAY_SECONDS = 86_400


def fold(batch: Sequence[Recorded], known: Sequence[Row]) -> Sequence[Change]:
    """What the hands that ended in the batch add to their players' days and months, with the names played under."""
    tables: list[Row] = []
    accounts: dict[str, Row] = {}
    names: dict[str, str] = {}
    sums: dict[Key, list[int]] = {}
    started: dict[str, HandStarted] = {}
    for recorded in batch:
        match recorded.event:
            case HandStarted() as opening:
                started[recorded.stream] = opening
            case HandSettled() as settled:
                opening = started.pop(recorded.stream)
                names.update(zip(opening.players, opening.names, strict=True))
                _add(sums, opening, settled, int(recorded.at // DAY_SECONDS))
            case HandVoided():
                opening = started.pop(recorded.stream)
                names.update(zip(opening.players, opening.names, strict=True))
            case TableOpened(origin="room"):
                tables.append((recorded.stream,))
            case AccountOpened(name=name, origin=origin):
                accounts[recorded.stream] = (recorded.stream, name, origin == "house")
    added = [(*key, *added) for key, added in sorted(sums.items())]
    return [
        Change(STORE_TABLES, tables),
        Change(STORE_ACCOUNTS, list(accounts.values())),
        Change(STORE_NAMES, sorted(names.items())),
        Change(STORE_DAYS, added),
        Change(STORE_MONTHS, added),
    ]


def _add(sums: dict[Key, list[int]], opening: HandStarted, settled: HandSettled, day: int) -> None:
    """The seats of both events are in the order of dealing."""
    unit = opening.big_blind or opening.small_bet
    for player, net in zip(opening.players, settled.net, strict=True):
        held = sums.setdefault((opening.table, day, player, unit), [0, 0, 0])
        held[0] += 1
        held[1] += net
        held[2] += net * net
