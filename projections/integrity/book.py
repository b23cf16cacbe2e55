"""Everything that the signals are computed from, as it is read from the tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from projections.integrity.sums import DealingSums, PairSums, PlayerSums, values
from projections.integrity.tally import MissedTogether, Pair, Tally

TOGETHER = 20
"""Pairs with fewer hands together are not looked at."""


@dataclass(frozen=True, slots=True)
class Trace:
    """An `account` signed in under a `tag` (of an `address` or a `device`) on a UTC day; `version` is the fact in the
    account's stream."""

    account: str
    of: str
    tag: str
    day: str
    version: int


@dataclass(frozen=True)
class Book:
    """The sums over all hands, the traces of the time that counts, and where players sat. `house` are the room's own
    bots: opponents like all others, but never suspects."""

    players: Mapping[str, PlayerSums]
    pairs: Mapping[Pair, PairSums]
    dealings: Mapping[Pair, DealingSums]
    missed: Sequence[MissedTogether] = ()
    traces: Sequence[Trace] = ()
    sittings: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    """Table and UTC day, by player."""
    sitting_count: int = 0
    """How many different tables and days there are in all."""
    house: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, tally: Tally, traces: Sequence[Trace] = (), house: Iterable[str] = ()) -> "Book":
        """The book of these hands alone."""
        sittings: dict[str, set[tuple[str, str]]] = {}
        for player, table, day in tally.sittings:
            sittings.setdefault(player, set()).add((table, day))
        return cls(
            players=tally.players,
            pairs=tally.pairs,
            dealings=tally.dealings,
            missed=tally.missed,
            traces=traces,
            sittings={player: frozenset(places) for player, places in sittings.items()},
            sitting_count=len(set().union(*sittings.values())),
            house=frozenset(house),
        )

    @cached_property
    def room(self) -> PlayerSums:
        """The sums over all players."""
        columns = [values(sums) for sums in self.players.values()]
        return PlayerSums(*(sum(column) for column in zip(*columns, strict=True)))

    @cached_property
    def suspects(self) -> tuple[Pair, ...]:
        """The pairs that are looked at: both are people, and they were dealt in together often enough."""
        return tuple(
            pair for pair, sums in sorted(self.pairs.items()) if sums.hands >= TOGETHER and self.house.isdisjoint(pair)
        )

    def dealing(self, player: str, other: str) -> DealingSums:
        """What one did to the other."""
        return self.dealings.get((player, other)) or NOTHING

    def name(self, account: str) -> str:
        """What others read, or the account's id."""
        return self.names.get(account, account)


NOTHING = DealingSums()
