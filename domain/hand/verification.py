"""A stored hand is refereed again: everything that was paid, dealt and shown is compared; the stored facts win.

The moves are taken from the facts and given as commands to the rules as they are installed now.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from itertools import zip_longest

from domain.event import Event
from domain.hand import commands as ask
from domain.hand import events as told
from domain.hand.decisions import decide
from domain.hand.deck import Deck
from domain.hand.evolution import evolve_all
from domain.hand.hand import Hand, undealt
from domain.refusals import Refusal

COMPARED: dict[type[Event], tuple[str, ...]] = {
    told.ForcedBetPosted: ("seat", "kind", "paid", "all_in"),
    told.HoleCardsDealt: ("street", "burned", "seats", "numbers"),
    told.UpCardsDealt: ("street", "burned", "seats", "numbers", "cards"),
    told.ActionTaken: ("turn", "seat", "kind", "to", "paid", "all_in"),
    told.StreetDealt: ("street", "board", "burned", "numbers", "cards"),
    told.DrawMade: ("turn", "seat", "burned", "discarded", "drawn"),
    told.DeckReshuffled: ("count", "numbers"),
    told.RunoutsAgreed: ("count",),
    told.BetReturned: ("seat", "amount"),
    told.CardsShown: ("seat", "numbers", "cards"),
    told.CardsMucked: ("seat",),
    told.RakeTaken: ("amounts",),
    told.PotAwarded: ("pot", "board", "half", "seat", "amount", "reason", "cards"),
    told.HandSettled: ("pot", "rake", "seats", "stacks", "net"),
    told.HandVoided: ("seats", "refunds"),
    told.RabbitShown: ("street", "board", "burned", "numbers", "cards"),
}
"""What is held against each other; deadlines and names of hands are not: they change nothing that anyone gets."""


def verify(facts: Sequence[Event], deck: Deck) -> list[str]:
    """How a hand differs from what the rules make of it, a sentence for the first difference; empty for none.

    `facts` begin with HandStarted, `deck` is the hand's opened deck."""
    try:
        again = _played_again(facts, deck)
    except Refusal as refusal:
        return [f"The rules refuse what was stored: {refusal.message}"]
    pairs = zip_longest(_compared(facts), _compared(again))
    return [_difference(stored, found) for stored, found in pairs if stored != found][:1]


Compared = tuple[str, tuple[tuple[str, object], ...]]


def _compared(facts: Sequence[Event]) -> list[Compared]:
    return [
        (type(fact).__name__, tuple((name, getattr(fact, name)) for name in names))
        for fact in facts
        if (names := COMPARED.get(type(fact)))
    ]


def _difference(stored: Compared | None, found: Compared | None) -> str:
    if stored is None or found is None or stored[0] != found[0]:
        return f"{_name(stored)} is stored where the rules give {_name(found)}."
    differing = ((name, here, there) for (name, here), (_, there) in zip(stored[1], found[1], strict=True))
    name, here, there = next(each for each in differing if each[1] != each[2])
    who = dict(stored[1]).get("seat")
    return f"{stored[0]}{'' if who is None else f' of seat {who}'}: {name} is stored as {here}, the rules give {there}."


def _name(compared: Compared | None) -> str:
    return "Nothing" if compared is None else compared[0]


def _played_again(facts: Sequence[Event], deck: Deck) -> list[Event]:
    hand, again = undealt(deck), list[Event]()
    for fact in facts:
        for command in _command(hand, fact, deck):
            news = decide(hand, command)
            again += news
            hand = evolve_all(hand, news)
    return again


def _command(hand: Hand, fact: Event, deck: Deck) -> Iterator[ask.HandCommand]:
    """The command that a stored fact answers, where somebody gave one."""
    match fact:
        case told.HandStarted():
            given = {field.name: getattr(fact, field.name) for field in fields(fact)}
            yield ask.StartHand(cards=deck, now=0.0, **given)
        case told.ActionTaken(turn=turn, timed_out=True) | told.DrawMade(turn=turn, timed_out=True):
            yield ask.TimeOut(turn, _late(hand))
        case told.ActionTaken(turn=turn, seat=seat, kind=kind, to=to):
            yield ask.Act(turn, seat, kind, to if kind in ("bet", "raise", "complete") else 0, 0.0)
        case told.DrawMade(turn=turn, seat=seat, discarded=discarded):
            yield ask.Draw(turn, seat, discarded, 0.0)
        case told.RunoutsChosen(seat=seat, count=count):
            yield ask.ChooseRunouts(seat, count, 0.0)
        case told.TimeBankStarted(turn=turn):
            yield ask.TimeOut(turn, _late(hand))
        case told.CardsShown(seat=seat, numbers=numbers) if hand.over:
            yield ask.ShowCards(seat, numbers)
        case told.RabbitShown() if not any(isinstance(other, told.RabbitShown) for other in hand.facts):
            yield ask.ShowRabbit()
        case told.HandVoided(reason=reason):
            yield ask.VoidHand(reason)


def _late(hand: Hand) -> float:
    """When the present clock has run out; a time bank that runs is used up then."""
    assert isinstance(hand.turn, told.TurnStarted | told.DrawStarted)
    if hand.bank_since is not None:
        return hand.bank_since + hand.at(hand.turn.seat).bank
    return hand.turn.deadline
