"""Every statistic of a player, in the order in which a reader meets them: the only place where they are defined.

Before the flop level 1 is the blinds, a straddle being one; the first raise is the 2-bet, then come 3-bet and 4-bet.
Posts, antes, blinds and straddles are never voluntary; an all-in raise below a full one is a raise. Nobody has an
opportunity who sits out or is all-in, nor one to raise who may only call. Voided hands count for nothing.

In games with a flop, blinds and a button everything counts. In stud and draw games, which have no flop, VPIP and PFR
speak of the first betting round, a bring-in not being voluntary; of the rest W$SD, AF and AFq count, and results. Bomb
pots begin on the flop: there is nothing before it, and no raiser.
"""

from collections.abc import Mapping
from types import MappingProxyType

from projections.analysis.statistic import Statistic

_STREETS = ("flop", "turn", "river")

FIRST_ROUND = (
    Statistic(
        "vpip", "VPIP", "a voluntary call, bet or raise before the flop", "hands − walks (and blinds all-in)", "PT4"
    ),
    Statistic("pfr", "PFR", "a raise before the flop", "hands in which the player could raise there", "PT4"),
    Statistic("rfi", "RFI", "the first raise, nobody in before", "could raise, nobody in before"),
    Statistic("limp", "Limp", "a call of the blind", "to call the blind, nobody raised", "PT4"),
    Statistic("open_limp", "Open-limp", "a limp, nobody in before", "to call the blind, nobody in before", "PT4"),
    Statistic(
        "over_limp", "Over-limp", "a limp behind limpers", "to call the blind behind limpers, nobody raised", "PT4"
    ),
    Statistic("three_bet", "3-bet", "the second raise", "could raise the open, not being the opener", "PT4"),
    Statistic("squeeze", "Squeeze", "a 3-bet", "could 3-bet, a caller of the open in", "PT4"),
    Statistic("four_bet", "4-bet", "the third raise", "faced a 3-bet and could raise", "PT4"),
    Statistic(
        "cold_four_bet",
        "Cold 4-bet",
        "the third raise",
        "faced a 3-bet and could raise, no voluntary chips in yet",
        "PT4",
    ),
    Statistic("fold_to_three_bet", "Fold to 3-bet", "a fold", "the opener faced a 3-bet", "PT4"),
    Statistic("cold_call", "Cold call", "a call of a raise", "faced a raise with no chips in, antes apart", "PT4"),
    Statistic(
        "blind_cold_call",
        "Cold call, blinds",
        "a call of a raise",
        "faced a raise with a blind, straddle or post alone in",
        "PT4",
    ),
    Statistic(
        "steal",
        "Steal",
        "the first raise",
        "could raise, all folded to the cut-off, button or small blind, not heads-up",
        "PT4",
    ),
    Statistic(
        "fold_to_steal_small_blind",
        "Fold to steal, SB",
        "a fold",
        "the small blind faced a steal, nobody in between",
        "PT4",
    ),
    Statistic(
        "fold_to_steal_big_blind",
        "Fold to steal, BB",
        "a fold",
        "the big blind faced a steal, nobody in between",
        "PT4",
    ),
)

FLOP_ON = (
    Statistic("cbet_flop", "C-bet flop", "the first bet", "the last raiser before the flop saw it, nobody bet", "PT4"),
    Statistic("cbet_turn", "C-bet turn", "the first bet", "c-bet the flop, nobody bet the turn", "PT4"),
    Statistic("cbet_river", "C-bet river", "the first bet", "c-bet the turn, nobody bet the river", "PT4"),
    *(
        Statistic(
            f"fold_to_cbet_{street}",
            f"Fold to c-bet {street}",
            "the first answer is a fold",
            "acted after the c-bet, no raise in between",
            "PT4",
        )
        for street in _STREETS
    ),
    Statistic(
        "delayed_cbet",
        "Delayed c-bet",
        "the first bet on the turn",
        "the last raiser before the flop, who checked it through; nobody bet the turn",
        "PT4",
    ),
    Statistic(
        "probe",
        "Probe",
        "the first bet on the turn",
        "not the last raiser before the flop, who checked it through; nobody bet the turn",
    ),
    Statistic(
        "donk",
        "Donk",
        "the first bet on the flop",
        "acted on the flop before the last raiser before it, nobody bet",
        "PT4",
    ),
    *(
        Statistic(
            f"check_raise_{street}",
            f"Check-raise {street}",
            "a raise after the own check",
            f"checked the {street}, then faced a bet and could raise",
            "PT4",
        )
        for street in _STREETS
    ),
    Statistic("wtsd", "WTSD", "reached the showdown", "saw the flop (all-in before it too)", "PT4"),
    Statistic("wsd", "W$SD", "won any of the pot", "reached the showdown", "PT4"),
    Statistic("wwsf", "WWSF", "won any of the pot", "saw the flop (all-in before it too)", "PT4"),
)

SHARES: tuple[Statistic, ...] = (*FIRST_ROUND, *FLOP_ON)
"""What a player makes of opportunities, at most once a hand: each has a bit in the order of this tuple."""

RATIOS: tuple[Statistic, ...] = (
    Statistic("af", "AF", "bets and raises after the first round", "calls there (none at 0)", "PT4", "ratio"),
    Statistic("afq", "AFq", "bets and raises after the first round", "bets, raises, calls and folds there", "PT4"),
)
"""What comes of how often a player bet or raised, called and folded after the first betting round."""

_PER_HUNDRED = "hands (± 1.96 · 100 · s/√n; from 100 hands on)"

RATES: tuple[Statistic, ...] = (
    Statistic("net", "bb/100", "100 · big blinds won (fixed limit: small bets)", _PER_HUNDRED, "PT4", "rate"),
    Statistic(
        "ev",
        "EV bb/100",
        "100 · big blinds won; of an all-in with a card to come and all hands known Σ equity · (pot − rake) − invested",
        _PER_HUNDRED,
        "PT4",
        "rate",
    ),
)
"""What a player won, on average."""

CATALOGUE: Mapping[str, Statistic] = MappingProxyType({each.key: each for each in (*SHARES, *RATIOS, *RATES)})
"""All of them by key."""

BITS: Mapping[str, int] = MappingProxyType({each.key: 1 << place for place, each in enumerate(SHARES)})
"""The bit of each share."""
