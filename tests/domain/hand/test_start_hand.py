"""A hand is dealt: forced bets, hole cards, and the first turn."""

from dataclasses import fields, replace

import pytest

from domain.event import Event
from domain.fairness import STANDARD
from domain.hand import Deck, decide, evolve, undealt
from domain.hand.commands import StartHand
from domain.hand.events import ForcedBetPosted, HandStarted, HoleCardsDealt, TurnStarted
from domain.hand.refusals import HandAlreadyStarted, UnfitHand
from tests.support.given import Aggregate, given
from tests.support.hands import NOW, start

DECK = Deck(STANDARD)
HAND = Aggregate(decide, evolve, lambda: undealt(DECK))
THREE = start(1_000, 1_000, 1_000, seats=(2, 4, 0))


TOLD = tuple(field.name for field in fields(HandStarted))


def started(command: StartHand) -> HandStarted:
    """The command as the hand's first fact: all of it but the deck and the time."""
    return HandStarted(**{name: getattr(command, name) for name in TOLD})


def dealt(command: StartHand) -> list[Event]:
    return decide(undealt(DECK), command)


def test_dealt_up_to_the_first_turn() -> None:
    hand = (
        given(HAND)
        .when(THREE)
        .then(
            started(THREE),
            ForcedBetPosted(2, "small_blind", 50, all_in=False),
            ForcedBetPosted(4, "big_blind", 100, all_in=False),
            HoleCardsDealt("preflop", -1, (2, 4, 0), ((0, 3), (1, 4), (2, 5))),
            TurnStarted(1, 0, ("fold", "call", "raise"), 100, 200, 1_000, NOW + 20.0),
        )
    )
    assert (hand.pot, hand.dealt, hand.street) == (150, 6, "preflop")


def test_nine_are_dealt_one_card_at_a_time_and_the_board_after_them() -> None:
    facts = dealt(start(*[1_000] * 9))
    numbers = next(fact.numbers for fact in facts if isinstance(fact, HoleCardsDealt))
    assert numbers == tuple((place, 9 + place) for place in range(9))


def test_hole_cards_stand_in_no_fact() -> None:
    assert not [card for card in STANDARD for fact in dealt(THREE) if f"'{card}'" in repr(fact)]


def test_antes_are_paid_before_the_blinds() -> None:
    posted = [fact for fact in dealt(start(1_000, 1_000, antes=10)) if isinstance(fact, ForcedBetPosted)]
    assert [(fact.kind, fact.seat, fact.paid) for fact in posted] == [
        ("ante", 0, 10),
        ("ante", 1, 10),
        ("small_blind", 1, 50),
        ("big_blind", 0, 100),
    ]


@pytest.mark.parametrize(("count", "small", "big"), [(2, 1, 0), (3, 0, 1), (9, 0, 1)])
def test_blinds_of_the_same_size_are_still_a_small_and_a_big_one(count: int, small: int, big: int) -> None:
    command = start(*[1_000] * count, blinds=(100, 100, *[0] * (count - 2)))
    posted = [(fact.kind, fact.seat) for fact in dealt(command) if isinstance(fact, ForcedBetPosted)]
    assert posted == [("small_blind", small), ("big_blind", big)]


def test_a_small_blind_of_nothing_is_not_posted() -> None:
    facts = dealt(start(1_000, 1_000, 1_000, blinds=(0, 100, 0)))
    assert [fact.kind for fact in facts if isinstance(fact, ForcedBetPosted)] == ["big_blind"]


def test_refused_a_second_time() -> None:
    given(HAND, *dealt(THREE)).when(THREE).then_refused(HandAlreadyStarted, "are dealt already")


UNFIT = [
    ({"ruleset": "nlhe/0"}, "no game 'nlhe/0'"),
    ({"seats": (0,), "stacks": (1,)}, "two to 9"),
    ({"seats": tuple(range(10))}, "two to 9"),
    ({"seats": (2, 2, 0)}, "different seats"),
    ({"stacks": (1_000, 1_000)}, "as many stacks as seats"),
    ({"blinds": (50, 100)}, "as many blinds as seats"),
    ({"kinds": ("small_blind", "big_blind")}, "as many kinds as seats"),
    ({"dead": ()}, "as many dead as seats"),
    ({"banks": ()}, "as many banks as seats"),
    ({"antes": ()}, "as many antes as seats"),
    ({"players": ("account:0",)}, "as many players as seats"),
    ({"stacks": (1_000, 0, 1_000)}, "above zero"),
    ({"antes": (0, -1, 0)}, "below zero"),
    ({"blinds": (-50, 100, 0)}, "below zero"),
    ({"blinds": (0, 0, 0)}, "must ante or post"),
    ({"blinds": (0, 0, 0), "kinds": ("", "", ""), "antes": (5, 5, 5)}, "post the big blind"),
    ({"blinds": (50, 0, 0)}, "Every blind needs a kind"),
    ({"big_blind": 0}, "big blind must be above zero"),
    ({"boards": 3}, "one board or two"),
    ({"ruleset": "flhe/1"}, "small bet must be above zero"),
    ({"ruleset": "stud/1", "small_bet": 10, "big_bet": 20}, "bring-in must be above zero"),
    ({"ruleset": "stud/1", "small_bet": 10, "big_bet": 20, "bring_in": 5}, "no blinds in stud"),
    ({"cards": Deck(STANDARD[:51])}, "52 cards once"),
    ({"cards": Deck((*STANDARD[:51], "2c"))}, "52 cards once"),
    ({"cards": Deck((*STANDARD[:51], "1x"))}, "52 cards once"),
    ({"cards": Deck(())}, "52 cards once"),
    ({"ruleset": "nlsd/1"}, "36 cards once"),
]


@pytest.mark.parametrize(("change", "saying"), UNFIT)
def test_refused_where_the_hand_does_not_fit(change: dict[str, object], saying: str) -> None:
    given(HAND).when(replace(THREE, **change)).then_refused(UnfitHand, saying)  # type: ignore[arg-type]


def test_a_refused_start_leaves_the_hand_to_be_dealt() -> None:
    hand = undealt(DECK)
    with pytest.raises(UnfitHand):
        decide(hand, replace(THREE, blinds=(0, 0, 0)))
    assert decide(hand, THREE) == dealt(THREE)
