"""What holds in every hand, whoever plays it and however."""

from collections.abc import Iterator, Sequence
from functools import reduce

import pytest
from hypothesis import given as drawn

from domain.event import Event
from domain.hand import Hand, decide, evolve, legal_kinds, undealt
from domain.hand.commands import Act, TimeOut
from domain.hand.events import CardsShown, HandSettled, HoleCardsDealt, StreetDealt
from domain.hand.refusals import HandAlreadyStarted, HandOver, IllegalAction, NotYourTurn, TurnPassed
from tests.domain.hand.random_hands import Deal, deals, played, playing
from tests.support.effort import examples
from tests.support.hands import NOW, Play, states

KINDS = ("fold", "check", "call", "bet", "raise")


@drawn(deals())
@examples(100)
def test_chips_are_conserved_at_every_fact(deal: Deal) -> None:
    brought = sum(deal.command.stacks)
    for hand in list(states(deal.command.cards, played(deal).facts)):
        held = [player.stack for player in hand.players]
        assert sum(held) + hand.pot == brought
        assert min(*held, hand.pot, *(player.bet for player in hand.players)) >= 0


@drawn(deals())
@examples(100)
def test_every_hand_comes_to_an_end(deal: Deal) -> None:
    """Past the choices everyone checks or calls, so that a street takes one round at most."""
    play = played(deal)
    assert play.hand.turns <= len(deal.choices) + 4 * len(deal.command.seats)
    assert isinstance(play.facts[-1], HandSettled)
    assert sum(play.told(HandSettled)[0].net) == 0


@drawn(deals())
@examples(60)
def test_replayed_facts_give_the_live_state(deal: Deal) -> None:
    for play in playing(deal):
        assert reduce(evolve, play.facts, undealt(deal.command.cards)) == play.hand


@drawn(deals())
@examples(40)
def test_a_replayed_hand_goes_on_as_the_live_one(deal: Deal) -> None:
    """What was stored is all that is needed: at each turn a fresh state decides what the live one decides."""
    for play in playing(deal):
        if (turn := play.hand.turn) is not None:
            fresh = reduce(evolve, play.facts, undealt(deal.command.cards))
            late = TimeOut(turn.turn, turn.deadline)
            assert decide(fresh, late) == decide(play.hand, late)


@drawn(deals())
@examples(40)
def test_the_public_state_needs_no_deck(deal: Deal) -> None:
    play = played(deal)
    blind = reduce(evolve, play.facts, undealt(()))
    assert (blind.players, blind.board, blind.pot) == (play.hand.players, play.hand.board, play.hand.pot)


@drawn(deals())
@examples(40)
def test_decisions_that_were_not_taken_leave_no_trace(deal: Deal) -> None:
    """Each state is asked everything that could be done before it is asked what is done."""
    asked = Play(deal.command)
    for play in playing(deal):
        for command in _anything(asked.hand):
            decide(asked.hand, command)
        if len(asked.facts) < len(play.facts):
            decided = decide(asked.hand, _last_act(play))
            assert decided == play.latest
            asked.hand = reduce(evolve, decided, asked.hand)
            asked.facts += decided
    assert asked.facts == played(deal).facts


def _anything(hand: Hand) -> Iterator[Act]:
    if hand.turn is None:
        return
    for kind in legal_kinds(hand.turn, hand.level):
        to = hand.turn.max_to if kind in ("bet", "raise") else 0
        yield Act(hand.turn.turn, hand.turn.seat, kind, to, NOW)


def _last_act(play: Play) -> Act:
    """The command that led to the latest facts."""
    taken = play.latest[0]
    turn, seat, kind, to = (getattr(taken, field) for field in ("turn", "seat", "kind", "to"))
    return Act(turn, seat, kind, to if kind in ("bet", "raise") else 0, NOW)


@drawn(deals())
@examples(40)
def test_a_repeated_command_is_refused_and_adds_nothing(deal: Deal) -> None:
    for play in playing(deal):
        with pytest.raises(HandAlreadyStarted):
            decide(play.hand, deal.command)
        if play.hand.turns > 1:
            with pytest.raises((TurnPassed, HandOver)):
                decide(play.hand, Act(play.hand.turns - 1, play.turn.seat if play.hand.turn else 0, "fold", 0, NOW))


@drawn(deals())
@examples(40)
def test_exactly_the_reported_kinds_and_totals_are_accepted(deal: Deal) -> None:
    for play in playing(deal):
        if (turn := play.hand.turn) is None:
            continue
        legal = legal_kinds(turn, play.hand.level)
        assert {kind for kind in KINDS if _accepted(play.hand, kind, turn.max_to)} == set(legal)
        if turn.max_to:
            edges = {turn.min_to - 1: False, turn.min_to: True, turn.max_to: True, turn.max_to + 1: False}
            assert {to: _accepted(play.hand, legal[-1], to) for to in edges} == edges
            assert turn.to_call < turn.max_to


def _accepted(hand: Hand, kind: str, to: int) -> bool:
    assert hand.turn is not None
    try:
        decide(hand, Act(hand.turn.turn, hand.turn.seat, kind, to if kind in ("bet", "raise") else 0, NOW))
    except IllegalAction:
        return False
    return True


@drawn(deals())
@examples(40)
def test_nobody_but_the_seat_to_act_can_act(deal: Deal) -> None:
    for play in playing(deal):
        for seat in deal.command.seats:
            if play.hand.turn is not None and seat != play.turn.seat:
                with pytest.raises(NotYourTurn):
                    decide(play.hand, Act(play.turn.turn, seat, "fold", 0, NOW))


@drawn(deals())
@examples(60)
def test_cards_come_from_the_top_of_the_deck_each_once(deal: Deal) -> None:
    """Two each, then per street one burned: nine players use 26 cards."""
    play = played(deal)
    numbers = _numbers(play.facts)
    count = len(deal.command.seats)
    assert numbers == list(range(len(numbers)))
    assert len(numbers) == 2 * count + {0: 0, 3: 4, 4: 6, 5: 8}[len(play.hand.board)]
    for shown in play.told(CardsShown):
        assert shown.cards == tuple(deal.command.cards[number] for number in shown.numbers)


def _numbers(facts: Sequence[Event]) -> list[int]:
    """The numbers of all cards in the order in which they left the deck."""
    numbers: list[int] = []
    for fact in facts:
        if isinstance(fact, HoleCardsDealt):
            numbers += [pair[lap] for lap in range(2) for pair in fact.numbers]
        elif isinstance(fact, StreetDealt):
            numbers += [fact.burned, *fact.numbers]
    return numbers


@drawn(deals())
@examples(60)
def test_no_fact_names_a_card_that_was_not_turned_up(deal: Deal) -> None:
    play = played(deal)
    open_cards = {card for fact in play.told(CardsShown) for card in fact.cards} | set(play.hand.board)
    told = " ".join(map(repr, play.facts))
    assert {card for card in deal.command.cards if f"'{card}'" in told} == open_cards
