"""Watches one hand from its first fact to its settlement and tells what it shows of how its players treat each other.

It sees what everyone at the table saw. A loss is big from 20 big blinds on, in fixed limit from 8 small bets.
"""

from collections.abc import Callable
from math import log
from typing import Any

from domain.event import Event, Recorded
from domain.hand.events import (
    ActionTaken,
    BetReturned,
    CardsShown,
    DrawMade,
    DrawStarted,
    ForcedBetPosted,
    HandSettled,
    HandStarted,
    HoleCardsDealt,
    StreetDealt,
    TurnStarted,
    UpCardsDealt,
)
from domain.hand.evolution import RAISES
from domain.variants import RULESETS
from projections.integrity.cards import hopeless, made, strong, weak
from projections.integrity.observed import Answer, Contest, Decision, Duel, Loss, Observed

BIG, BIG_LIMIT = 20_000, 8_000
"""Thousandths of a big blind, or of a small bet in fixed limit."""
CONTESTED = 2_000
"""Who pays so much after the first street, in the same unit, wanted the pot."""
INSTANT = 0.05
"""Seconds; whoever answers faster had decided before."""


class Watcher:
    """The hand so far. Chips are whole chips until they are told."""

    def __init__(self, begun: Recorded, started: HandStarted) -> None:
        self._ruleset = RULESETS[started.ruleset]
        self._unit = started.big_blind or started.small_bet or 1
        self._big = BIG_LIMIT if self._ruleset.betting == "fixed_limit" else BIG
        self._names = dict(zip(started.seats, started.players, strict=True))
        self._stacks = dict(zip(started.seats, started.stacks, strict=True))
        self._told = Observed(begun.stream, started.table, begun.at, begun.position, started.players)
        self._live = list(started.seats)
        self._total = dict.fromkeys(started.seats, 0)
        self._forced = dict.fromkeys(started.seats, 0)
        self._early = dict.fromkeys(started.seats, 0)
        """What each had put in when the first street was over."""
        self._pot = 0
        self._street = self._ruleset.variant.streets[0].name
        self._first = True
        self._aggressor: int | None = None
        self._asked: tuple[float, int] = (begun.at, 0)
        """When the present turn began and what a call costs in it."""
        self._answered: set[tuple[int, int, bool]] = set()
        self._folds: dict[int, tuple[int | None, int]] = {}
        """Who folded to whose bet, and in which version."""
        self._duel: tuple[int, int] | None = None
        self._duel_bet = False
        self._board: tuple[str, ...] = ()
        self._shown: dict[int, tuple[tuple[str, ...], int]] = {}
        self._missed: dict[int, None] = {}

    def see(self, recorded: Recorded) -> None:
        """One more fact of the hand."""
        handler = _HANDLERS.get(type(recorded.event))
        if handler is not None:
            handler(self, recorded, recorded.event)

    def settled(self, recorded: Recorded, end: HandSettled) -> Observed:
        """What the whole hand shows."""
        told = self._told
        net = dict(zip(end.seats, end.net, strict=True))
        told.net = tuple(_milli(net[seat], self._unit) for seat in self._names)
        told.missed = tuple(self._names[seat] for seat in self._missed)
        told.version = recorded.version
        self._tell_losses(net)
        self._tell_duel()
        for seat, player in self._names.items():
            late = _milli(self._total[seat] - self._early[seat], self._unit)
            if late >= CONTESTED:
                told.contests.append(Contest(player, late, net[seat] > 0))
        return told

    def _post(self, recorded: Recorded, event: ForcedBetPosted) -> None:
        self._pay(event.seat, event.paid)
        self._forced[event.seat] += event.paid

    def _pay(self, seat: int, paid: int) -> None:
        self._pot += paid
        self._total[seat] += paid
        if self._first:
            self._early[seat] += paid

    def _ask(self, recorded: Recorded, event: TurnStarted) -> None:
        self._asked = recorded.at, event.to_call

    def _act(self, recorded: Recorded, event: ActionTaken) -> None:
        seat, kind, (since, price) = event.seat, event.kind, self._asked
        if event.timed_out:
            self._missed[seat] = None
        else:
            self._time(event, recorded.at - since, price)
            if self._aggressor is not None and self._aggressor != seat and price:
                self._answer(recorded.version, event, self._aggressor, price)
        if kind == "fold":
            self._live.remove(seat)
            self._folds[seat] = self._aggressor, recorded.version
        elif kind in RAISES:
            self._aggressor = seat
            self._duel_bet = True
        self._pay(seat, event.paid)

    def _time(self, event: ActionTaken, seconds: float, price: int) -> None:
        thought = round(1_000 * log(max(seconds, INSTANT)))
        easy = event.kind == "check" or (self._first and event.kind == "fold")
        hard = not self._first and 3 * price >= self._pot
        self._told.decisions.append(Decision(self._names[event.seat], thought, hard - easy))

    def _answer(self, version: int, event: ActionTaken, other: int, price: int) -> None:
        key = event.seat, other, not self._first
        if key not in self._answered:
            self._answered.add(key)
            invested = self._total[event.seat] - self._forced[event.seat]
            answer = Answer(
                player=self._names[event.seat],
                other=self._names[other],
                later=not self._first,
                folded=event.kind == "fold",
                pot=_milli(self._pot, self._unit),
                price=_milli(price, self._unit),
                invested=_milli(invested, self._unit),
                version=version,
            )
            self._told.answers.append(answer)

    def _begin_street(self, name: str) -> None:
        if name == self._street:
            return
        self._street, self._first, self._aggressor = name, False, None
        if self._duel is None and len(self._live) == 2:
            first, second = self._live
            if all(self._total[seat] < self._stacks[seat] for seat in self._live):
                self._duel, self._duel_bet = (first, second), False

    def _deal(self, recorded: Recorded, event: HoleCardsDealt | UpCardsDealt | DrawStarted) -> None:
        self._begin_street(event.street)
        if isinstance(event, UpCardsDealt):
            for seat, card in zip(event.seats, event.cards, strict=True):
                self._uncover(seat, (card,), recorded.version)

    def _turn_up(self, recorded: Recorded, event: StreetDealt) -> None:
        self._begin_street(event.street)
        if event.board == 0:
            self._board += event.cards

    def _show(self, recorded: Recorded, event: CardsShown) -> None:
        self._uncover(event.seat, event.cards, recorded.version)

    def _uncover(self, seat: int, cards: tuple[str, ...], version: int) -> None:
        before, _ = self._shown.get(seat, ((), 0))
        self._shown[seat] = tuple(dict.fromkeys((*before, *cards))), version

    def _draw(self, recorded: Recorded, event: DrawMade) -> None:
        if event.timed_out:
            self._missed[event.seat] = None

    def _return(self, recorded: Recorded, event: BetReturned) -> None:
        self._pot -= event.amount
        self._total[event.seat] -= event.amount
        if self._first:
            self._early[event.seat] -= event.amount

    def _tell_losses(self, net: dict[int, int]) -> None:
        """Each loss goes to the winners as they won."""
        won = {seat: amount for seat, amount in net.items() if amount > 0}
        whole = sum(won.values())
        for loser, lost in net.items():
            for winner, gain in won.items() if lost < 0 else ():
                amount = -lost * gain * 1_000 // (whole * self._unit)
                if amount:
                    self._told.losses.append(self._loss(loser, winner, amount))

    def _loss(self, loser: int, winner: int, amount: int) -> Loss:
        big = amount >= self._big
        how, version = self._given_away(loser, winner) if big else ("", 0)
        return Loss(self._names[loser], self._names[winner], amount, big, bool(how), how, version)

    def _given_away(self, loser: int, winner: int) -> tuple[str, int]:
        """How a big loss looks given away, and where; an empty text where it does not."""
        if loser in self._folds:
            aggressor, version = self._folds[loser]
            total = _milli(self._total[loser], self._unit) / 1_000
            return (f"folded after putting in {total:.1f}", version) if aggressor == winner else ("", version)
        hole, version = self._shown.get(loser, ((), self._told.version))
        variant = self._ruleset.variant
        late = _milli(self._total[loser] - self._early[loser], self._unit)
        if not late and hopeless(variant, hole):
            return f"all-in before the flop with {' '.join(hole)}", version
        found = made(variant, hole, self._board)
        if found is not None and weak(variant, found) and 2 * late >= self._big:
            return f"paid to the end with {found.name.lower()}", version
        return "", version

    def _tell_duel(self) -> None:
        if self._duel is None:
            return
        first, second = self._duel
        quiet = not self._duel_bet and len(self._live) == 2
        found = [made(self._ruleset.variant, self._shown[seat][0], self._board) for seat in self._shown if quiet]
        best = max((each for each in found if each is not None), key=lambda each: each.value, default=None)
        self._told.duel = Duel(
            players=(self._names[first], self._names[second]),
            bet=self._duel_bet,
            quiet=quiet and best is not None,
            strong=quiet and best is not None and strong(self._ruleset.variant, best),
            made=best.name if best else "",
            pot=_milli(self._pot, self._unit),
            version=self._told.version,
        )


def _milli(chips: int, unit: int) -> int:
    """Whole chips in thousandths of the unit, towards zero."""
    return chips * 1_000 // unit if chips >= 0 else -(-chips * 1_000 // unit)


_HANDLERS: dict[type[Event], Callable[[Watcher, Recorded, Any], None]] = {
    ForcedBetPosted: Watcher._post,
    TurnStarted: Watcher._ask,
    ActionTaken: Watcher._act,
    HoleCardsDealt: Watcher._deal,
    UpCardsDealt: Watcher._deal,
    DrawStarted: Watcher._deal,
    StreetDealt: Watcher._turn_up,
    CardsShown: Watcher._show,
    DrawMade: Watcher._draw,
    BetReturned: Watcher._return,
}
SEEN = frozenset(_HANDLERS)
"""The events of a hand that say something here, beside its beginning and its end."""
