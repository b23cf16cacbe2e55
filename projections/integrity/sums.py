"""What is kept of all hands for the signals: whole numbers that only add up, so that the order of adding is the same.

Chips are counted in thousandths of a big blind (of a small bet where there are no blinds), so that stakes compare.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter


@dataclass(slots=True)
class PlayerSums:
    """Of one player, against everyone.

    `big_lost` and `big_won` count big losses to one other (see `hand`), `gifts` those of the lost ones that look given
    away. `*_faced` and `*_folded` count hands in which the player first answered somebody's raise on the first street
    (`pre`) or a bet later (`post`), and folded; `*_pressed` and `*_yielded` are the others' answers to the player.
    `duels` are streets that began with two players left, once a hand: `bets` of them saw a bet, `quiet` ones were
    checked down to shown cards, `strong` of these with a strong hand.
    Decision times are natural logarithms of seconds in thousandths, summed and summed squared: of all (`timed`), of
    the `easy` ones and of the `hard` ones. `missed` counts hands with a time-out; `net` is what was won, `net_squares`
    sums a thousandth of its square in each hand; `contests` are hands
    in which the player paid two big blinds or more after the first street, `contests_won` those that ended with more
    chips than they began."""

    hands: int = 0
    net: int = 0
    net_squares: int = 0
    missed: int = 0
    big_lost: int = 0
    big_won: int = 0
    gifts: int = 0
    pre_faced: int = 0
    pre_folded: int = 0
    pre_pressed: int = 0
    pre_yielded: int = 0
    post_faced: int = 0
    post_folded: int = 0
    post_pressed: int = 0
    post_yielded: int = 0
    duels: int = 0
    bets: int = 0
    quiet: int = 0
    strong: int = 0
    timed: int = 0
    times: int = 0
    time_squares: int = 0
    easy: int = 0
    easy_times: int = 0
    easy_squares: int = 0
    hard: int = 0
    hard_times: int = 0
    hard_squares: int = 0
    contests: int = 0
    contests_won: int = 0


@dataclass(slots=True)
class PairSums:
    """Of two players together: `hands` in which both were dealt in, their `share` (thousandths of a hand: of a hand
    with five others a fifth falls to each), and their duels; see `PlayerSums`."""

    hands: int = 0
    share: int = 0
    duels: int = 0
    bets: int = 0
    quiet: int = 0
    strong: int = 0


@dataclass(slots=True)
class DealingSums:
    """Of one player toward one other: what was `lost` to the other, the `big` losses among it and the `gifts` among
    these, and the answers to the other's raises and bets; see `PlayerSums`."""

    lost: int = 0
    big: int = 0
    gifts: int = 0
    pre_faced: int = 0
    pre_folded: int = 0
    post_faced: int = 0
    post_folded: int = 0


Sums = PlayerSums | PairSums | DealingSums

PLAYER_FIELDS = tuple(field.name for field in fields(PlayerSums))
PAIR_FIELDS = tuple(field.name for field in fields(PairSums))
DEALING_FIELDS = tuple(field.name for field in fields(DealingSums))

_VALUES: dict[type[Sums], Callable[[Sums], tuple[int, ...]]] = {
    PlayerSums: attrgetter(*PLAYER_FIELDS),
    PairSums: attrgetter(*PAIR_FIELDS),
    DealingSums: attrgetter(*DEALING_FIELDS),
}


def values(sums: Sums) -> tuple[int, ...]:
    """The numbers in the order of their fields."""
    return _VALUES[type(sums)](sums)
