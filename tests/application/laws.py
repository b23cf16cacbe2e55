"""The laws of a room, held against every event of its log from outside: no state of the room is asked."""

from dataclasses import dataclass, field

from domain.event import Event, Recorded
from domain.hand.events import ActionTaken, HandSettled, HandStarted, TurnStarted
from domain.table.events import HandClosed, HandOpened, SeatLeft, SeatTaken


@dataclass
class AtTable:
    """What the log has said of one table."""

    seats: dict[int, str] = field(default_factory=dict)
    hand: str | None = None
    number: int = 0
    button: int | None = None
    big_blind: int | None = None


@dataclass
class Laws:
    """Versions without gaps, one hand at a time, lawful positions, and nobody acts but whose turn it is."""

    versions: dict[str, int] = field(default_factory=dict)
    tables: dict[str, AtTable] = field(default_factory=dict)
    turns: dict[str, TurnStarted | None] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)

    def hear(self, recorded: Recorded) -> None:
        """Take one event; raises AssertionError where it breaks a law."""
        assert recorded.version == self.versions.get(recorded.stream, 0) + 1
        self.versions[recorded.stream] = recorded.version
        if recorded.stream.startswith("table:"):
            self._at_table(recorded.stream, recorded.event)
        elif recorded.stream.startswith("hand:"):
            self._in_hand(recorded.stream, recorded.event)

    def _at_table(self, stream: str, event: Event) -> None:
        table = self.tables.setdefault(stream, AtTable())
        match event:
            case SeatTaken(seat=seat, player=player):
                assert seat not in table.seats
                assert player not in table.seats.values()
                table.seats[seat] = player
            case SeatLeft(seat=seat, player=player):
                assert table.seats.pop(seat) == player
            case HandOpened():
                self._opened(table, event)
            case HandClosed(hand=hand):
                assert table.hand == hand
                assert hand in self.settled
                table.hand = None

    def _opened(self, table: AtTable, event: HandOpened) -> None:
        assert table.hand is None
        assert event.number == table.number + 1
        assert len(event.seats) >= 2
        assert set(event.seats) <= set(table.seats)
        assert min(event.stacks) > 0
        assert event.seats[-1] == event.button
        assert list(event.seats) == sorted(event.seats, key=lambda seat: (seat - event.button - 1) % 9)
        if len(event.seats) == 2:
            assert (event.small_blind_seat, event.big_blind_seat) == (event.button, event.seats[0])
            assert event.big_blind_seat != table.big_blind
        else:
            assert (event.small_blind_seat, event.big_blind_seat) == event.seats[:2]
        table.hand, table.number, table.big_blind = event.hand, event.number, event.big_blind_seat

    def _in_hand(self, stream: str, event: Event) -> None:
        match event:
            case HandStarted(table=table, players=players, seats=seats):
                assert self.tables[table].hand == stream
                assert [self.tables[table].seats[seat] for seat in seats] == list(players)
            case TurnStarted():
                assert not self.turns.get(stream)
                self.turns[stream] = event
            case ActionTaken(turn=number, seat=seat):
                turn = self.turns[stream]
                assert turn is not None
                assert (turn.turn, turn.seat) == (number, seat)
                self.turns[stream] = None
            case HandSettled():
                assert stream not in self.settled
                assert not self.turns.get(stream)
                self.settled.add(stream)
