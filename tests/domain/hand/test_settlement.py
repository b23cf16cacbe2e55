"""Whole random hands of every game are held against judges that know nothing but the rules."""

from collections.abc import Callable

import pytest
from hypothesis import given as drawn

from domain.variants import RULESETS
from tests.domain.hand.judge import judge
from tests.domain.hand.random_hands import Deal, any_deals, played, seeded_deal
from tests.support.effort import examples

HANDS = 40
"""Of each ruleset in every run."""
LONG_HANDS = 20_000
"""Of all rulesets together with `--long`."""


@drawn(any_deals())
@examples(150)
def test_every_fact_of_any_hand_is_what_the_rules_say(deal: Deal) -> None:
    judge(deal.command, played(deal).facts)


@pytest.mark.parametrize("ruleset", RULESETS)
def test_a_slice_of_each_game_is_what_the_rules_say(ruleset: str) -> None:
    _judged(ruleset, range(HANDS))


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("ruleset", RULESETS)
def test_twenty_thousand_hands_are_what_the_rules_say(
    ruleset: str, record_property: Callable[[str, object], None]
) -> None:
    count = LONG_HANDS // len(RULESETS)
    _judged(ruleset, range(HANDS, HANDS + count))
    record_property("tally", f"{count} random hands of {ruleset} agree with the judges")


def _judged(ruleset: str, seeds: range) -> None:
    for seed in seeds:
        deal = seeded_deal(ruleset, seed)
        try:
            judge(deal.command, played(deal).facts)
        except AssertionError as wrong:
            wrong.add_note(f"in seeded_deal({ruleset!r}, {seed}): {deal}")
            raise
