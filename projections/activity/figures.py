"""Table activity as it is read: the figures of an hour or a day, at one table or in the whole room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from projections.activity.hour import SUMS
from projections.activity.waits import BINS, percentile
from projections.projection import Row

Step = Literal["hour", "day"]

SECONDS: dict[Step, int] = {"hour": 3_600, "day": 86_400}


@dataclass(frozen=True, slots=True)
class Span:
    """Hours or days from `start` to `end` (UTC, seconds since the epoch, whole hours), as seen at `now`."""

    start: float
    end: float
    step: Step
    now: float


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table, and from when until when (None: still) it has stood in the room, with so many seats."""

    table: str
    name: str
    seats: int
    opened_at: float
    closed_at: float | None


@dataclass(frozen=True, slots=True)
class Activity:
    """The figures of one hour or day that began `at` (UTC, seconds since the epoch). Chips are whole chips, durations
    seconds; what nothing can be said about is None.

    `hands` are those that ended then and count, `voided` those that do not. `hands_per_hour` is the pace while hands
    were played or two players waited for one. `players` were dealt in on average, `players_per_flop` is the share of
    them who saw the flop where the game has one. Pots are averages; `_in_blinds` is in big blinds (small bets where a
    game has none). `occupancy` is the share of all seats that was taken, `seat_seconds` how long all together were,
    `person_seconds` how long by people. `decisions` are those of people, and `timeouts` those that the clock made for
    them; house bots' are left out. `decision_seconds` is how long one took on average, `pause_seconds` how long two or
    more, a person among them, waited for the next hand; 95 % of them took no longer than their `_p95`."""

    at: float
    hands: int
    voided: int
    hands_per_hour: float | None
    players: float | None
    pot: float | None
    pot_in_blinds: float | None
    players_per_flop: float | None
    rake: int
    seat_seconds: float
    person_seconds: float
    occupancy: float | None
    decisions: int
    timeouts: int
    decision_seconds: float | None
    decision_p95: float | None
    pauses: int
    pause_seconds: float | None
    pause_p95: float | None


def activity_of(row: Row, tables: Sequence[OpenTable], span: Span) -> Activity:
    """A row of SUMMED for these tables."""
    at, *sums = row
    told = dict(zip(SUMS, sums, strict=False))
    decisions, pauses = sums[len(SUMS)], sums[len(SUMS) + 1]
    hands = told["hands"]
    return Activity(
        at=at,
        hands=hands,
        voided=told["voided"],
        hands_per_hour=_share(hands * 3_600_000, told["hand_ms"] + told["pause_ms"]),
        players=_share(told["players"], hands),
        pot=_share(told["pot"], hands),
        pot_in_blinds=_share(told["pot_thousandths"], 1000 * hands),
        players_per_flop=_share(told["flop_seen"], told["flop_players"]),
        rake=told["rake"],
        seat_seconds=told["seat_ms"] / 1000,
        person_seconds=told["person_ms"] / 1000,
        occupancy=_share(told["seat_ms"], 1000 * _seat_seconds(at, tables, span)),
        decisions=sum(decisions),
        timeouts=told["timeouts"],
        decision_seconds=_share(told["decision_ms"], 1000 * sum(decisions)),
        decision_p95=percentile(decisions, 0.95),
        pauses=sum(pauses),
        pause_seconds=_share(told["pause_ms"], 1000 * sum(pauses)),
        pause_p95=percentile(pauses, 0.95),
    )


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _seat_seconds(at: float, tables: Sequence[OpenTable], span: Span) -> float:
    """How long all seats together were there in the hour or day that began then, as far as it is in the span."""
    start, end = max(at, span.start), min(at + SECONDS[span.step], span.end, span.now)
    return sum(table.seats * max(min(end, table.closed_at or end) - max(start, table.opened_at), 0) for table in tables)


_SUMMED = ", ".join(f"sum({name})::bigint" for name in SUMS)


def _histogram(bins: str) -> str:
    return f"ARRAY[{', '.join(f'sum({bins}[{place}])' for place in range(1, BINS + 1))}]::bigint[]"


_NOTHING = ", ".join("0" for _ in SUMS[:-2])
_NO_WAITS = f"array_fill(0, ARRAY[{BINS}])"

SUMMED = f"""
WITH span AS (
    SELECT to_timestamp(%(start)s) AS start, to_timestamp(%(end)s) AS until, to_timestamp(%(now)s) AS now
), told AS (
    SELECT hour, {", ".join(SUMS)}, decisions, pauses FROM {{schema}}.hours, span
    WHERE hour >= start AND hour < until AND (%(table)s::text IS NULL OR table_id = %(table)s)
    UNION ALL
    SELECT hour, {_NOTHING}, (taken * occupied)::bigint, (taken * (occupied - cardinality(house)))::bigint,
           {_NO_WAITS}, {_NO_WAITS}
    FROM {{schema}}.tables, span, LATERAL generate_series(
        date_trunc('hour', greatest(since, start), 'UTC'), least(now, until), interval '1 hour'
    ) AS hour, LATERAL (
        SELECT extract(epoch FROM least(hour + interval '1 hour', now) - greatest(hour, since)) * 1000 AS taken
    ) AS lasting
    WHERE occupied > 0 AND since < now AND hour < least(now, until)
        AND (%(table)s::text IS NULL OR table_id = %(table)s)
)
SELECT extract(epoch FROM date_trunc(%(step)s, hour, 'UTC'))::double precision, {_SUMMED},
       {_histogram("decisions")}, {_histogram("pauses")}
FROM told GROUP BY 1 ORDER BY 1
"""
"""The sums of each hour or day with any activity; seats that are taken count up to now."""

STANDING = """
SELECT table_id, name, seats, extract(epoch FROM opened_at)::double precision,
       extract(epoch FROM closed_at)::double precision
FROM {schema}.tables WHERE %(table)s::text IS NULL OR table_id = %(table)s ORDER BY name, table_id
"""

NAMED = """
SELECT table_id FROM {schema}.tables WHERE table_id = %(named)s OR lower(name) = lower(%(named)s) ORDER BY table_id
"""
"""Whichever has this id, or this name in whatever case."""
