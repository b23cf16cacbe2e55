"""The bits of the statistics by name, for the rules that set them."""

from projections.analysis.catalogue import BITS

STREETS = ("flop", "turn", "river")

VPIP, PFR, RFI = BITS["vpip"], BITS["pfr"], BITS["rfi"]
LIMP, OPEN_LIMP, OVER_LIMP = BITS["limp"], BITS["open_limp"], BITS["over_limp"]
THREE_BET, SQUEEZE, FOLD_TO_THREE_BET = BITS["three_bet"], BITS["squeeze"], BITS["fold_to_three_bet"]
FOUR_BET, COLD_FOUR_BET = BITS["four_bet"], BITS["cold_four_bet"]
COLD_CALL, BLIND_COLD_CALL = BITS["cold_call"], BITS["blind_cold_call"]
STEAL = BITS["steal"]
FOLD_TO_STEAL = {"SB": BITS["fold_to_steal_small_blind"], "BB": BITS["fold_to_steal_big_blind"]}

CBET = {street: BITS[f"cbet_{street}"] for street in STREETS}
FOLD_TO_CBET = {street: BITS[f"fold_to_cbet_{street}"] for street in STREETS}
CHECK_RAISE = {street: BITS[f"check_raise_{street}"] for street in STREETS}
DELAYED_CBET, PROBE, DONK = BITS["delayed_cbet"], BITS["probe"], BITS["donk"]
WTSD, WSD, WWSF = BITS["wtsd"], BITS["wsd"], BITS["wwsf"]

EVERY = sum(BITS.values())
WITHOUT_FLOP = VPIP | PFR | WSD
"""What stud and draw games know of them."""
