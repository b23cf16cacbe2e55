"""Adds hands up: the sums of players and pairs, who missed turns together, who sat where on which day."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations

from projections.integrity.evidence import Evidence, evidence_of
from projections.integrity.observed import Observed
from projections.integrity.sums import DealingSums, PairSums, PlayerSums

Pair = tuple[str, str]
"""Two players: in the order of their ids, or from one to the other."""


@dataclass(frozen=True, slots=True)
class MissedTogether:
    """A hand in which at least two of its players let a turn run out; `at` in UTC seconds since the epoch."""

    hand: str
    at: float
    players: tuple[str, ...]
    missed: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """Sums over some hands, or over all. `pairs` are keyed in the order of ids, `dealings` from one to the other;
    `sittings` name player, table and UTC day (`2026-01-31`)."""

    players: dict[str, PlayerSums] = field(default_factory=dict)
    pairs: dict[Pair, PairSums] = field(default_factory=dict)
    dealings: dict[Pair, DealingSums] = field(default_factory=dict)
    missed: list[MissedTogether] = field(default_factory=list)
    sittings: set[tuple[str, str, str]] = field(default_factory=set)
    evidence: list[Evidence] = field(default_factory=list)

    def add(self, seen: Observed) -> None:
        """One more hand."""
        self._count(seen)
        for loss in seen.losses:
            self._dealing(loss.loser, loss.winner).lost += loss.amount
            if loss.big:
                self._big_loss(loss.loser, loss.winner, loss.gift)
        self._answers(seen)
        self._duel(seen)
        self._decisions(seen)
        for contest in seen.contests:
            self.players[contest.player].contests += 1
            self.players[contest.player].contests_won += contest.won
        self.evidence += evidence_of(seen)

    def _count(self, seen: Observed) -> None:
        day = datetime.fromtimestamp(seen.at, UTC).date().isoformat()
        for player, net in zip(seen.players, seen.net, strict=True):
            sums = self.players.setdefault(player, PlayerSums())
            sums.hands += 1
            sums.net += net
            sums.net_squares += net * net // 1_000
            self.sittings.add((player, seen.table, day))
        share = 1_000 // max(1, len(seen.players) - 1)
        for pair in combinations(sorted(seen.players), 2):
            together = self.pairs.get(pair) or self.pairs.setdefault(pair, PairSums())
            together.hands += 1
            together.share += share
        for player in seen.missed:
            self.players[player].missed += 1
        if len(seen.missed) > 1:
            self.missed.append(MissedTogether(seen.hand, seen.at, seen.players, seen.missed))

    def _dealing(self, player: str, other: str) -> DealingSums:
        return self.dealings.setdefault((player, other), DealingSums())

    def _big_loss(self, loser: str, winner: str, gift: bool) -> None:
        dealing = self._dealing(loser, winner)
        dealing.big += 1
        dealing.gifts += gift
        self.players[loser].big_lost += 1
        self.players[loser].gifts += gift
        self.players[winner].big_won += 1

    def _answers(self, seen: Observed) -> None:
        for answer in seen.answers:
            dealing = self._dealing(answer.player, answer.other)
            own, other, folded = self.players[answer.player], self.players[answer.other], answer.folded
            if answer.later:
                dealing.post_faced += 1
                dealing.post_folded += folded
                own.post_faced += 1
                own.post_folded += folded
                other.post_pressed += 1
                other.post_yielded += folded
            else:
                dealing.pre_faced += 1
                dealing.pre_folded += folded
                own.pre_faced += 1
                own.pre_folded += folded
                other.pre_pressed += 1
                other.pre_yielded += folded

    def _duel(self, seen: Observed) -> None:
        duel = seen.duel
        if duel is None:
            return
        first, second = sorted(duel.players)
        for sums in (self.pairs[first, second], self.players[first], self.players[second]):
            sums.duels += 1
            sums.bets += duel.bet
            sums.quiet += duel.quiet
            sums.strong += duel.strong

    def _decisions(self, seen: Observed) -> None:
        for decision in seen.decisions:
            sums, time = self.players[decision.player], decision.time
            square = time * time
            sums.timed += 1
            sums.times += time
            sums.time_squares += square
            if decision.weight < 0:
                sums.easy += 1
                sums.easy_times += time
                sums.easy_squares += square
            elif decision.weight > 0:
                sums.hard += 1
                sums.hard_times += time
                sums.hard_squares += square
