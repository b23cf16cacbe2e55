"""The judges are judged: facts that were tampered with and deliberate errors in the rules must not pass."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from domain.event import Event
from domain.hand import events as told
from domain.hand.commands import StartHand
from domain.hand.hand import Hand
from domain.hand.player import Player
from tests.domain.hand.chip_counter import ChipCounter
from tests.domain.hand.disagreement import Disagreement
from tests.domain.hand.judge import judge
from tests.domain.hand.random_hands import played, seeded_deal
from tests.support.hands import Play, stacked, start

CHOP = start(1_000, 1_000, 1_000, deck=stacked(["2c3c", "2d3d", "2h3h"], "AsKsQsJsTs"), rake_per_mille=50, rake_cap=999)
"""Three play the board: of 915 chips 46 are raked, and two of the other 869 are odd."""
SIDE = start(1_000, 300, 1_000, deck=stacked(["KsKh", "AsAh", "QsQh"], "2c7d9hJc3s"))
"""The short stack has the best hand and wins the main pot alone."""
POT = start(5_000, 5_000, 5_000, ruleset="plo4/1")


def chopped() -> list[Event]:
    return Play(CHOP).does("raise 305", "call", "call", *["check"] * 9).facts


def side_pot() -> list[Event]:
    return Play(SIDE).does("raise 300", "raise 600", "call", "call", *["check"] * 6).facts


def tampered(hand: StartHand, facts: Sequence[Event], change: Callable[[Event], Event | None]) -> list[Event]:
    """The facts with each changed (or left out), and an end that adds up again."""
    changed = [after for fact in facts if (after := change(fact)) is not None]
    counter = ChipCounter(hand)
    for fact in changed[:-1]:
        counter.take(fact)
    stacks = tuple(counter.stacks.values())
    net = tuple(after - before for after, before in zip(stacks, hand.stacks, strict=True))
    return [*changed[:-1], told.HandSettled(sum(counter.paid.values()), counter.raked, hand.seats, stacks, net)]


def test_honest_hands_pass() -> None:
    judge(CHOP, chopped())
    judge(SIDE, side_pot())
    assert tampered(CHOP, chopped(), lambda fact: fact) == chopped()


def test_an_odd_chip_in_the_wrong_place_is_noticed() -> None:
    def move(fact: Event) -> Event:
        if isinstance(fact, told.PotAwarded) and fact.seat != 1:
            return replace(fact, amount=fact.amount + fact.seat - 1)
        return fact

    with pytest.raises(Disagreement, match="the awards"):
        judge(CHOP, tampered(CHOP, chopped(), move))


def test_a_rake_that_is_rounded_up_is_noticed() -> None:
    def round_up(fact: Event) -> Event:
        if isinstance(fact, told.RakeTaken):
            return replace(fact, amounts=(fact.amounts[0] + 1,))
        return replace(fact, amount=fact.amount - 1) if isinstance(fact, told.PotAwarded) and fact.seat == 2 else fact

    with pytest.raises(Disagreement, match="the rake"):
        judge(CHOP, tampered(CHOP, chopped(), round_up))


def test_a_side_pot_for_who_did_not_pay_to_it_is_noticed() -> None:
    def give(fact: Event) -> Event:
        return replace(fact, seat=1) if isinstance(fact, told.PotAwarded) else fact

    with pytest.raises(Disagreement, match="the awards"):
        judge(SIDE, tampered(SIDE, side_pot(), give))


def test_chips_that_vanish_are_noticed() -> None:
    def lose(fact: Event) -> Event:
        return replace(fact, amount=fact.amount - 1) if isinstance(fact, told.PotAwarded) and fact.pot else fact

    with pytest.raises(Disagreement, match="chips that nobody got"):
        judge(SIDE, tampered(SIDE, side_pot(), lose))


def test_a_card_from_elsewhere_in_the_deck_is_noticed() -> None:
    def swap(fact: Event) -> Event:
        if isinstance(fact, told.StreetDealt) and fact.street == "river":
            return replace(fact, numbers=(fact.numbers[0] + 1,))
        return fact

    with pytest.raises(Disagreement, match="numbers"):
        judge(SIDE, tampered(SIDE, side_pot(), swap))


def test_a_raise_beyond_the_pot_is_noticed() -> None:
    def more(fact: Event) -> Event:
        return replace(fact, max_to=fact.max_to + 1) if isinstance(fact, told.TurnStarted) else fact

    with pytest.raises(Disagreement, match="the turn"):
        judge(POT, list(map(more, Play(POT).facts)))


def test_a_turn_that_nobody_got_is_noticed() -> None:
    """The last check on the river is passed over."""

    def skip(fact: Event) -> Event | None:
        return None if isinstance(fact, told.TurnStarted | told.ActionTaken) and fact.turn == 12 else fact

    with pytest.raises(Disagreement, match="a turn that is missing"):
        judge(CHOP, tampered(CHOP, chopped(), skip))


def test_a_hand_mucked_in_an_all_in_pot_is_noticed() -> None:
    def muck(fact: Event) -> Event:
        return told.CardsMucked(2) if isinstance(fact, told.CardsShown) and fact.seat == 2 else fact

    with pytest.raises(Disagreement, match="all-in pot"):
        judge(SIDE, tampered(SIDE, side_pot(), muck))


def _odd_chips_to_the_last(amount: int, count: int) -> list[int]:
    return [amount // count + (place >= count - amount % count) for place in range(count)]


def _half_up(share: Fraction) -> int:
    return int(share + Fraction(1, 2))


def _always_reopened(hand: Hand, player: Player) -> bool:
    return True


def _pot_without_short_blinds(hand: Hand, player: Player) -> int:
    return 2 * hand.level + hand.pot - player.bet


def _nothing_uncalled(hand: Hand) -> None:
    return None


@pytest.mark.parametrize(
    ("ruleset", "place", "error"),
    [
        ("nlhe/1", "domain.hand.showdown.divide", _odd_chips_to_the_last),
        ("nlhe/1", "domain.hand.rake.round", _half_up),
        ("nlhe/1", "domain.hand.betting.reopened", _always_reopened),
        ("plo4/1", "domain.hand.betting.pot_limit", _pot_without_short_blinds),
        ("sd27/1", "domain.hand.story.uncalled", _nothing_uncalled),
    ],
)
def test_a_deliberate_error_in_the_rules_is_noticed(
    ruleset: str, place: str, error: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, error, raising=not place.endswith(".round"))
    with pytest.raises(Disagreement):
        _judged(ruleset, hands=300)


def _judged(ruleset: str, hands: int) -> None:
    for seed in range(hands):
        deal = seeded_deal(ruleset, seed)
        judge(deal.command, played(deal).facts)
