"""What holds in every hand of every game, whoever plays it and however."""

from collections.abc import Iterator

import pytest
from hypothesis import given as drawn

from domain.event import Event
from domain.hand import Deck, Hand, decide, evolve, evolve_all, undealt
from domain.hand.commands import Act, ChooseRunouts, Draw, HandCommand, ShowRabbit, TimeOut, VoidHand
from domain.hand.events import (
    CardsShown,
    DrawStarted,
    HandSettled,
    HandVoided,
    RabbitShown,
    RunoutsOffered,
    TurnStarted,
)
from domain.hand.refusals import HandAlreadyStarted, IllegalAction, NothingToShow, NotYourTurn
from domain.refusals import Refusal
from domain.variants import RULESETS
from tests.domain.hand.judge import judge
from tests.domain.hand.random_hands import RAISES, Deal, any_deals, played, playing
from tests.support.effort import examples
from tests.support.hands import NOW, Play, states

KINDS = ("fold", "check", "call", "bet", "raise", "bring_in", "complete")


@drawn(any_deals())
@examples(60)
def test_chips_are_conserved_at_every_fact(deal: Deal) -> None:
    """The rake leaves the pots before they are awarded."""
    brought = sum(deal.command.stacks)
    for hand in states(deal.command.cards, played(deal).facts):
        held = [player.stack for player in hand.players]
        assert sum(held) + hand.pot + (hand.raked or 0) == brought
        assert min(*held, hand.pot, *(player.bet for player in hand.players)) >= 0


@drawn(any_deals())
@examples(60)
def test_every_hand_comes_to_an_end(deal: Deal) -> None:
    settled = played(deal).told(HandSettled)
    assert len(settled) == 1
    assert sum(settled[0].net) == -settled[0].rake


@drawn(any_deals())
@examples(40)
def test_replayed_facts_give_the_live_state(deal: Deal) -> None:
    for play in playing(deal):
        assert evolve_all(undealt(deal.command.cards), play.facts) == play.hand


@drawn(any_deals())
@examples(40)
def test_a_replayed_hand_goes_on_as_the_live_one(deal: Deal) -> None:
    """What was stored is all that is needed: a fresh state decides what the live one decides."""
    for play in playing(deal):
        if play.hand.turn is not None:
            fresh = evolve_all(undealt(deal.command.cards), play.facts)
            late = TimeOut(0 if isinstance(play.hand.turn, RunoutsOffered) else play.hand.turns, play.now + 1_000)
            assert decide(fresh, late) == decide(play.hand, late)


@drawn(any_deals())
@examples(40)
def test_the_public_state_needs_no_deck(deal: Deal) -> None:
    play = played(deal)
    blind = evolve_all(undealt(Deck(())), play.facts)
    assert (blind.players, blind.boards, blind.pot) == (play.hand.players, play.hand.boards, play.hand.pot)


@drawn(any_deals())
@examples(30)
def test_decisions_that_were_not_taken_leave_no_trace(deal: Deal) -> None:
    """Each state is asked everything that could be done before it is asked what is done."""
    asked, facts = undealt(deal.command.cards), list[Event]()
    for play in playing(deal):
        for command in _anything(asked):
            decide(asked, command)
        asked = evolve_all(asked, play.latest)
        facts += play.latest
        assert asked == play.hand
    assert facts == played(deal).facts


def _anything(hand: Hand) -> Iterator[HandCommand]:
    match hand.turn:
        case TurnStarted() as turn:
            for kind in turn.kinds:
                yield Act(turn.turn, turn.seat, kind, turn.max_to if kind in RAISES else 0, NOW)
        case DrawStarted() as turn:
            numbers = hand.at(turn.seat).numbers
            yield from (Draw(turn.turn, turn.seat, numbers[:count], NOW) for count in range(len(numbers) + 1))
        case RunoutsOffered() as offered:
            for seat in offered.seats:
                if seat not in hand.choices:
                    yield from (ChooseRunouts(seat, count, NOW) for count in range(1, offered.most + 1))
    if hand.started is not None and not hand.over:
        yield VoidHand("for a try")


@drawn(any_deals())
@examples(40)
def test_a_repeated_command_is_refused_or_adds_nothing(deal: Deal) -> None:
    for play in playing(deal):
        with pytest.raises(HandAlreadyStarted):
            decide(play.hand, deal.command)
        assert _again(play, play.command) == []


def _again(play: Play, command: HandCommand) -> list[Event]:
    try:
        return decide(play.hand, command)
    except Refusal:
        return []


@drawn(any_deals())
@examples(40)
def test_exactly_the_reported_kinds_and_totals_are_accepted(deal: Deal) -> None:
    for play in playing(deal):
        if not isinstance(turn := play.hand.turn, TurnStarted):
            continue
        assert {kind for kind in KINDS if _accepted(play.hand, turn, kind, turn.max_to)} == set(turn.kinds)
        if turn.max_to:
            edges = {turn.min_to - 1: False, turn.min_to: True, turn.max_to: True, turn.max_to + 1: False}
            assert {to: _accepted(play.hand, turn, turn.kinds[-1], to) for to in edges} == edges
        else:
            assert not set(turn.kinds) & set(RAISES)


def _accepted(hand: Hand, turn: TurnStarted, kind: str, to: int) -> bool:
    try:
        decide(hand, Act(turn.turn, turn.seat, kind, to if kind in RAISES else 0, NOW))
    except IllegalAction:
        return False
    return True


@drawn(any_deals())
@examples(40)
def test_nobody_but_the_seat_to_act_can_act(deal: Deal) -> None:
    for play in playing(deal):
        for seat in deal.command.seats:
            if not isinstance(turn := play.hand.turn, TurnStarted | DrawStarted) or seat == turn.seat:
                continue
            foreign = (
                Act(turn.turn, seat, "fold", 0, NOW)
                if isinstance(turn, TurnStarted)
                else Draw(turn.turn, seat, (), NOW)
            )
            with pytest.raises(NotYourTurn):
                decide(play.hand, foreign)


@drawn(any_deals())
@examples(60)
def test_no_fact_names_a_card_that_was_not_turned_up(deal: Deal) -> None:
    play = played(deal)
    open_cards = {card for fact in play.told(CardsShown) for card in fact.cards}
    open_cards |= {card for board in play.hand.boards for card in board}
    open_cards |= {card for player in play.hand.players for card in player.up}
    told = " ".join(map(repr, play.facts))
    assert {card for card in deal.command.cards.cards if f"'{card}'" in told} == open_cards


@drawn(any_deals())
@examples(30)
def test_a_void_hand_gives_everything_back_at_any_point(deal: Deal) -> None:
    for play in playing(deal):
        if play.hand.over:
            continue
        (void,) = decide(play.hand, VoidHand("by order"))
        after = evolve(play.hand, void)
        assert isinstance(void, HandVoided)
        assert tuple(player.stack for player in after.players) == deal.command.stacks
        assert (after.over, after.pot) == (True, 0)


@drawn(any_deals())
@examples(40)
def test_a_rabbit_is_what_would_have_come(deal: Deal) -> None:
    play = played(deal)
    missing = any(len(board) < 5 for board in play.hand.boards)
    if RULESETS[deal.command.ruleset].variant.flop and missing:
        facts = decide(play.hand, ShowRabbit())
        judge(deal.command, [*play.facts, *facts])
        shown = sum(len(fact.cards) for fact in facts if isinstance(fact, RabbitShown))
        assert shown + sum(map(len, play.hand.boards)) == 5 * len(play.hand.boards)
    else:
        with pytest.raises(NothingToShow):
            decide(play.hand, ShowRabbit())
