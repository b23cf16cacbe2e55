"""The referee: PokerKit behind a narrow door, told only facts and asked only what is legal now.

The one module that imports PokerKit. Nothing of its state is ever stored. Where it departs from the rule
sheet, the cure stands here: a short big blind is lent the missing chips (TDA and Robert's Rules §4.1: the
others owe the full blind), every street has a minimum of its own (a straddle is a new bring-in, §14.3), and
heads-up the button acts first even where both blinds are the same. Reopening after short all-ins is decided in
`domain.hand.betting` alone.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

from pokerkit import Automation, BettingStructure, Deck, Mode, Opening, StandardHighHand, State, Street

from domain.event import Event
from domain.hand.events import ActionTaken, HandStarted, HoleCardsDealt, StreetDealt

warnings.filterwarnings("error", category=UserWarning, module=r"pokerkit\.")

AUTOMATIONS = (
    Automation.ANTE_POSTING,
    Automation.BET_COLLECTION,
    Automation.BLIND_OR_STRADDLE_POSTING,
)
CARDS = {repr(card): card for card in Deck.STANDARD}


@dataclass(frozen=True, slots=True)
class Options:
    """What the seat to act may do: the price of a call, and the totals between which a bet or raise may go
    (both 0 where none is legal)."""

    seat: int
    to_call: int
    min_to: int
    max_to: int


class Referee:
    """A PokerKit state that has been told a prefix of one hand's facts."""

    def __init__(self, cards: Sequence[str]) -> None:
        self._cards = cards
        self._told: list[Event] = []
        self._seats: tuple[int, ...] = ()
        self._state: State | None = None

    def after(self, facts: Sequence[Event]) -> "Referee":
        """A referee that knows exactly these facts: this one, caught up, or a new one where it was told others."""
        referee = self if self._knows(facts) else Referee(self._cards)
        for fact in facts[len(referee._told) :]:
            referee._tell(fact)
            referee._told.append(fact)
        return referee

    def _knows(self, facts: Sequence[Event]) -> bool:
        """Whether everything this referee was told begins these very facts."""
        told = len(self._told)
        return told <= len(facts) and (told == 0 or self._told[-1] is facts[told - 1])

    def options(self) -> Options | None:
        """What the seat to act may do, or None when the betting round is over."""
        state = self._state
        if state is None or (actor := state.actor_index) is None:
            return None
        return Options(
            seat=self._seats[actor],
            to_call=state.checking_or_calling_amount or 0,
            min_to=state.min_completion_betting_or_raising_to_amount or 0,
            max_to=state.max_completion_betting_or_raising_to_amount or 0,
        )

    def _tell(self, fact: Event) -> None:
        match fact:
            case HandStarted():
                self._seats = fact.seats
                self._state = _new_state(fact)
            case HoleCardsDealt():
                self._deal_hole(fact)
            case ActionTaken():
                self._act(fact)
            case StreetDealt():
                self._deal_board(fact)

    def _deal_hole(self, fact: HoleCardsDealt) -> None:
        assert self._state is not None
        for numbers in fact.numbers:
            self._state.deal_hole([CARDS[self._cards[number]] for number in numbers])
        if len(fact.seats) == 2 and len(set(self._state.blinds_or_straddles)) == 1:
            self._state.actor_indices.rotate()

    def _act(self, fact: ActionTaken) -> None:
        assert self._state is not None
        if fact.kind == "fold":
            _fold(self._state)
        elif fact.kind in ("check", "call"):
            self._state.check_or_call()
        else:
            self._state.complete_bet_or_raise_to(fact.to)
            # PokerKit forgets earlier short all-ins once they add up to a raise, and then refuses what they reopened.
            self._state.consecutive_short_all_in_amounts.clear()

    def _deal_board(self, fact: StreetDealt) -> None:
        """Turn the board on, unless no more betting is possible: then the referee's work is done."""
        assert self._state is not None
        if self._state.card_burning_status and not self._state.all_in_status:
            self._state.burn_card(CARDS[self._cards[fact.burned]])
            self._state.deal_board([CARDS[card] for card in fact.cards])


def _fold(state: State) -> None:
    """Fold; PokerKit warns where checking is free, but the room lets a player who insists give the hand up."""
    if state.checking_or_calling_amount:
        state.fold()
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        state.fold()


def _new_state(fact: HandStarted) -> State:
    return State(
        AUTOMATIONS,
        Deck.STANDARD,
        (StandardHighHand,),
        _streets(fact),
        BettingStructure.NO_LIMIT,
        False,
        _headsup_last_first(fact.antes),
        _headsup_last_first(fact.blinds),
        0,
        _lent_stacks(fact),
        len(fact.seats),
        mode=Mode.CASH_GAME,
    )


def _headsup_last_first(amounts: tuple[int, ...]) -> tuple[int, ...]:
    """PokerKit wants a heads-up pair as (button, other) although its first player is the other."""
    return amounts[::-1] if len(amounts) == 2 else amounts


def _lent_stacks(fact: HandStarted) -> tuple[int, ...]:
    """The stacks, with a short big blind (or straddle) made whole so that what others owe is the full amount."""
    highest = max(fact.blinds)
    return tuple(
        max(stack, ante + blind) if blind == highest else stack
        for stack, ante, blind in zip(fact.stacks, fact.antes, fact.blinds, strict=True)
    )


def _streets(fact: HandStarted) -> tuple[Street, ...]:
    hole, low = (False, False), fact.big_blind
    before = max(low, *fact.blinds)
    return (
        Street(False, hole, 0, False, Opening.POSITION, before, None),
        Street(True, (), 3, False, Opening.POSITION, low, None),
        Street(True, (), 1, False, Opening.POSITION, low, None),
        Street(True, (), 1, False, Opening.POSITION, low, None),
    )
