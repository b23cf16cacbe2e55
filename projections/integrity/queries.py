"""The questions that are put to the signals' tables, and their answers as they are scored."""

from collections.abc import Iterable, Mapping, Sequence

from projections.integrity.book import TOGETHER, Book, Trace
from projections.integrity.evidence import Evidence
from projections.integrity.reviewed import Said
from projections.integrity.sums import (
    DEALING_FIELDS,
    PAIR_FIELDS,
    PLAYER_FIELDS,
    DealingSums,
    PairSums,
    PlayerSums,
)
from projections.integrity.tally import MissedTogether
from projections.projection import Row

REMEMBERED_DAYS = 90
"""Sign-ins before that count no more."""

BOOK: Mapping[str, str] = {
    "players": f"SELECT player, {', '.join(PLAYER_FIELDS)} FROM {{schema}}.players",
    "pairs": f"SELECT player, other, {', '.join(PAIR_FIELDS)} FROM {{schema}}.pairs WHERE hands >= {TOGETHER}",
    "dealings": f"""
        SELECT dealings.player, dealings.other, {", ".join(f"dealings.{field}" for field in DEALING_FIELDS)}
        FROM {{schema}}.dealings AS dealings JOIN {{schema}}.pairs AS pairs
            ON pairs.player = least(dealings.player COLLATE "C", dealings.other COLLATE "C")
            AND pairs.other = greatest(dealings.player COLLATE "C", dealings.other COLLATE "C")
        WHERE pairs.hands >= {TOGETHER}
    """,
    "missed": """
        SELECT hand, extract(epoch FROM at)::double precision, players, missed FROM {schema}.missed ORDER BY at, hand
    """,
    "traces": """
        SELECT account, kind, tag, day::text, version FROM {schema}.traces WHERE day >= %(since)s::date
        ORDER BY account, day, kind, tag
    """,
    "sittings": """
        SELECT player, table_id, day::text FROM {schema}.sittings WHERE player IN (
            SELECT account FROM {schema}.traces WHERE kind = 'address' AND tag IN (
                SELECT tag FROM {schema}.traces WHERE kind = 'address' AND day >= %(since)s::date
                GROUP BY tag HAVING count(DISTINCT account) > 1))
    """,
    "sitting_count": "SELECT count(*) FROM (SELECT DISTINCT table_id, day FROM {schema}.sittings) AS places",
    "accounts": "SELECT account, name, house FROM {schema}.accounts",
}
"""What a book is made of; all must be read of the same moment. `since` is the first UTC day that counts."""

EVIDENCE = """
SELECT evidence.kind, evidence.player, evidence.other, weight, hand, version, position, note
FROM {schema}.evidence AS evidence
JOIN unnest(%(kinds)s::text[], %(players)s::text[], %(others)s::text[]) AS wanted (kind, player, other)
    USING (kind, player, other)
ORDER BY weight DESC, position
"""

REVIEWS = """
SELECT signal, version, kind, accounts, state, score, reviewer, reason, extract(epoch FROM at)::double precision
FROM {schema}.reviews ORDER BY signal, version
"""


def book_of(rows: Mapping[str, Sequence[Row]]) -> Book:
    """The answers to BOOK, by their names."""
    sittings: dict[str, set[tuple[str, str]]] = {}
    for player, table, day in rows["sittings"]:
        sittings.setdefault(player, set()).add((table, day))
    ((places,),) = rows["sitting_count"]
    return Book(
        players={player: PlayerSums(*sums) for player, *sums in rows["players"]},
        pairs={(player, other): PairSums(*sums) for player, other, *sums in rows["pairs"]},
        dealings={(player, other): DealingSums(*sums) for player, other, *sums in rows["dealings"]},
        missed=[MissedTogether(hand, at, tuple(dealt), tuple(missed)) for hand, at, dealt, missed in rows["missed"]],
        traces=[Trace(*row) for row in rows["traces"]],
        sittings={player: frozenset(where) for player, where in sittings.items()},
        sitting_count=places,
        house=frozenset(account for account, _, house in rows["accounts"] if house),
        names={account: name for account, name, _ in rows["accounts"]},
    )


def evidence_of(rows: Iterable[Row]) -> list[Evidence]:
    """The answer to EVIDENCE."""
    return [Evidence(*row) for row in rows]


def reviews_of(rows: Iterable[Row]) -> dict[str, list[Said]]:
    """The answer to REVIEWS: what was said, by signal."""
    said: dict[str, list[Said]] = {}
    for signal, version, kind, accounts, *rest in rows:
        said.setdefault(signal, []).append(Said(signal, version, kind, tuple(accounts), *rest))
    return said
