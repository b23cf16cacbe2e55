"""Hands as the batches of a log tell them, from their start to their end, and what is shown after that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import orjson

from domain.event import Event, Recorded
from domain.hand.events import (
    CardsShown,
    DrawMade,
    HandSettled,
    HandStarted,
    HandVoided,
    PotAwarded,
    StreetDealt,
    UpCardsDealt,
)
from domain.table.events import TableOpened
from projections.projection import Row
from projections.public_fact import TELL, Told


def page_of(values: Sequence[object]) -> str:
    """A list as JSON."""
    return orjson.dumps(values).decode()


@dataclass(slots=True)
class Seen:
    """What is told of one seat: cards turned up, counts of cards exchanged, cards shown and what they make."""

    up: list[str] = field(default_factory=list)
    draws: list[int] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    makes: str | None = None
    net: int = 0


@dataclass(slots=True)
class ToldHand:
    """A hand from its start on."""

    started: Recorded
    start: HandStarted
    facts: list[Told] = field(default_factory=list)
    streets: list[Row] = field(default_factory=list)
    awards: list[Row] = field(default_factory=list)
    seats: dict[int, Seen] = field(default_factory=dict)
    ended_at: float = 0.0
    pot: int = 0
    rake: int = 0
    voided: str | None = None

    @property
    def hand(self) -> str:
        """Its id."""
        return self.started.stream

    def at(self, seat: int) -> Seen:
        """What there is of a seat so far."""
        return self.seats.setdefault(seat, Seen())


@dataclass(slots=True)
class Book:
    """What a batch tells: tables, hands that ended, the hand that is being told, and what came after a hand's end."""

    tables: list[Row] = field(default_factory=list)
    hands: list[ToldHand] = field(default_factory=list)
    told: ToldHand | None = None
    shown: dict[tuple[str, int], Seen] = field(default_factory=dict)
    later: list[Row] = field(default_factory=list)


def _name(book: Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, TableOpened)
    book.tables.append((recorded.stream, event.name))


def _note(book: Book, recorded: Recorded) -> None:
    event = recorded.event
    fact = TELL[type(event)](event, recorded.at, recorded.version)
    if book.told is not None:
        book.told.facts.append(fact)
    else:
        book.later.append((recorded.stream, recorded.version, page_of([fact])))


def _begin(book: Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, HandStarted)
    book.told = ToldHand(recorded, event)
    _note(book, recorded)


def _deal_street(book: Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, StreetDealt)
    _note(book, recorded)
    if book.told is not None:
        book.told.streets.append((event.street, event.board, event.cards))


def _award(book: Book, recorded: Recorded) -> None:
    won = recorded.event
    assert isinstance(won, PotAwarded)
    _note(book, recorded)
    if book.told is not None:
        share = (won.pot, won.board, won.half, won.seat, won.amount, won.reason, won.hand, won.cards)
        book.told.awards.append(share)


def _turn_up(book: Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, UpCardsDealt)
    _note(book, recorded)
    if book.told is not None:
        for seat, card in zip(event.seats, event.cards, strict=True):
            book.told.at(seat).up.append(card)


def _draw(book: Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, DrawMade)
    _note(book, recorded)
    if book.told is not None:
        book.told.at(event.seat).draws.append(len(event.discarded))


def _show(book: Book, recorded: Recorded) -> None:
    event = recorded.event
    assert isinstance(event, CardsShown)
    _note(book, recorded)
    told, place = book.told, (recorded.stream, event.seat)
    seen = book.shown.setdefault(place, Seen()) if told is None else told.at(event.seat)
    seen.shown += event.cards
    seen.makes = event.hand or seen.makes


def _end(book: Book, recorded: Recorded) -> None:
    """A hand that does not count has no pot, and nobody won or lost anything."""
    _note(book, recorded)
    end, told, book.told = recorded.event, book.told, None
    if told is None:
        return
    told.ended_at = recorded.at
    if isinstance(end, HandVoided):
        told.voided = end.reason
    elif isinstance(end, HandSettled):
        told.pot, told.rake = end.pot, end.rake
        for seat, net in zip(end.seats, end.net, strict=True):
            told.at(seat).net = net
    book.hands.append(told)


HEARING: Mapping[type[Event], Callable[[Book, Recorded], None]] = {
    **dict.fromkeys(TELL, _note),
    TableOpened: _name,
    HandStarted: _begin,
    StreetDealt: _deal_street,
    PotAwarded: _award,
    UpCardsDealt: _turn_up,
    DrawMade: _draw,
    CardsShown: _show,
    HandSettled: _end,
    HandVoided: _end,
}
