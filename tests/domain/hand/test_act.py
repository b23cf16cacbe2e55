"""A seat takes its turn: what follows from each kind of action, and what is refused."""

import pytest

from domain.event import Event
from domain.hand import Deck, decide, evolve, undealt
from domain.hand.commands import Act
from domain.hand.events import ActionTaken, BetReturned, HandSettled, PotAwarded, StreetDealt, TurnStarted
from domain.hand.refusals import HandOver, IllegalAction, NotYourTurn, TurnPassed
from tests.support.given import Aggregate, Case, given
from tests.support.hands import NOW, Play, cards, stacked, start

DECK = stacked(["AsAh", "KsKh", "QsQh"], "2c7d9h Jc 3s")
HAND = Aggregate(decide, evolve, lambda: undealt(Deck(DECK)))
DEADLINE = NOW + 20.0
"""Of every turn: here no time passes."""


def after(*actions: str) -> Case[object]:
    """Three players with 1000 each, blinds 50 and 100; seat 2 acts first."""
    return given(HAND, *played(*actions))  # type: ignore[arg-type]


def played(*actions: str) -> list[Event]:
    return Play(start(1_000, 1_000, 1_000, deck=DECK)).does(*actions).facts


def act(turn: int, seat: int, kind: str, to: int = 0) -> Act:
    return Act(turn, seat, kind, to, NOW)


def acted(turn: int, seat: int, kind: str, to: int, paid: int, all_in: bool = False) -> ActionTaken:
    return ActionTaken(turn, seat, kind, to, paid, all_in, timed_out=False)


def turn(number: int, seat: int, beside_fold: str, to_call: int, min_to: int, max_to: int) -> TurnStarted:
    return TurnStarted(number, seat, ("fold", *beside_fold.split()), to_call, min_to, max_to, DEADLINE)


def test_folded() -> None:
    follows = acted(1, 2, "fold", 0, 0), turn(2, 0, "call raise", 50, 200, 1_000)
    after().when(act(1, 2, "fold")).then(*follows)


def test_called() -> None:
    follows = acted(1, 2, "call", 100, 100), turn(2, 0, "call raise", 50, 200, 1_000)
    after().when(act(1, 2, "call")).then(*follows)


def test_called_with_the_last_chips() -> None:
    follows = acted(2, 0, "call", 1_000, 950, all_in=True), turn(3, 1, "call", 900, 0, 0)
    after("raise 1000").when(act(2, 0, "call")).then(*follows)


def test_raised() -> None:
    follows = acted(1, 2, "raise", 300, 300), turn(2, 0, "call raise", 250, 500, 1_000)
    after().when(act(1, 2, "raise", 300)).then(*follows)


def test_raised_with_all_chips() -> None:
    follows = acted(2, 0, "raise", 1_000, 950, all_in=True), turn(3, 1, "call", 900, 0, 0)
    after("call").when(act(2, 0, "raise", 1_000)).then(*follows)


def test_checked_and_the_street_is_over() -> None:
    flop = StreetDealt("flop", 0, 6, (7, 8, 9), ("2c", "7d", "9h"))
    follows = acted(3, 1, "check", 100, 0), flop, turn(4, 0, "check bet", 0, 100, 900)
    after("call", "call").when(act(3, 1, "check")).then(*follows)


def test_bet() -> None:
    follows = acted(4, 0, "bet", 100, 100), turn(5, 1, "call raise", 100, 200, 900)
    after("call", "call", "check").when(act(4, 0, "bet", 100)).then(*follows)


def test_folded_although_checking_is_free() -> None:
    follows = acted(4, 0, "fold", 0, 0), turn(5, 1, "check bet", 0, 100, 900)
    after("call", "call", "check").when(act(4, 0, "fold")).then(*follows)


def test_the_last_fold_ends_the_hand() -> None:
    after("fold").when(act(2, 0, "fold")).then(
        acted(2, 0, "fold", 50, 0),
        BetReturned(1, 50),
        PotAwarded(0, 0, "", 1, 100, "uncontested", "", ()),
        HandSettled(100, 0, (0, 1, 2), (950, 1_050, 1_000), (-50, 50, 0)),
    )


KINDS = [
    ((), "check", 0, "fold, call or raise"),
    ((), "bet", 300, "fold, call or raise"),
    (("call", "call"), "call", 0, "fold, check or raise"),
    (("call", "call", "check"), "raise", 300, "fold, check or bet"),
    (("call", "call", "check"), "call", 0, "fold, check or bet"),
    (("raise 1000",), "raise", 1_000, "fold or call"),
    ((), "straddle", 0, "fold, call or raise"),
    ((), "", 0, "fold, call or raise"),
    ((), None, 0, "fold, call or raise"),
]


@pytest.mark.parametrize(("actions", "kind", "to", "saying"), KINDS)
def test_refused_with_the_kinds_that_are_open(actions: tuple[str, ...], kind: str, to: int, saying: str) -> None:
    number = len(actions) + 1
    seat = (2, 0, 1)[len(actions) % 3] if len(actions) < 3 else 0
    after(*actions).when(act(number, seat, kind, to)).then_refused(IllegalAction, saying)


@pytest.mark.parametrize("to", [0, -300, 100, 199, 1_001, 10**15, 200.0, 6.5, True, "300", None])
def test_raise_refused_with_the_totals_that_are_open(to: int) -> None:
    after().when(act(1, 2, "raise", to)).then_refused(IllegalAction, "from 200 to 1000, not")


@pytest.mark.parametrize("to", [0, -1, 99, 901, 6.5, True, "100", None])
def test_bet_refused_with_the_totals_that_are_open(to: int) -> None:
    after("call", "call", "check").when(act(4, 0, "bet", to)).then_refused(IllegalAction, "from 100 to 900, not")


@pytest.mark.parametrize("kind", ["fold", "call"])
@pytest.mark.parametrize("to", [100, -1, 0.0, False, "0", None])
def test_other_kinds_refused_with_an_amount(kind: str, to: int) -> None:
    after().when(act(1, 2, kind, to)).then_refused(IllegalAction, "names no amount")


@pytest.mark.parametrize("seat", [0, 1, 7])
def test_refused_out_of_turn(seat: int) -> None:
    after().when(act(1, seat, "fold")).then_refused(NotYourTurn, f"Seat 2 is to act, not seat {seat}")


@pytest.mark.parametrize("number", [0, 1, 3, -1])
def test_refused_for_another_turn(number: int) -> None:
    after("call").when(act(number, 0, "fold")).then_refused(TurnPassed, f"Turn {number} is not the present turn")


def test_refused_when_it_comes_twice() -> None:
    after("call").when(act(1, 2, "call")).then_refused(TurnPassed, "not the present turn")


def test_refused_when_the_hand_is_over() -> None:
    after("fold", "fold").when(act(2, 0, "fold")).then_refused(HandOver, "over")


def test_refused_before_the_hand_is_dealt() -> None:
    given(HAND).when(act(1, 2, "fold")).then_refused(TurnPassed, "not the present turn")


def test_the_same_state_can_be_asked_about_different_actions() -> None:
    """What the referee remembers of one decision must not colour the next one on the same state."""
    hand = Play(start(1_000, 1_000, 1_000, deck=DECK)).does("call", "call").hand
    raised = decide(hand, act(3, 1, "raise", 400))
    checked = decide(hand, act(3, 1, "check"))
    assert raised[-1] == turn(4, 2, "call raise", 300, 700, 1_000)
    assert isinstance(checked[1], StreetDealt)
    assert decide(hand, act(3, 1, "raise", 400)) == raised


def test_board_cards_come_from_the_deck_after_a_burned_one() -> None:
    play = Play(start(1_000, 1_000, 1_000, deck=DECK)).does("call", "call", "check", *["check"] * 9)
    streets = [(fact.street, fact.burned, fact.numbers, fact.cards) for fact in play.told(StreetDealt)]
    assert streets == [
        ("flop", 6, (7, 8, 9), tuple(cards("2c7d9h"))),
        ("turn", 10, (11,), ("Jc",)),
        ("river", 12, (13,), ("3s",)),
    ]
