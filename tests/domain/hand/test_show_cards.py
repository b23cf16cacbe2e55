"""After the hand: cards shown of one's own will, and what would have come (TDA 2024 rule 17, rule sheet 2)."""

from domain.hand import Deck, Hand, decide, evolve, undealt
from domain.hand.commands import ShowCards, ShowRabbit
from domain.hand.events import CardsShown, RabbitShown
from domain.hand.refusals import HandNotOver, NothingToShow, NotYourCards
from tests.support.given import Aggregate, Case, given
from tests.support.hands import Play, stacked, start

DECK = stacked(["AsAh", "KsKh", "QsQh"], "2c7d9hJc3s")
HAND = Aggregate(decide, evolve, lambda: undealt(Deck(DECK)))
FOLDED = ("fold", "fold")
"""Seat 1, the big blind, wins before the flop."""


def after(*actions: str) -> Case[Hand]:
    """Three players with 1000 each; seat 2 acts first."""
    return given(HAND, *Play(start(1_000, 1_000, 1_000, deck=DECK)).does(*actions).facts)


def test_both_cards_are_shown_with_no_name_while_cards_were_to_come() -> None:
    after(*FOLDED).when(ShowCards(1, (1, 4))).then(CardsShown(1, (1, 4), ("Ks", "Kh"), ""))


def test_one_card_is_shown_alone() -> None:
    after(*FOLDED).when(ShowCards(0, (3,))).then(CardsShown(0, (3,), ("Ah",), ""))


def test_what_lies_open_already_adds_nothing() -> None:
    facts = Play(start(1_000, 1_000, 1_000, deck=DECK)).does(*FOLDED).take(ShowCards(0, (3,))).facts
    given(HAND, *facts).when(ShowCards(0, (3,))).then()


def test_a_mucked_hand_may_be_shown_after_all() -> None:
    after("call", "call", "check", *["check"] * 9).when(ShowCards(2, (2, 5))).then(
        CardsShown(2, (2, 5), ("Qs", "Qh"), "Pair of queens")
    )


def test_refused_while_the_hand_is_played() -> None:
    after("call").when(ShowCards(2, (2,))).then_refused(HandNotOver, "when the hand is over")


def test_refused_for_cards_of_others_of_nobody_and_of_strangers() -> None:
    for seat, numbers in ((1, (0,)), (1, (1, 0)), (1, (9,)), (1, ()), (7, (1,))):
        after(*FOLDED).when(ShowCards(seat, numbers)).then_refused(NotYourCards, "cards that you hold")


def test_the_rabbit_is_what_would_have_come() -> None:
    after(*FOLDED).when(ShowRabbit()).then(
        RabbitShown("flop", 0, 6, (7, 8, 9), ("2c", "7d", "9h")),
        RabbitShown("turn", 0, 10, (11,), ("Jc",)),
        RabbitShown("river", 0, 12, (13,), ("3s",)),
    )


def test_no_rabbit_while_the_hand_is_played() -> None:
    after("call").when(ShowRabbit()).then_refused(HandNotOver, "when the hand is over")


def test_no_rabbit_twice_nor_on_a_complete_board_nor_in_a_game_without_one() -> None:
    twice = Play(start(1_000, 1_000, 1_000, deck=DECK)).does(*FOLDED).take(ShowRabbit()).facts
    given(HAND, *twice).when(ShowRabbit()).then_refused(NothingToShow, "nothing to turn up")
    after("call", "call", "check", *["check"] * 9).when(ShowRabbit()).then_refused(NothingToShow, "complete")
    draw = Play(start(1_000, 1_000, 1_000, ruleset="sd27/1")).does("fold", "fold").facts
    given(HAND, *draw).when(ShowRabbit()).then_refused(NothingToShow, "nothing to turn up")
