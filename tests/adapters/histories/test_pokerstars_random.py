"""Random hands of every game in PokerStars' text hold only lines that PokerStars writes, and their chips add up."""

import pytest

from domain.hand.events import HandSettled
from domain.variants import RULESETS
from tests.adapters.histories.random_told import every_reading
from tests.adapters.histories.stars_lines import read
from tests.adapters.histories.telling import written


@pytest.mark.parametrize("ruleset", RULESETS)
def test_what_each_seat_has_afterwards_can_be_reckoned_from_the_lines(ruleset: str) -> None:
    for play, hand in every_reading((ruleset,)):
        settled = next(fact for fact in play.facts if isinstance(fact, HandSettled))
        names = dict(zip(hand.started.seats, hand.started.names, strict=True))
        reading = read(written("pokerstars", hand))
        assert reading.before == dict(zip(hand.started.names, hand.started.stacks, strict=True))
        assert reading.after == {names[seat]: stack for seat, stack in zip(settled.seats, settled.stacks, strict=True)}
        assert (reading.total, reading.rake) == (settled.pot, settled.rake)
        assert sum(reading.collected.values()) + reading.rake == reading.total
        assert {name: won for name, won in reading.won.items() if won} == reading.collected
        assert reading.won.keys() == reading.before.keys()
