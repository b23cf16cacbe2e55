"""The one module that imports PokerKit: the referee of a hand's betting.

PokerKit keeps the rounds: whose turn it is, what a call costs, when a round is over, and it refuses a move out of
turn. What may be bet is decided in `domain.hand.betting`, because PokerKit departs from the rules of the room there
(short blinds, straddles, reopening, caps, half bets, pot-limit before the flop); and cards go around it, so that no
secret lies in its state: each street turns up one unknown card. Nothing of its state is ever stored.
"""

import warnings
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from pokerkit import (
    Automation,
    BettingStructure,
    Card,
    Deck,
    Mode,
    Opening,
    Rank,
    StandardHighHand,
    State,
    Street,
    Suit,
)

from domain.event import Event

warnings.filterwarnings("error", category=UserWarning, module=r"pokerkit\.")

AUTOMATIONS = (Automation.ANTE_POSTING, Automation.BET_COLLECTION, Automation.BLIND_OR_STRADDLE_POSTING)
UNKNOWN = Card(Rank.UNKNOWN, Suit.UNKNOWN)
# With the smallest deck two hole cards each are too many, and PokerKit deals them to the middle instead: nobody's
# cards have to be told.
SMALLEST_DECK = Deck.KUHN_POKER
_FIRST = Street(False, (False, False), 0, False, Opening.POSITION, 1, None)
# Five streets, as many as any game has; PokerKit tells them apart by identity.
_STREETS = (_FIRST, *(Street(False, (), 1, False, Opening.POSITION, 1, None) for _ in range(4)))


@dataclass(frozen=True, slots=True)
class Chips:
    """A seat as a hand's betting begins: chips behind, and the live forced bet that it owes."""

    seat: int
    behind: int
    bet: int


class _State(State):
    """PokerKit's state, to which the room says what may be bet."""

    def verify_completion_betting_or_raising_to(self, amount: int | None = None) -> int:
        """Whose turn it is stands in `actor_indices`; the amount was checked by `domain.hand.betting`."""
        if amount is None or not self.actor_indices:
            raise ValueError("Nobody is to bet.")
        return amount


class Referee:
    """Has been told a prefix of one hand's facts, as far as they concern betting."""

    def __init__(self) -> None:
        self._state: State | None = None
        self._seats: list[int] = []
        self.told = 0
        """How many of the hand's facts."""
        self._last: Event | None = None
        self.street = -1
        """The street whose betting it has begun; -1 before the first."""

    def knows(self, facts: Sequence[Event]) -> bool:
        """Whether everything this referee was told begins these very facts."""
        return self.told <= len(facts) and (self.told == 0 or facts[self.told - 1] is self._last)

    def become(self, other: "Referee") -> None:
        """Know what another one knows, and nothing else; the other one is of no use any more."""
        self.__dict__.update(other.__dict__)

    def untold(self, facts: Sequence[Event]) -> Sequence[Event]:
        """The facts that it was not told yet; from now on it counts them as told."""
        news = facts[self.told :]
        if news:
            self.told, self._last = len(facts), news[-1]
        return news

    def begin(self, street: int, rows: Sequence[Chips], first: int) -> None:
        """The betting of a hand, or of its next street, begins with the seat `first` or the next one that can act."""
        if self._state is None:
            self._seats = [row.seat for row in rows]
            self._state = _new_state(rows)
        self._state.deal_board([UNKNOWN] * (1 if self._state.street_index else 2))
        order = [*range(self._seats.index(first), len(self._seats)), *range(self._seats.index(first))]
        state = self._state
        state.actor_indices = deque(place for place in order if state.statuses[place] and state.stacks[place])
        self.street = street

    def seat(self) -> int | None:
        """The seat to act, or None when the betting round is over."""
        if self._state is None or (actor := self._state.actor_index) is None:
            return None
        return self._seats[actor]

    def fold(self, seat: int) -> None:
        """PokerKit warns where checking is free, but the room lets a player who insists give the hand up."""
        state = self._mover(seat)
        if state.checking_or_calling_amount:
            state.fold()
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            state.fold()

    def check_or_call(self, seat: int) -> None:
        """The seat to act matches the highest bet."""
        self._mover(seat).check_or_call()

    def bet(self, seat: int, to: int) -> None:
        """The seat to act goes to a new total: bet, raise, completion or bring-in. A short bring-in is lent what it
        lacks: the others owe the full amount (TDA 2024 RP-10)."""
        state = self._mover(seat)
        place = self._seats.index(seat)
        state.stacks[place] = max(state.stacks[place], to - state.bets[place])
        state.complete_bet_or_raise_to(to)

    def _mover(self, seat: int) -> State:
        if self._state is None or self.seat() != seat:
            raise ValueError(f"Seat {self.seat()} is to act, not seat {seat}.")
        return self._state


def _new_state(rows: Sequence[Chips]) -> State:
    """The seats with their live forced bets. PokerKit wants some forced bet and chips before everyone: an ante of
    one chip, lent to all, is both."""
    blinds = [row.bet for row in rows]
    return _State(
        AUTOMATIONS,
        SMALLEST_DECK,
        (StandardHighHand,),
        _STREETS,
        BettingStructure.NO_LIMIT,
        False,
        1,
        blinds[::-1] if len(blinds) == 2 else blinds,
        0,
        [row.behind + row.bet + 1 for row in rows],
        len(rows),
        mode=Mode.CASH_GAME,
    )
