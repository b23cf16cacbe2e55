"""The actions of a hand in PHH's notation."""

from collections.abc import Callable, Mapping
from typing import Any

from adapters.histories.phh.betting import Betting
from application.told_hand import ToldHand
from domain.event import Event
from domain.hand import events as told

RAISES = frozenset({"bet", "raise", "complete"})


def actions(hand: ToldHand) -> list[str]:
    """What happened, from the first card to the last that was turned up or given up at the showdown. Raises Unsayable.

    Everyone's new cards of a draw stand after everyone's discards, and cards shown while others were still to come
    after those: so PHH has it."""
    notation = _Notation(hand)
    for event in hand.events:
        notation.take(event)
        if isinstance(event, told.HandSettled):
            break
    return notation.actions


class _Notation:
    def __init__(self, hand: ToldHand) -> None:
        started = hand.started
        self.actions: list[str] = []
        self._hand = hand
        self._player = {seat: f"p{place}" for place, seat in enumerate(started.seats, start=1)}
        self._held: dict[int, tuple[int, ...]] = dict.fromkeys(started.seats, ())
        self._up: dict[int, tuple[str, ...]] = dict.fromkeys(started.seats, ())
        self._betting = Betting(started)
        self._street = ""
        self._drawn: dict[int, tuple[int, ...]] = {}
        self._met: dict[int, str] = {}

    def take(self, event: Event) -> None:
        """Write one more fact down."""
        if handler := HANDLERS.get(type(event)):
            handler(self, event)

    def _post(self, event: told.ForcedBetPosted) -> None:
        self._betting.post(event)

    def _deal_down(self, event: told.HoleCardsDealt) -> None:
        self._close(event.street)
        self._begin(event.street)
        for seat, numbers in zip(event.seats, event.numbers, strict=True):
            self._held[seat] += numbers
            if event.street != "third":
                self._deal(seat, numbers)

    def _deal_up(self, event: told.UpCardsDealt) -> None:
        self._close(event.street)
        for seat, number, card in zip(event.seats, event.numbers, event.cards, strict=True):
            self._held[seat] += (number,)
            self._up[seat] += (card,)
            self._deal(seat, self._held[seat] if event.street == "third" else (number,))
        self._begin(event.street)

    def _deal(self, seat: int, numbers: tuple[int, ...]) -> None:
        self.actions.append(f"d dh {self._player[seat]} {''.join(self._hand.seen(numbers))}")

    def _deal_board(self, event: told.StreetDealt) -> None:
        self._close(event.street)
        self._begin(event.street)
        self.actions.append(f"d db {''.join(event.cards)}")

    def _close(self, street: str) -> None:
        """Another street comes: everyone who drew on this one has their new cards, and PHH asks a player to check whom
        nobody can bet against any more."""
        if street == self._street:
            return
        self._deal_drawn()
        for seat in self._betting.finish():
            self.actions.append(f"{self._player[seat]} cc")

    def _begin(self, street: str) -> None:
        if street != self._street:
            self._betting.begin(street, self._up)
            self._street = street

    def _start_draw(self, event: told.DrawStarted) -> None:
        self._close(event.street)
        self._begin(event.street)

    def _draw(self, event: told.DrawMade) -> None:
        given = "".join(self._hand.seen(event.discarded))
        self.actions.append(f"{self._player[event.seat]} sd {given}".rstrip())
        self._held[event.seat] = tuple(number for number in self._held[event.seat] if number not in event.discarded)
        self._drawn[event.seat] = event.drawn

    def _deal_drawn(self) -> None:
        for seat, numbers in self._drawn.items():
            if numbers:
                self._held[seat] += numbers
                self._deal(seat, numbers)
        self._drawn = {}

    def _act(self, event: told.ActionTaken) -> None:
        self._deal_drawn()
        player = self._player[event.seat]
        self._betting.take(event)
        if event.kind == "fold":
            self.actions.append(f"{player} f")
        elif event.kind == "bring_in":
            self.actions.append(f"{player} pb")
        elif event.kind in RAISES:
            self.actions.append(f"{player} cbr {event.to}")
        else:
            self.actions.append(f"{player} cc")

    def _meet(self, event: told.CardsShown | told.CardsMucked) -> None:
        """Each once, in the order in which they met: who was all-in early may have got cards since."""
        self._met[event.seat] = "sm" if isinstance(event, told.CardsMucked) else "shown"

    def _settle(self, event: told.HandSettled) -> None:
        self._close("")
        for seat, met in self._met.items():
            cards = f"sm {''.join(self._hand.seen(self._held[seat]))}" if met == "shown" else met
            self.actions.append(f"{self._player[seat]} {cards}")


HANDLERS: Mapping[type[Event], Callable[[_Notation, Any], None]] = {
    told.ForcedBetPosted: _Notation._post,
    told.HoleCardsDealt: _Notation._deal_down,
    told.UpCardsDealt: _Notation._deal_up,
    told.StreetDealt: _Notation._deal_board,
    told.DrawStarted: _Notation._start_draw,
    told.DrawMade: _Notation._draw,
    told.ActionTaken: _Notation._act,
    told.CardsShown: _Notation._meet,
    told.CardsMucked: _Notation._meet,
    told.HandSettled: _Notation._settle,
}
