"""What the read model of player statistics is asked, and what it answers: figures of a player's hands by any grouping,
and the hands that a figure counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from domain.variants import RULESETS
from projections.analysis import BITS, CATALOGUE
from projections.analysis.figures import Figure, Tally
from projections.projection import Row

Origin = Literal["room", "recorded"]
Grouping = Literal["all", "position", "variant", "stakes", "pot", "day", "month", "player"]

PLACES = ("UTG", "UTG+1", "UTG+2", "UTG+3", "UTG+4", "LJ", "HJ", "CO", "BTN", "SB", "BB")
"""The positions in the order of acting before the flop."""


@dataclass(frozen=True, slots=True)
class WantedHands:
    """Which hands: those of a player's account, of one variant (a ruleset's id), at some stakes (`50/100`), from a
    position (one of PLACES), in a period of UTC days with both its ends, played in the room or recorded elsewhere.
    None wants them all."""

    player: str | None = None
    variant: str | None = None
    stakes: str | None = None
    position: str | None = None
    first: date | None = None
    last: date | None = None
    origin: Origin | None = None

    @property
    def parameters(self) -> dict[str, object]:
        """What the conditions name."""
        recorded = None if self.origin is None else self.origin == "recorded"
        named = {"player": self.player, "variant": self.variant, "stakes": self.stakes, "place": self.position}
        return {**named, "first": self.first, "last": self.last, "recorded": recorded}

    @property
    def conditions(self) -> str:
        """The condition of a query, of those that there are."""
        asked = [sql for name, sql in _CONDITIONS.items() if self.parameters[name] is not None]
        return " AND ".join(asked) or "true"


_CONDITIONS: Mapping[str, str] = MappingProxyType(
    {
        "player": "players.player = %(player)s",
        "variant": "hands.ruleset = %(variant)s",
        "stakes": "hands.stakes = %(stakes)s",
        "place": "players.place = %(place)s",
        "first": "hands.at >= %(first)s::date::timestamp AT TIME ZONE 'UTC'",
        "last": "hands.at < (%(last)s::date + 1)::timestamp AT TIME ZONE 'UTC'",
        "recorded": "hands.recorded = %(recorded)s",
    }
)

_GROUPS: Mapping[Grouping, str] = MappingProxyType(
    {
        "all": "''",
        "position": "players.place",
        "variant": "hands.ruleset",
        "stakes": "hands.stakes",
        "pot": "hands.pot_type",
        "day": "to_char(hands.at AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
        "month": "to_char(hands.at AT TIME ZONE 'UTC', 'YYYY-MM')",
        "player": "players.player",
    }
)

_JOINED = "FROM {schema}.players AS players JOIN {schema}.hands AS hands USING (position)"


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Some hands that have the `label` in common: a position, a ruleset's id, stakes, a type of pot, a day, a month, a
    player's account, or nothing but that they were wanted. `net` in whole chips; `rake` is the player's part of it by
    what everyone paid."""

    label: str
    hands: int
    net: int
    rake: float
    figures: tuple[Figure, ...]


def figures_query(wanted: WantedHands, by: Grouping) -> str:
    """Sums of hands alike: there are far fewer ways to play a hand than hands, so their bits are counted later."""
    return f"""
SELECT {_GROUPS[by]}, had, made, count(*), sum(net)::bigint, sum(rake), sum(aggressive), sum(calls), sum(folds),
       sum(net::double precision / big_blind), sum((net::double precision / big_blind) ^ 2),
       sum(ev / big_blind), sum((ev / big_blind) ^ 2)
{_JOINED} WHERE {wanted.conditions} GROUP BY 1, 2, 3
"""


def groups_of(rows: Sequence[Row], by: Grouping) -> list[FigureGroup]:
    """The rows of `figures_query`, group by group: positions in the order of acting, others in that of their labels."""
    tallies: dict[str, Tally] = {}
    for label, had, made, hands, net, rake, aggressive, calls, folds, *results in rows:
        tally = tallies.setdefault(label, Tally())
        tally.count(had, made, hands)
        tally.net += net
        tally.rake += rake
        tally.aggressive += aggressive
        tally.calls += calls
        tally.folds += folds
        for key, (total, squares) in zip(("net", "ev"), (results[:2], results[2:]), strict=True):
            tally.results[key].total += total
            tally.results[key].squares += squares
    ordered = sorted(tallies.items(), key=lambda item: _order(item[0], by))
    return [FigureGroup(label, each.hands, each.net, each.rake, each.figures()) for label, each in ordered]


def _order(label: str, by: Grouping) -> tuple[Sequence[int], str]:
    if by == "position":
        return ((PLACES.index(label),) if label in PLACES else (len(PLACES),)), label
    if by == "stakes":
        return tuple(int(part) for part in label.split("/")), label
    return (), label


@dataclass(frozen=True, slots=True)
class CountedHand:
    """A hand that a figure counts: with so many `opportunities`, of which the player `made` some (of a ratio one count
    and the other, of a rate the result in big blinds). `net` in whole chips, `ev` the same all-in adjusted; `at` UTC,
    seconds since the epoch; `position` is empty in stud."""

    hand: str
    table: str
    table_name: str
    number: int
    at: float
    ruleset: str
    game: str
    stakes: str
    pot_type: str
    position: str
    made: float
    opportunities: int
    net: int
    ev: float


_COUNTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "af": ("aggressive", "calls"),
        "afq": ("aggressive", "aggressive + calls + folds"),
        "net": ("net::double precision / big_blind", "1"),
        "ev": ("ev / big_blind", "1"),
        **{key: (f"(made & {bit} <> 0)::integer", f"(had & {bit} <> 0)::integer") for key, bit in BITS.items()},
    }
)
"""What a hand adds to each statistic's two numbers."""


def hands_query(wanted: WantedHands, statistic: str) -> str:
    """The hands that count for a statistic (a key of the catalogue), latest first, at most `%(limit)s`, and those
    before the hand `%(before)s` where it is not null. Raises KeyError for a statistic that there is not."""
    made, opportunities = _COUNTED[statistic]
    counts = f"{made} + {opportunities} > 0" if CATALOGUE[statistic].measure != "rate" else "true"
    return f"""
SELECT hands.hand, hands.table_id, coalesce(tables.name, ''), hands.number,
       extract(epoch FROM hands.at)::double precision, hands.ruleset, hands.stakes, hands.pot_type, players.place,
       ({made})::double precision, {opportunities}, net, ev
{_JOINED} LEFT JOIN {{schema}}.tables AS tables USING (table_id)
WHERE {wanted.conditions} AND {counts} AND (%(before)s::text IS NULL OR players.position <
    (SELECT position FROM {{schema}}.hands WHERE hand = %(before)s))
ORDER BY players.position DESC LIMIT %(limit)s
"""


def counted_hand(row: Row) -> CountedHand:
    """A row of `hands_query`."""
    hand, table, name, number, at, ruleset, *rest = row
    return CountedHand(hand, table, name, number, at, ruleset, RULESETS[ruleset].name, *rest)


@dataclass(frozen=True, slots=True)
class KnownPlayer:
    """A player's account and what the player is called there."""

    player: str
    name: str


NAMED = """
SELECT player, name FROM {schema}.accounts WHERE player = %(text)s OR lower(name) = lower(%(text)s) ORDER BY player
"""

NAMES = "SELECT player, name FROM {schema}.accounts WHERE player = ANY(%(players)s)"
