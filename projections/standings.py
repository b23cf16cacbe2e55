"""A leaderboard as it is read: who stands where with which figures, and one's own place among the neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from projections.periods import Period
from projections.projection import Row

Ranking = Literal["net", "bb100", "hands"]

SAMPLE_HANDS = 100
"""Fewer hands than this tell nothing about a win rate, which then is not shown."""

CONFIDENCE = 1.96
"""Standard errors on each side of the mean that hold it with 95 % certainty."""

NEIGHBOURS = 2
"""So many places above and below one's own are told with it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A player's figures in a period. Those who are level share a `place`, from 1; it is None for who has played too
    few hands for the board. `net` is whole chips; `bb100` are big blinds (small bets where a game has none) won per
    100 hands, with 95 % certainty between `bb100 - margin` and `bb100 + margin`; both are None below 100 hands."""

    place: int | None
    player: str
    name: str
    house: bool
    hands: int
    net: int
    bb100: float | None
    margin: float | None


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """Some `standings` of the `players` on a board, from the top or further down, in the order of their places. `own`
    is the standing of who asked, if there is one, and `around` holds it with its neighbours, if it has a place."""

    period: Period
    ranking: Ranking
    min_hands: int
    players: int
    standings: tuple[Standing, ...]
    own: Standing | None
    around: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which board, how many standings of it after how many, and whose own place. `min_hands` of None are as few as
    the ranking allows; house bots are on the board only if `house`."""

    period: Period
    ranking: Ranking = "net"
    min_hands: int | None = None
    house: bool = False
    limit: int = 20
    offset: int = 0
    player: str = ""

    @property
    def least_hands(self) -> int:
        """The hands that a place needs: a win rate needs a sample, anything else a single one."""
        return least_hands(self.ranking) if self.min_hands is None else self.min_hands


def least_hands(ranking: Ranking) -> int:
    """The smallest minimum of hands that makes sense for a ranking."""
    return SAMPLE_HANDS if ranking == "bb100" else 1


def leaderboard_of(wanted: Wanted, rows: Sequence[Row]) -> Leaderboard:
    """Rows of BOARD in their order."""
    lines = [(line, players, standing_of(tuple(row))) for line, players, *row in rows]
    ranked = [(line, standing) for line, _, standing in lines if standing.place is not None]
    own = next(((line, each) for line, _, each in lines if each.player == wanted.player), None)
    near = [(line, each) for line, each in ranked if own and own[1].place and abs(line - own[0]) <= NEIGHBOURS]
    page = range(wanted.offset + 1, wanted.offset + wanted.limit + 1)
    return Leaderboard(
        period=wanted.period,
        ranking=wanted.ranking,
        min_hands=wanted.least_hands,
        players=next((players for _, players, standing in lines if standing.place is not None), 0),
        standings=tuple(standing for line, standing in ranked if line in page),
        own=own[1] if own else None,
        around=tuple(standing for _, standing in near),
    )


def standing_of(row: Row) -> Standing:
    """Place, player, name, whether it is a house bot, hands, net, big blinds per 100 hands, and the variance of the
    big blinds won in a hand."""
    place, player, name, house, hands, net, bb100, variance = row
    if hands < SAMPLE_HANDS:
        return Standing(place, player, name, house, hands, net, None, None)
    return Standing(place, player, name, house, hands, net, bb100, CONFIDENCE * 100 * sqrt(variance / hands))
