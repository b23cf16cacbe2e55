"""The tables of the signals' sums, and the SQL that adds to them and reads them."""

from collections.abc import Sequence

from projections.integrity.evidence import KEPT
from projections.integrity.sums import DEALING_FIELDS, PAIR_FIELDS, PLAYER_FIELDS


def _columns(fields: Sequence[str]) -> str:
    return ",\n    ".join(f"{field} bigint NOT NULL" for field in fields)


TABLES = f"""
CREATE TABLE {{schema}}.players (
    player text PRIMARY KEY,
    {_columns(PLAYER_FIELDS)}
);
CREATE TABLE {{schema}}.pairs (
    player text NOT NULL,
    other text NOT NULL,
    {_columns(PAIR_FIELDS)},
    PRIMARY KEY (player, other)
);
CREATE TABLE {{schema}}.dealings (
    player text NOT NULL,
    other text NOT NULL,
    {_columns(DEALING_FIELDS)},
    PRIMARY KEY (player, other)
);
CREATE TABLE {{schema}}.evidence (
    kind text NOT NULL,
    player text NOT NULL,
    other text NOT NULL,
    weight bigint NOT NULL,
    hand text NOT NULL,
    version integer NOT NULL,
    position bigint NOT NULL,
    note text NOT NULL,
    PRIMARY KEY (kind, player, other, position)
);
CREATE TABLE {{schema}}.missed (
    hand text PRIMARY KEY,
    at timestamptz NOT NULL,
    players json NOT NULL,
    missed json NOT NULL
);
CREATE TABLE {{schema}}.sittings (
    player text NOT NULL,
    table_id text NOT NULL,
    day date NOT NULL,
    PRIMARY KEY (player, table_id, day)
);
CREATE TABLE {{schema}}.accounts (
    account text PRIMARY KEY,
    name text NOT NULL,
    house boolean NOT NULL
);
CREATE TABLE {{schema}}.traces (
    account text NOT NULL,
    kind text NOT NULL,
    tag text NOT NULL,
    day date NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (account, kind, tag, day)
);
CREATE TABLE {{schema}}.reviews (
    signal text NOT NULL,
    version integer NOT NULL,
    kind text NOT NULL,
    accounts json NOT NULL,
    state text NOT NULL,
    score double precision NOT NULL,
    reviewer text NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (signal, version)
);
"""


def _adding(table: str, keys: Sequence[str], fields: Sequence[str]) -> str:
    """The statement that adds rows of sums to those that are there."""
    columns = ", ".join((*keys, *fields))
    arrays = ", ".join((*("%b::text[]" for _ in keys), *("%b::bigint[]" for _ in fields)))
    sums = ", ".join(f"{field} = held.{field} + excluded.{field}" for field in fields)
    return f"""
INSERT INTO {{schema}}.{table} AS held ({columns})
SELECT {columns} FROM unnest({arrays}) AS rows ({columns})
ON CONFLICT ({", ".join(keys)}) DO UPDATE SET {sums}
"""


ADD_PLAYERS = _adding("players", ("player",), PLAYER_FIELDS)
ADD_PAIRS = _adding("pairs", ("player", "other"), PAIR_FIELDS)
ADD_DEALINGS = _adding("dealings", ("player", "other"), DEALING_FIELDS)

STORE_EVIDENCE = """
INSERT INTO {schema}.evidence (kind, player, other, weight, hand, version, position, note)
SELECT * FROM unnest(%b::text[], %b::text[], %b::text[], %b::bigint[], %b::text[], %b::integer[], %b::bigint[],
                     %b::text[])
"""

FORGET_WEAKER = f"""
DELETE FROM {{schema}}.evidence AS kept
USING unnest(%b::text[], %b::text[], %b::text[]) AS added (kind, player, other)
CROSS JOIN LATERAL (
    SELECT position FROM {{schema}}.evidence AS own
    WHERE own.kind = added.kind AND own.player = added.player AND own.other = added.other
    ORDER BY weight DESC, position OFFSET {KEPT}
) AS weaker
WHERE kept.kind = added.kind AND kept.player = added.player AND kept.other = added.other
    AND kept.position = weaker.position
"""

STORE_MISSED = """
INSERT INTO {schema}.missed (hand, at, players, missed)
SELECT hand, to_timestamp(at), players::json, missed::json
FROM unnest(%b::text[], %b::double precision[], %b::text[], %b::text[]) AS rows (hand, at, players, missed)
"""

STORE_SITTINGS = """
INSERT INTO {schema}.sittings (player, table_id, day)
SELECT player, table_id, day::date FROM unnest(%b::text[], %b::text[], %b::text[]) AS rows (player, table_id, day)
ON CONFLICT DO NOTHING
"""

STORE_ACCOUNTS = """
INSERT INTO {schema}.accounts (account, name, house)
SELECT * FROM unnest(%b::text[], %b::text[], %b::boolean[])
"""

STORE_TRACES = """
INSERT INTO {schema}.traces (account, kind, tag, day, version)
SELECT account, kind, tag, day::date, version
FROM unnest(%b::text[], %b::text[], %b::text[], %b::text[], %b::integer[]) AS rows (account, kind, tag, day, version)
ON CONFLICT DO NOTHING
"""

STORE_REVIEWS = """
INSERT INTO {schema}.reviews (signal, version, kind, accounts, state, score, reviewer, reason, at)
SELECT signal, version, kind, accounts::json, state, score, reviewer, reason, to_timestamp(at)
FROM unnest(%b::text[], %b::integer[], %b::text[], %b::text[], %b::text[], %b::double precision[], %b::text[],
            %b::text[], %b::double precision[])
    AS rows (signal, version, kind, accounts, state, score, reviewer, reason, at)
"""
