"""An account of all chips from nothing but the log: where each one is after every append."""

from collections import Counter
from itertools import pairwise

from domain.account.events import ChipsEscrowed, ChipsGranted, ChipsReturned
from domain.event import Recorded
from domain.hand.events import (
    ActionTaken,
    BetReturned,
    ForcedBetPosted,
    HandSettled,
    HandStarted,
    HandVoided,
    PotAwarded,
    RakeTaken,
)
from domain.table.events import ChipsAdded, HandClosed, HandOpened, SeatChanged, SeatLeft, SeatTaken


class Ledger:
    """Chips issued, in accounts, on tables, behind the players of a hand, in its pot, and raked."""

    def __init__(self) -> None:
        self.issued = self.raked = 0
        self.accounts: Counter[str] = Counter()
        self.stacks: Counter[tuple[str, int]] = Counter()
        self.behind: Counter[tuple[str, int]] = Counter()
        self.pots: Counter[str] = Counter()

    def balance(self) -> None:
        """No chip came from nowhere, none is lost, and nobody has less than none."""
        places = (self.accounts, self.stacks, self.behind, self.pots)
        assert sum(sum(place.values()) for place in places) + self.raked == self.issued
        assert all(chips >= 0 for place in places for chips in place.values())

    def hear(self, recorded: Recorded) -> None:
        """Move the chips that one fact moves."""
        stream, event = recorded.stream, recorded.event
        match event:
            case ChipsGranted(amount=amount):
                self.issued += amount
                self.accounts[stream] += amount
            case ChipsEscrowed(amount=amount):
                self.accounts[stream] -= amount
            case ChipsReturned(amount=amount):
                self.accounts[stream] += amount
            case SeatTaken(seat=seat, stack=amount) | ChipsAdded(seat=seat, amount=amount):
                self.stacks[stream, seat] += amount
            case SeatChanged(seat=seat, to=to):
                self.stacks[stream, to] = self.stacks.pop((stream, seat))
            case SeatLeft(seat=seat, stack=amount):
                assert self.stacks.pop((stream, seat)) == amount
            case HandOpened() | HandClosed():
                self._hand(stream, event)
            case _:
                self._play(stream, event)

    def _hand(self, table: str, event: HandOpened | HandClosed) -> None:
        """A hand takes the stacks from the table and gives them back."""
        for seat, stack in zip(event.seats, event.stacks, strict=True):
            if isinstance(event, HandOpened):
                assert self.stacks.pop((table, seat)) == stack
                self.behind[event.hand, seat] = stack
            else:
                assert self.behind.pop((event.hand, seat)) == stack
                self.stacks[table, seat] = stack

    def _play(self, hand: str, event: object) -> None:
        match event:
            case HandStarted(seats=seats, stacks=stacks):
                assert [self.behind[hand, seat] for seat in seats] == list(stacks)
            case ForcedBetPosted(seat=seat, paid=amount) | ActionTaken(seat=seat, paid=amount):
                self._pay(hand, seat, amount)
            case BetReturned(seat=seat, amount=amount) | PotAwarded(seat=seat, amount=amount):
                self._pay(hand, seat, -amount)
            case RakeTaken(amounts=amounts):
                self.pots[hand] -= sum(amounts)
                self.raked += sum(amounts)
            case HandVoided(seats=seats, refunds=refunds):
                for seat, refund in zip(seats, refunds, strict=True):
                    self._pay(hand, seat, -refund)
                assert not self.pots.pop(hand)
            case HandSettled(seats=seats, stacks=stacks):
                assert not self.pots.pop(hand)
                assert [self.behind[hand, seat] for seat in seats] == list(stacks)
            case _:
                return

    def _pay(self, hand: str, seat: int, amount: int) -> None:
        self.behind[hand, seat] -= amount
        self.pots[hand] += amount


def balanced(log: list[Recorded], ends: list[int]) -> Ledger:
    """The ledger of a whole log, balanced after every append."""
    ledger = Ledger()
    for first, last in pairwise(ends):
        for recorded in log[first:last]:
            ledger.hear(recorded)
        ledger.balance()
    return ledger
