"""Every statistic, worked out by hand on hands of six: who made it, who could have, and who could not."""

from collections import defaultdict

import pytest

from projections.analysis import SHARES
from tests.projections.analysis.lines import outcomes
from tests.support.hands import stacked

CALLED = "r250 f f f f c |"
"""Under the gun raises and the big blind calls; on every street the big blind acts first."""
OVER_THE_FLOP = f"{CALLED} x b300 c |"
OVER_THE_TURN = f"{OVER_THE_FLOP} x b900 c |"
CHECKED = f"{CALLED} x x |"
THREE = "r250 c f f f c |"
"""Big blind, under the gun and hijack see the flop, in this order."""

GOLDEN = [
    ("vpip", "c f r400 f f f f", "UTG made, HJ not, CO made, BTN not, SB not, BB not"),
    ("vpip", "f f f f f", "UTG not, SB not, BB none"),
    ("vpip", "f f f f c x", "SB made, BB not"),
    ("pfr", "c r400 f f f f f", "UTG not, HJ made, BB not"),
    ("pfr", "f f f f f", "SB not, BB none"),
    ("rfi", "f r250 f f f f", "UTG not, HJ made, CO none, BB none"),
    ("rfi", "c r400 f f f f f", "UTG not, HJ none"),
    ("limp", "c f c f c x", "UTG made, HJ not, CO made, BTN not, SB made, BB none"),
    ("limp", "r250 f f f f f", "UTG not, HJ none, SB none"),
    ("open_limp", "f c c f c x", "UTG not, HJ made, CO none, SB none, BB none"),
    ("over_limp", "f c c f c x", "UTG none, HJ none, CO made, BTN not, SB made, BB none"),
    ("three_bet", "r250 r800 f f f f f", "UTG none, HJ made, CO none, BB none"),
    ("three_bet", "r250 f f f f r900 f", "UTG none, HJ not, SB not, BB made"),
    ("three_bet", "c f r400 f f f r1200 f", "UTG made, CO none, BTN not"),
    ("squeeze", "r250 c r1000 f f f f f", "HJ none, CO made, BTN none, UTG none"),
    ("squeeze", "r250 c f f f r1200 f f", "CO not, BTN not, SB not, BB made"),
    ("four_bet", "r250 r800 f f f f r2000 f", "UTG made, HJ none, CO not, BB not"),
    ("four_bet", "r250 f f f f f", "UTG none, HJ none, BB none"),
    ("cold_four_bet", "r250 r800 r2000 f f f f f", "UTG none, HJ none, CO made, BTN none"),
    ("cold_four_bet", "r250 r800 f f f f f", "UTG none, CO not, SB not, BB not"),
    ("cold_four_bet", "c f r400 r1200 f f f f", "UTG none, CO none, SB not"),
    ("fold_to_three_bet", "r250 r800 f f f f f", "UTG made, HJ none, CO none"),
    ("fold_to_three_bet", "r250 r800 f f f f c", "UTG not, HJ none"),
    ("fold_to_three_bet", "r250 r800 r2000 f f f f f", "UTG none, HJ none"),
    ("cold_call", "r250 c f f f f", "UTG none, HJ made, CO not, BTN not, SB none, BB none"),
    ("cold_call", "c f r400 f f f c", "UTG none"),
    ("blind_cold_call", "r250 f f f c f", "UTG none, HJ none, SB made, BB not"),
    ("blind_cold_call", "f f f f c r300 c", "SB none, BB none"),
    ("steal", "f f r250 f f f", "UTG none, HJ none, CO made, BTN none, SB none"),
    ("steal", "f f f f r300 f", "CO not, BTN not, SB made, BB none"),
    ("steal", "f c r400 f f f f", "HJ none, CO none, BTN none, SB none"),
    ("fold_to_steal_small_blind", "f f f r250 f f", "SB made, BB none"),
    ("fold_to_steal_small_blind", "f f f r250 c f", "SB not"),
    ("fold_to_steal_small_blind", "f r250 f f f f", "SB none"),
    ("fold_to_steal_small_blind", "f f r250 c f f", "SB none"),
    ("fold_to_steal_big_blind", "f f f f r300 f", "BB made, SB none"),
    ("fold_to_steal_big_blind", "f f f r250 f c", "BB not"),
    ("fold_to_steal_big_blind", "f f f r250 r900 f f", "BB none"),
    ("fold_to_steal_big_blind", "f f f r250 c f", "BB none"),
    ("cbet_flop", f"{CALLED} x b300 f", "UTG made, BB none"),
    ("cbet_flop", f"{CALLED} x x", "UTG not, BB none"),
    ("cbet_flop", f"{CALLED} b200 f", "UTG none, BB none"),
    ("cbet_flop", "c f f f f x | x b100 f", "UTG none, BB none"),
    ("cbet_flop", "r250 f f f f r900 c | b600 f", "BB made, UTG none"),
    ("cbet_turn", f"{OVER_THE_FLOP} x b900 f", "UTG made, BB none"),
    ("cbet_turn", f"{OVER_THE_FLOP} x x", "UTG not, BB none"),
    ("cbet_turn", f"{OVER_THE_FLOP} b500 f", "UTG none, BB none"),
    ("cbet_turn", f"{CHECKED} x b300 f", "UTG none"),
    ("cbet_river", f"{OVER_THE_TURN} x b2000 f", "UTG made, BB none"),
    ("cbet_river", f"{OVER_THE_TURN} x x", "UTG not"),
    ("cbet_river", f"{OVER_THE_FLOP} x x | x b700 f", "UTG none"),
    ("fold_to_cbet_flop", f"{CALLED} x b300 f", "BB made, UTG none"),
    ("fold_to_cbet_flop", f"{CALLED} x b300 r900 f", "BB not, UTG none"),
    ("fold_to_cbet_flop", f"{THREE} x b300 r900 f f", "BB none, HJ not, UTG none"),
    ("fold_to_cbet_flop", f"{THREE} x b300 f c", "BB not, HJ made"),
    ("fold_to_cbet_flop", f"{THREE} x x b300 f f", "BB none, UTG none"),
    ("fold_to_cbet_turn", f"{OVER_THE_FLOP} x b900 f", "BB made, UTG none"),
    ("fold_to_cbet_turn", f"{OVER_THE_FLOP} x b900 c", "BB not"),
    ("fold_to_cbet_turn", f"{CHECKED} x b300 f", "BB none"),
    ("fold_to_cbet_river", f"{OVER_THE_TURN} x b2000 f", "BB made, UTG none"),
    ("fold_to_cbet_river", f"{OVER_THE_TURN} x b2000 c", "BB not"),
    ("fold_to_cbet_river", f"{OVER_THE_FLOP} x x | x b700 f", "BB none"),
    ("delayed_cbet", f"{CHECKED} x b300 f", "UTG made, BB none"),
    ("delayed_cbet", f"{CHECKED} x x", "UTG not, BB none"),
    ("delayed_cbet", f"{CHECKED} b300 f", "UTG none, BB none"),
    ("delayed_cbet", f"{OVER_THE_FLOP} x b900 f", "UTG none"),
    ("delayed_cbet", f"{THREE} x x b300 c c | x b900 f f", "UTG none, HJ none"),
    ("probe", f"{CHECKED} b300 f", "BB made, UTG none"),
    ("probe", f"{CHECKED} x x", "BB not, UTG none"),
    ("probe", f"{OVER_THE_FLOP} b300 f", "BB none, UTG none"),
    ("probe", "c f f f f x | x x | b200 f", "BB none, UTG none"),
    ("probe", "r250 c f f f f | x x | x b300 f", "UTG none, HJ made"),
    ("donk", f"{CALLED} b200 f", "BB made, UTG none"),
    ("donk", f"{CALLED} x x", "BB not, UTG none"),
    ("donk", f"{THREE} x x b300 f f", "BB not, UTG none, HJ none"),
    ("donk", "c f f f f x | b200 f", "BB none, UTG none"),
    ("check_raise_flop", f"{CALLED} x b300 r900 f", "BB made, UTG none"),
    ("check_raise_flop", f"{CALLED} x b300 c", "BB not, UTG none"),
    ("check_raise_flop", f"{CALLED} b200 r700 r1500 f", "BB none, UTG none"),
    ("check_raise_flop", f"{CALLED} x b9750 f", "BB none"),
    ("check_raise_flop", f"{THREE} x b300 r900 f r2400 f", "BB not, UTG none, HJ none"),
    ("check_raise_turn", f"{OVER_THE_FLOP} x b900 r2500 f", "BB made, UTG none"),
    ("check_raise_turn", f"{OVER_THE_FLOP} x b900 f", "BB not"),
    ("check_raise_turn", f"{OVER_THE_FLOP} b500 f", "BB none"),
    ("check_raise_river", f"{OVER_THE_TURN} x b2000 r5000 f", "BB made, UTG none"),
    ("check_raise_river", f"{OVER_THE_TURN} x b2000 f", "BB not"),
    ("check_raise_river", f"{OVER_THE_TURN} x x", "BB none"),
    ("wtsd", f"{CHECKED} x x | x x", "UTG made, BB made, HJ none"),
    ("wtsd", f"{CALLED} x b300 f", "UTG not, BB not, SB none"),
    ("wsd", f"{CHECKED} x x | x x", "UTG made, BB not, HJ none"),
    ("wsd", f"{CALLED} x b300 f", "UTG none, BB none"),
    ("wwsf", f"{CHECKED} x x | x x", "UTG made, BB not, HJ none"),
    ("wwsf", f"{CALLED} b300 f", "UTG not, BB made, BTN none"),
    ("wwsf", "r250 f f f f f", "UTG none, BB none"),
]

DECK = stacked(["2c7d", "KsKh", "AsAh", "3c8d", "4c9d", "5cTd"], "Jh8c6s Qd 2h")
"""Under the gun has aces, the big blind kings, and nothing changes that."""


@pytest.mark.parametrize(("statistic", "line", "expected"), GOLDEN)
def test_a_hand_says_who_made_it_and_who_could_have(statistic: str, line: str, expected: str) -> None:
    found = outcomes(statistic, line, deck=DECK)
    told = dict(part.split() for part in expected.split(", "))
    assert {position: found[position] for position in told} == told


def test_every_statistic_is_made_missed_and_out_of_reach_somewhere() -> None:
    told: dict[str, set[str]] = defaultdict(set)
    for statistic, _, expected in GOLDEN:
        told[statistic] |= {part.split()[1] for part in expected.split(", ")}
    assert told == {statistic.key: {"made", "not", "none"} for statistic in SHARES}
