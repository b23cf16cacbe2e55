"""The laws of a room, held against every event of its log from outside: no state of the room is asked."""

from dataclasses import dataclass, field

from domain.event import Event, Recorded
from domain.hand.events import (
    ActionTaken,
    CardsShown,
    DrawMade,
    DrawStarted,
    HandSettled,
    HandStarted,
    HandVoided,
    RabbitShown,
    RunoutsAgreed,
    RunoutsChosen,
    RunoutsOffered,
    TimeBankStarted,
    TimeBankUsed,
    TurnStarted,
)
from domain.table.events import HandClosed, HandExtended, HandOpened, SeatChanged, SeatLeft, SeatTaken, TableOpened
from domain.table.terms import pinned
from tests.domain.table.lawful import Law


@dataclass
class AtTable:
    """What the log has said of one table; `law` judges button, blinds and debts where there are any."""

    law: Law | None = None
    seats: dict[int, str] = field(default_factory=dict)
    hand: str | None = None
    closed: str | None = None
    number: int = 0


@dataclass
class InHand:
    """What the log has said of one hand: what it waits for, and its steps."""

    open: TurnStarted | DrawStarted | RunoutsOffered | None = None
    chosen: set[int] = field(default_factory=set)
    banked: bool = False
    ended: HandSettled | HandVoided | None = None
    steps: list[str] = field(default_factory=list)
    extended: int = 0
    """How many steps the table has counted after the end."""


@dataclass
class Laws:
    """Versions without gaps, one hand at a time, lawful positions, and nobody acts but whose turn it is."""

    versions: dict[str, int] = field(default_factory=dict)
    tables: dict[str, AtTable] = field(default_factory=dict)
    hands: dict[str, InHand] = field(default_factory=dict)

    def hear(self, recorded: Recorded) -> None:
        """Take one event; raises AssertionError where it breaks a law."""
        assert recorded.version == self.versions.get(recorded.stream, 0) + 1
        self.versions[recorded.stream] = recorded.version
        if recorded.stream.startswith("table:"):
            self._at_table(recorded.stream, recorded.event)
        elif recorded.stream.startswith("hand:"):
            self._step(recorded)
            self._in_hand(recorded.stream, recorded.event)

    def _at_table(self, stream: str, event: Event) -> None:
        table = self.tables.setdefault(stream, AtTable())
        if isinstance(event, TableOpened):
            terms = pinned(event).terms
            # The law is written for these blinds, and does not know the one of short deck.
            known = all((game.small_blind, game.big_blind) in ((5, 10), (0, 0)) for game in terms.games)
            table.law = Law(terms) if known else None
        elif table.law is not None:
            table.law.see(event)
        self._seats(table, event)
        self._hands(table, event)

    def _seats(self, table: AtTable, event: Event) -> None:
        match event:
            case SeatTaken(seat=seat, player=player):
                assert seat not in table.seats
                assert player not in table.seats.values()
                table.seats[seat] = player
            case SeatChanged(seat=seat, to=to):
                assert to not in table.seats
                table.seats[to] = table.seats.pop(seat)
            case SeatLeft(seat=seat, player=player):
                assert table.seats.pop(seat) == player

    def _hands(self, table: AtTable, event: Event) -> None:
        match event:
            case HandOpened():
                assert not table.closed or self.hands[table.closed].extended == 0
                self._opened(table, event)
            case HandClosed(hand=hand, steps=steps, voided=voided):
                assert table.hand == hand
                assert isinstance(self.hands[hand].ended, HandVoided) == voided
                assert len(self.hands[hand].steps) == steps
                table.hand, table.closed = None, hand
            case HandExtended(hand=hand):
                assert (table.hand, table.closed) == (None, hand)
                self.hands[hand].extended += 1

    def _opened(self, table: AtTable, event: HandOpened) -> None:
        assert table.hand is None
        assert event.number == table.number + 1
        assert len(event.seats) >= 2
        assert set(event.seats) <= set(table.seats)
        assert min(event.stacks) > 0
        assert list(event.seats) == sorted(event.seats, key=lambda seat: (seat - event.button - 1) % 9)
        table.hand, table.number = event.hand, event.number
        self.hands[event.hand] = InHand()

    def _step(self, recorded: Recorded) -> None:
        """A step after the end was counted by the table in the same append, before it."""
        hand = self.hands[recorded.stream]
        if recorded.command_id in hand.steps:
            return
        hand.steps.append(recorded.command_id)
        if hand.ended is not None:
            hand.extended -= 1
            assert hand.extended == 0
            assert isinstance(recorded.event, CardsShown | RabbitShown)

    def _in_hand(self, stream: str, event: Event) -> None:
        hand = self.hands[stream]
        match event:
            case HandStarted(table=table, players=players, seats=seats):
                assert self.tables[table].hand == stream
                assert [self.tables[table].seats[seat] for seat in seats] == list(players)
            case TurnStarted() | DrawStarted() | RunoutsOffered():
                assert (hand.open, hand.ended) == (None, None)
                hand.open, hand.banked = event, False
            case HandSettled() | HandVoided():
                assert hand.ended is None
                assert hand.open is None or isinstance(event, HandVoided)
                hand.open, hand.ended = None, event
            case _:
                self._answered(hand, event)

    def _answered(self, hand: InHand, event: Event) -> None:
        """Only who is asked answers, and only what was asked."""
        match event:
            case ActionTaken(turn=turn, seat=seat, kind=kind):
                assert isinstance(hand.open, TurnStarted)
                assert (hand.open.turn, hand.open.seat) == (turn, seat)
                assert kind in hand.open.kinds
                hand.open = None
            case DrawMade(turn=turn, seat=seat):
                assert isinstance(hand.open, DrawStarted)
                assert (hand.open.turn, hand.open.seat) == (turn, seat)
                hand.open = None
            case RunoutsChosen(seat=seat):
                assert isinstance(hand.open, RunoutsOffered)
                assert seat in {*hand.open.seats} - hand.chosen
                hand.chosen.add(seat)
            case RunoutsAgreed():
                assert isinstance(hand.open, RunoutsOffered)
                hand.open = None
            case TimeBankStarted(turn=turn, seat=seat) | TimeBankUsed(turn=turn, seat=seat):
                assert isinstance(hand.open, TurnStarted | DrawStarted)
                assert (hand.open.turn, hand.open.seat) == (turn, seat)
                assert hand.banked == isinstance(event, TimeBankUsed)
                hand.banked = True
