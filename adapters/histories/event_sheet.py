"""What happened in each hand, as a table: one row for each fact, or for each seat or pot that it tells of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from adapters.histories.sheet import Sheet, Value
from application.told_hand import ToldHand
from domain.event import Event
from domain.hand.events import (
    ActionTaken,
    BetReturned,
    CardsMucked,
    CardsShown,
    DrawMade,
    DrawStarted,
    ForcedBetPosted,
    HandVoided,
    HoleCardsDealt,
    PotAwarded,
    RabbitShown,
    RakeTaken,
    StreetDealt,
    TurnStarted,
    UpCardsDealt,
)

EVENTS = Sheet(
    "events",
    (
        ("hand", "text"),
        ("version", "whole"),
        ("at", "time"),
        ("topic", "text"),
        ("street", "text"),
        ("turn", "whole"),
        ("seat", "whole"),
        ("player", "text"),
        ("kind", "text"),
        ("amount", "whole"),
        ("street_total", "whole"),
        ("to_call", "whole"),
        ("could_raise", "flag"),
        ("pot_before", "whole"),
        ("all_in", "flag"),
        ("timed_out", "flag"),
        ("cards", "texts"),
        ("board", "whole"),
        ("pot", "whole"),
        ("half", "text"),
        ("words", "text"),
    ),
)
"""`version` is the fact's place in the hand. `amount` are the chips that moved, `pot_before` all those in the middle
before; `words` name a hand of cards, or say why a hand was voided. What a fact does not tell is left empty."""

_Told = Mapping[str, Value]


def event_rows(told: ToldHand) -> Iterator[tuple[Value, ...]]:
    """The rows of one hand, in their order. Turns, draws and clocks that begin are told with what came of them."""
    course = _Course()
    players = dict(zip(told.started.seats, told.started.players, strict=True))
    for recorded in told.facts:
        event = recorded.event
        fixed: _Told = {"hand": told.hand, "version": recorded.version, "at": recorded.at, "topic": event.TOPIC}
        course.enter(event)
        for row in _rows(event, told, course):
            seat = row.get("seat")
            player = players.get(seat) if isinstance(seat, int) else None
            so_far: _Told = {"street": course.street or None, "player": player, "pot_before": course.pot}
            full = {**fixed, **so_far, **row}
            yield tuple(full.get(name) for name, _ in EVENTS.columns)
        course.leave(event)


@dataclass(slots=True)
class _Course:
    """How far the hand has come: the street, the chips in the middle, and the turn that is open."""

    street: str = ""
    pot: int = 0
    turn: TurnStarted | None = field(default=None)

    def enter(self, event: Event) -> None:
        """What a fact changes for its own row."""
        match event:
            case HoleCardsDealt(street=street) | UpCardsDealt(street=street) | StreetDealt(street=street):
                self.street = street
            case DrawStarted(street=street):
                self.street = street
            case TurnStarted():
                self.turn = event

    def leave(self, event: Event) -> None:
        """What a fact changes for the rows after it."""
        match event:
            case ForcedBetPosted(paid=paid) | ActionTaken(paid=paid):
                self.pot += paid
            case BetReturned(amount=amount) | PotAwarded(amount=amount):
                self.pot -= amount
            case RakeTaken(amounts=amounts):
                self.pot -= sum(amounts)
            case HandVoided():
                self.pot = 0


def _rows(event: Event, told: ToldHand, course: _Course) -> Iterator[_Told]:
    match event:
        case ForcedBetPosted():
            yield {"seat": event.seat, "kind": event.kind, "amount": event.paid, "all_in": event.all_in}
        case ActionTaken():
            yield _action(event, course.turn)
        case HoleCardsDealt() | UpCardsDealt() | StreetDealt() | RabbitShown() | DrawMade():
            yield from _dealt(event, told)
        case CardsShown():
            yield {"seat": event.seat, "cards": event.cards, "words": event.hand or None}
        case CardsMucked():
            yield {"seat": event.seat}
        case BetReturned() | PotAwarded() | RakeTaken() | HandVoided():
            yield from _paid(event)


def _action(event: ActionTaken, turn: TurnStarted | None) -> _Told:
    asked = None if turn is None or turn.turn != event.turn else turn
    return {
        "turn": event.turn,
        "seat": event.seat,
        "kind": event.kind,
        "amount": event.paid,
        "street_total": event.to,
        "to_call": None if asked is None else asked.to_call,
        "could_raise": None if asked is None else asked.max_to > 0,
        "all_in": event.all_in,
        "timed_out": event.timed_out,
    }


def _dealt(
    event: HoleCardsDealt | UpCardsDealt | StreetDealt | RabbitShown | DrawMade, told: ToldHand
) -> Iterator[_Told]:
    match event:
        case HoleCardsDealt(seats=seats, numbers=dealt):
            for seat, numbers in zip(seats, dealt, strict=True):
                yield {"seat": seat, "cards": told.seen(numbers)}
        case UpCardsDealt(seats=seats, cards=cards):
            for seat, card in zip(seats, cards, strict=True):
                yield {"seat": seat, "cards": (card,)}
        case StreetDealt(board=board, cards=cards) | RabbitShown(board=board, cards=cards):
            yield {"board": board, "cards": cards}
        case DrawMade(turn=turn, seat=seat, drawn=drawn, timed_out=timed_out):
            yield {"turn": turn, "seat": seat, "cards": told.seen(drawn), "timed_out": timed_out}


def _paid(event: BetReturned | PotAwarded | RakeTaken | HandVoided) -> Iterator[_Told]:
    match event:
        case BetReturned(seat=seat, amount=amount):
            yield {"seat": seat, "amount": amount}
        case PotAwarded():
            place: _Told = {"pot": event.pot, "board": event.board, "half": event.half or None}
            won: _Told = {"seat": event.seat, "kind": event.reason, "amount": event.amount}
            yield {**place, **won, "cards": event.cards, "words": event.hand or None}
        case RakeTaken(amounts=amounts):
            for pot, amount in enumerate(amounts):
                yield {"pot": pot, "amount": amount}
        case HandVoided(reason=reason, seats=seats, refunds=refunds):
            for seat, refund in zip(seats, refunds, strict=True):
                yield {"seat": seat, "amount": refund, "words": reason}
