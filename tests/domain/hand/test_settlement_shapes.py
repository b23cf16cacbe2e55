"""Random hands are worth little if they are all alike: every shape of a hand is among those that every run judges."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pytest

from domain.event import Event
from domain.hand import events as told
from domain.variants import RULESETS
from tests.domain.hand.random_hands import played, seeded_deal
from tests.support.hands import Fact

HANDS = 40
"""Of each ruleset, as in the slice that is judged."""
Facts = tuple[Event, ...]


@cache
def hands() -> tuple[Facts, ...]:
    return tuple(tuple(played(seeded_deal(ruleset, seed)).facts) for ruleset in RULESETS for seed in range(HANDS))


def of(facts: Facts, kind: type[Fact]) -> list[Fact]:
    return [fact for fact in facts if isinstance(fact, kind)]


def start(facts: Facts) -> told.HandStarted:
    return of(facts, told.HandStarted)[0]


def awards(facts: Facts) -> list[told.PotAwarded]:
    return of(facts, told.PotAwarded)


def odd_chip(facts: Facts) -> bool:
    rows = {(each.pot, each.board, each.half): set[int]() for each in awards(facts)}
    for each in awards(facts):
        rows[each.pot, each.board, each.half].add(each.amount)
    return any(len(amounts) > 1 for amounts in rows.values())


SHAPES: dict[str, Callable[[Facts], bool]] = {
    "everyone folds to one": lambda facts: awards(facts)[-1].reason == "uncontested",
    "a showdown of four": lambda facts: len({fact.seat for fact in of(facts, told.CardsShown)}) >= 4,
    "three side pots": lambda facts: max(fact.pot for fact in awards(facts)) >= 3,
    "uncalled chips": lambda facts: bool(of(facts, told.BetReturned)),
    "a mucked hand": lambda facts: bool(of(facts, told.CardsMucked)),
    "an odd chip": odd_chip,
    "an odd chip in stud": lambda facts: RULESETS[start(facts).ruleset].variant.stud and odd_chip(facts),
    "a low half": lambda facts: any(fact.half == "low" for fact in awards(facts)),
    "a quartered pot": lambda facts: len({fact.seat for fact in awards(facts) if fact.half == "low"}) > 1,
    "a rake on several pots": lambda facts: any(len(fact.amounts) > 1 for fact in of(facts, told.RakeTaken)),
    "a run-out agreed on": lambda facts: any(fact.count == 2 for fact in of(facts, told.RunoutsAgreed)),
    "three run-outs": lambda facts: any(fact.count == 3 for fact in of(facts, told.RunoutsAgreed)),
    "a bomb pot": lambda facts: start(facts).bomb,
    "two boards": lambda facts: len({fact.board for fact in awards(facts)}) == 2,
    "a straddle": lambda facts: "straddle" in start(facts).kinds,
    "a button blind": lambda facts: "button_blind" in start(facts).kinds,
    "an owed big blind": lambda facts: "post" in start(facts).kinds,
    "a dead small blind": lambda facts: any(start(facts).dead),
    "no small blind": lambda facts: any(start(facts).blinds) and "small_blind" not in start(facts).kinds,
    "an ante for all": lambda facts: len(set(start(facts).antes)) == 2,
    "an empty button": lambda facts: start(facts).button not in start(facts).seats,
    "an ante all-in": lambda facts: any(f.kind == "ante" and f.all_in for f in of(facts, told.ForcedBetPosted)),
    "a completion": lambda facts: any(fact.kind == "complete" for fact in of(facts, told.ActionTaken)),
    "a bring-in for somebody else": lambda facts: any(
        fact.kinds[:2] == ("fold", "bring_in") for fact in of(facts, told.TurnStarted)
    ),
    "a shared card in stud": lambda facts: any(fact.street == "seventh" for fact in of(facts, told.StreetDealt)),
    "a reshuffle": lambda facts: bool(of(facts, told.DeckReshuffled)),
    "a draw behind an all-in": lambda facts: any(
        isinstance(fact, told.DrawStarted) and isinstance(before, told.BetReturned) for before, fact in pairwise(facts)
    ),
    "a time-out": lambda facts: any(fact.timed_out for fact in of(facts, told.ActionTaken)),
    "a time bank": lambda facts: bool(of(facts, told.TimeBankUsed)),
    "nine players": lambda facts: len(start(facts).seats) == 9,
    "two players": lambda facts: len(start(facts).seats) == 2,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_among_the_random_hands(shape: str) -> None:
    assert any(SHAPES[shape](facts) for facts in hands())
