"""The rules benchmark plays the same hands on both sides, and notices when they pay differently."""

from dataclasses import replace

import pytest

from domain.variants import RULESETS, Ruleset
from ops.benches.rules import outcome
from ops.benches.rules_hands import UNIT, hands


@pytest.mark.parametrize("ruleset", RULESETS.values(), ids=RULESETS)
def test_pokerkit_pays_the_same(ruleset: Ruleset) -> None:
    played = list(hands(ruleset, 6, 1, (20, 200)))
    assert {outcome(hand) for hand in played} <= {"same", "departing"}
    assert sum(outcome(hand) == "same" for hand in played) >= 4
    assert all(not amount % UNIT for hand in played for amount in hand.start.stacks)


def test_the_same_seed_plays_the_same_hands() -> None:
    first, again, other = (next(hands(RULESETS["plo4/1"], 1, seed)) for seed in (1, 1, 2))
    assert (first == again, first == other) == (True, False)


def test_another_payout_is_noticed() -> None:
    played = next(hands(RULESETS["nlhe/1"], 1, 1))
    assert outcome(replace(played, stacks=played.stacks[::-1])) == "differing"
