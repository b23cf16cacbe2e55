"""Rooms as figures: thirty honest players who all sat together, and what a test plants among them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, permutations
from random import Random

from projections.integrity.book import Book, Trace
from projections.integrity.sums import DealingSums, PairSums, PlayerSums
from projections.integrity.tally import MissedTogether, Pair

PLAYERS = tuple(f"account:{number:02}" for number in range(30))
ANN, BOB, CAT = PLAYERS[:3]
HANDS = 150
"""Of each pair, at tables of six."""


@dataclass
class Room:
    """The figures before they are summed up; the same in every run."""

    pairs: dict[Pair, PairSums] = field(default_factory=dict)
    dealings: dict[Pair, DealingSums] = field(default_factory=dict)
    extra: dict[str, PlayerSums] = field(default_factory=dict)
    missed: list[MissedTogether] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    sittings: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    house: set[str] = field(default_factory=set)

    def book(self) -> Book:
        """Everybody's sums follow from what they did to each other."""
        places = set[tuple[str, str]]().union(*self.sittings.values())
        return Book(
            players={player: self._sums(player) for player in PLAYERS},
            pairs=self.pairs,
            dealings=self.dealings,
            missed=self.missed,
            traces=self.traces,
            sittings={player: frozenset(where) for player, where in self.sittings.items()},
            sitting_count=len(places),
            house=frozenset(self.house),
        )

    def _sums(self, player: str) -> PlayerSums:
        sums = self.extra[player]
        sums.hands = sum(pair.hands for names, pair in self.pairs.items() if player in names) // 5
        for names, pair in self.pairs.items():
            if player in names:
                sums.duels += pair.duels
                sums.bets += pair.bets
                sums.quiet += pair.quiet
                sums.strong += pair.strong
        for (one, other), dealing in self.dealings.items():
            if one == player:
                sums.big_lost += dealing.big
                sums.gifts += dealing.gifts
                sums.pre_faced += dealing.pre_faced
                sums.pre_folded += dealing.pre_folded
                sums.post_faced += dealing.post_faced
                sums.post_folded += dealing.post_folded
            if other == player:
                sums.big_won += dealing.big
                sums.pre_pressed += dealing.pre_faced
                sums.pre_yielded += dealing.pre_folded
                sums.post_pressed += dealing.post_faced
                sums.post_yielded += dealing.post_folded
        return sums


def honest() -> Room:
    """Nobody does anything to somebody that they do not do to all, give or take what chance does."""
    chance, room = Random(7), Room()
    for pair in combinations(PLAYERS, 2):
        duels, quiet = 12, _made(chance, 12, 0.15)
        bets = duels - quiet
        room.pairs[pair] = PairSums(HANDS, HANDS * 200, duels, bets, quiet, _made(chance, quiet, 0.3))
    for way in permutations(PLAYERS, 2):
        big = sum(chance.random() < 0.15 for _ in range(3))
        gifts = _made(chance, big, 0.25)
        pre, post = 20, 8
        folds = _made(chance, pre, 0.8), _made(chance, post, 0.5)
        room.dealings[way] = DealingSums(30_000 * big, big, gifts, pre, folds[0], post, folds[1])
    for player in PLAYERS:
        room.extra[player] = _alone(chance)
        room.sittings[player] = {(f"table:{chance.randrange(8)}", day) for day in days(14)}
        room.traces += [Trace(player, "address", f"home of {player}", day, 1) for day in days(14)]
        room.traces += [Trace(player, "device", f"phone of {player}", day, 2) for day in days(14)]
    return room


def days(count: int) -> Iterator[str]:
    """The first so many days of a month."""
    return (f"2026-03-{day + 1:02}" for day in range(count))


def _made(chance: Random, of: int, rate: float) -> int:
    return sum(chance.random() < rate for _ in range(of))


def _alone(chance: Random) -> PlayerSums:
    """What a player does without anybody else: results, and a person's decision times."""
    sums = PlayerSums(contests=60, contests_won=_made(chance, 60, 0.5), missed=2)
    hands = HANDS * len(PLAYERS) // 5
    for _ in range(hands):
        net = round(chance.gauss(0, 6_000))
        sums.net += net
        sums.net_squares += net * net // 1_000
    for _ in range(400):
        time_easy(sums, round(1_000 * chance.gauss(1.0, 0.7)))
        time_hard(sums, round(1_000 * chance.gauss(1.6, 0.7)))
    return sums


def time_easy(sums: PlayerSums, time: int) -> None:
    """An easy decision of so many thousandths of a logarithm."""
    sums.timed, sums.times, sums.time_squares = sums.timed + 1, sums.times + time, sums.time_squares + time**2
    sums.easy, sums.easy_times, sums.easy_squares = sums.easy + 1, sums.easy_times + time, sums.easy_squares + time**2


def time_hard(sums: PlayerSums, time: int) -> None:
    """A hard one."""
    sums.timed, sums.times, sums.time_squares = sums.timed + 1, sums.times + time, sums.time_squares + time**2
    sums.hard, sums.hard_times, sums.hard_squares = sums.hard + 1, sums.hard_times + time, sums.hard_squares + time**2
