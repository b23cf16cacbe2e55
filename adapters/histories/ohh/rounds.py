"""The rounds of a hand in Open Hand History: streets with what everyone did, and the showdown."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from application.told_hand import ToldHand
from domain.event import Event
from domain.hand import events as told

Json = dict[str, object]

STREETS: Mapping[str, str] = {
    "preflop": "Preflop",
    "flop": "Flop",
    "turn": "Turn",
    "river": "River",
    "predraw": "Preflop",
    "draw": "Flop",
    "first_draw": "Flop",
    "second_draw": "Turn",
    "third_draw": "River",
    "third": "Preflop",
    "fourth": "Flop",
    "fifth": "Turn",
    "sixth": "River",
    "seventh": "River",
}
"""The format has the streets of hold'em alone; the rounds of other games take their names in order, and a street may
come twice."""
POSTS: Mapping[str, str] = {
    "ante": "Post Ante",
    "small_blind": "Post SB",
    "big_blind": "Post BB",
    "button_blind": "Post Extra Blind",
    "post": "Post Extra Blind",
    "straddle": "Straddle",
    "dead": "Post Dead",
}
MOVES: Mapping[str, str] = {
    "fold": "Fold",
    "check": "Check",
    "call": "Call",
    "bet": "Bet",
    "raise": "Raise",
    "complete": "Raise",
    "bring_in": "Post Extra Blind",
}


def rounds(hand: ToldHand, ids: Mapping[int, int]) -> list[Json]:
    """The rounds; `ids` are the players' by seat. An amount is what an action moved, a raise's too."""
    course = _Course(hand, ids)
    for event in hand.events:
        if handler := HANDLERS.get(type(event)):
            handler(course, event)
    return course.rounds


class _Course:
    def __init__(self, hand: ToldHand, ids: Mapping[int, int]) -> None:
        self.rounds: list[Json] = []
        self._hand, self._ids = hand, ids
        self._first = hand.ruleset.variant.streets[0].name
        self._held: dict[int, tuple[int, ...]] = dict.fromkeys(hand.started.seats, ())
        self._number = 0
        self._actions: list[Json] = []
        self._street = ""
        self._enter(self._first)

    def _enter(self, street: str, cards: Sequence[str] = ()) -> None:
        self._street = street
        self._round(STREETS[street], cards)

    def _round(self, name: str, cards: Sequence[str] = ()) -> None:
        self._actions = []
        self.rounds.append({"id": len(self.rounds), "street": name, "cards": list(cards), "actions": self._actions})

    def _tell(
        self, seat: int, action: str, amount: int = 0, all_in: bool = False, cards: Sequence[str] | None = None
    ) -> None:
        self._number += 1
        told_of: Json = {
            "action_number": self._number,
            "player_id": self._ids[seat],
            "action": action,
            "amount": amount,
            "is_allin": all_in,
        }
        self._actions.append(told_of if cards is None else told_of | {"cards": list(cards)})

    def _post(self, event: told.ForcedBetPosted) -> None:
        self._tell(event.seat, POSTS[event.kind], event.paid, event.all_in)

    def _deal_down(self, event: told.HoleCardsDealt) -> None:
        if event.street != self._street:
            self._enter(event.street)
        for seat, numbers in zip(event.seats, event.numbers, strict=True):
            self._deal(seat, numbers)

    def _deal_up(self, event: told.UpCardsDealt) -> None:
        if event.street != self._street:
            self._enter(event.street)
        for seat, number, card in zip(event.seats, event.numbers, event.cards, strict=True):
            self._held[seat] += (number,)
            self._tell(seat, "Dealt Cards", cards=(card,))

    def _deal(self, seat: int, numbers: tuple[int, ...]) -> None:
        """Cards that the reader does not see dealt are not spoken of."""
        self._held[seat] += numbers
        if numbers and self._hand.watches(seat):
            self._tell(seat, "Dealt Cards", cards=self._hand.seen(numbers))

    def _deal_board(self, event: told.StreetDealt) -> None:
        self._enter(event.street, event.cards)

    def _start_draw(self, event: told.DrawStarted) -> None:
        if event.street != self._street:
            self._enter(event.street)

    def _draw(self, event: told.DrawMade) -> None:
        self._held[event.seat] = tuple(number for number in self._held[event.seat] if number not in event.discarded)
        self._deal(event.seat, event.drawn)

    def _act(self, event: told.ActionTaken) -> None:
        """Before the flop nothing is a bet."""
        action = "Raise" if event.kind == "bet" and self._street == self._first else MOVES[event.kind]
        self._tell(event.seat, action, event.paid, event.all_in and event.paid > 0)

    def _settle(self, event: told.HandSettled) -> None:
        """The showdown stands behind the last street, and what was shown of one's own will within it."""
        met = {
            shown.seat: shown for shown in self._hand.events if isinstance(shown, told.CardsShown | told.CardsMucked)
        }
        if met:
            self._round("Showdown")
        for seat, shown in met.items():
            self._meet(seat, isinstance(shown, told.CardsShown))

    def _meet(self, seat: int, shown: bool) -> None:
        held = self._held[seat]
        if shown:
            up = _turned_up(self._hand.events, seat)
            self._tell(seat, "Shows Cards", cards=self._hand.seen([number for number in held if number in up]))
        else:
            self._tell(seat, "Mucks Cards", cards=self._hand.seen(held) if self._hand.known(held) else ())


def _turned_up(events: Sequence[Event], seat: int) -> set[int]:
    """The numbers of the cards that a seat showed, those that were dealt face up included."""
    dealt = [event for event in events if isinstance(event, told.UpCardsDealt) and seat in event.seats]
    shown = [event for event in events if isinstance(event, told.CardsShown) and event.seat == seat]
    up = {event.numbers[event.seats.index(seat)] for event in dealt}
    return up | {number for event in shown for number in event.numbers}


HANDLERS: Mapping[type[Event], Callable[[_Course, Any], None]] = {
    told.ForcedBetPosted: _Course._post,
    told.HoleCardsDealt: _Course._deal_down,
    told.UpCardsDealt: _Course._deal_up,
    told.StreetDealt: _Course._deal_board,
    told.DrawStarted: _Course._start_draw,
    told.DrawMade: _Course._draw,
    told.ActionTaken: _Course._act,
    told.HandSettled: _Course._settle,
}
