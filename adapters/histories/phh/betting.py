"""Betting as PokerKit follows it, which is what PHH's notation means: amounts are not written, they are worked out.

Our rules depart from PokerKit's where poker-rules sheet 0 says so: a blind that was posted short is called in full, the
dead small blind counts in a pot-limit raise, suits decide who opens a street of stud, limit games are capped
otherwise. A hand in which that matters would be read as another one, so it is not written.
"""

from collections.abc import Mapping, Sequence

from adapters.histories.writer import Unsayable
from domain.hand.evaluation import showing_high, showing_low
from domain.hand.events import ActionTaken, ForcedBetPosted, HandStarted
from domain.variants import RULESETS, Street

MOST_RAISES = 4
"""In fixed limit, on every street."""
LIVE = frozenset({"small_blind", "big_blind", "button_blind", "post", "straddle"})


class Betting:
    """Follows one hand; each method raises Unsayable where PokerKit would make something else of what is told.

    Players are known by their places in the order of dealing, `p1` being 0."""

    def __init__(self, started: HandStarted) -> None:
        self._started = started
        self._ruleset = RULESETS[started.ruleset]
        self._places = {seat: place for place, seat in enumerate(started.seats)}
        self._stacks = list(started.stacks)
        self._bets = [0] * len(started.seats)
        self._pot = 0
        self._live = [True] * len(started.seats)
        self._plan = self._ruleset.variant.streets[0]
        self._waiting: list[int] = []
        self._restart()

    def post(self, event: ForcedBetPosted) -> None:
        """Take a forced bet."""
        place = self._places[event.seat]
        self._stacks[place] -= event.paid
        self._pot += event.paid
        if event.kind in LIVE:
            self._bets[place] += event.paid

    def begin(self, street: str, up: Mapping[int, Sequence[str]]) -> None:
        """A street begins; `up` are the cards that lie face up, by seat."""
        self._plan = next(plan for plan in self._ruleset.variant.streets if plan.name == street)
        if self._plan is not self._ruleset.variant.streets[0]:
            self._bets = [0] * len(self._bets)
        self._restart()
        if not (self._started.bomb and self._first):
            self._waiting = self._in_turn(self._opener(self._plan, up))

    def finish(self) -> list[int]:
        """No more is bet on this street: the seats that PokerKit still asks, though nothing is left to bet, and that
        check."""
        waiting = self._waiting if sum(self._live) > 1 else []
        if any(self._to_call(place) for place in waiting):
            raise Unsayable("ends a betting round where readers of PHH would go on")
        self._waiting = []
        return [self._started.seats[place] for place in waiting]

    def take(self, event: ActionTaken) -> None:
        """Take an action."""
        place = self._places[event.seat]
        if self._completes and not self._acted:
            self._bring_in(event, place)
        if self._waiting[:1] != [place]:
            raise Unsayable("goes on with another player than readers of PHH would ask")
        self._waiting = self._waiting[1:]
        if event.kind == "fold":
            self._live[place] = False
        elif event.kind in ("check", "call"):
            self._verify_call(event, place)
        elif event.kind != "bring_in":
            self._raise(event, place)
        self._acted.add(place)
        self._stacks[place] -= event.paid
        self._pot += event.paid
        self._bets[place] += event.paid

    def _bring_in(self, event: ActionTaken, place: int) -> None:
        """Whose card it is told us already; where that player is all-in from the ante, ours need not bring in."""
        if event.kind not in ("bring_in", "complete"):
            raise Unsayable("is opened by nobody's bring-in, which readers of PHH insist on")
        self._waiting = self._in_turn(place)

    @property
    def _first(self) -> bool:
        return self._plan is self._ruleset.variant.streets[0]

    def _restart(self) -> None:
        self._largest, self._raises = 0, 0
        self._short: list[int] = []
        self._acted: set[int] = set()
        self._completes = self._first and self._ruleset.variant.stud
        self._waiting = []

    def _opener(self, plan: Street, up: Mapping[int, Sequence[str]]) -> int:
        """Where hands showing are alike PokerKit does not look at suits."""
        if plan.opening in ("high_hand", "low_hand"):
            worth = showing_high if plan.opening == "high_hand" else showing_low
            shown = [worth(up[seat]) if self._live[place] else -1 for seat, place in self._places.items()]
            return shown.index(max(shown))
        count = len(self._bets)
        opening = [bet if kind != "post" else -bet for bet, kind in zip(self._bets, self._started.kinds, strict=True)]
        return (max(range(count), key=lambda place: (opening[place], place)) + 1) % count

    def _in_turn(self, first: int) -> list[int]:
        """Who is asked, from one place on: nobody who has no chips, or whom no one can match."""
        count = len(self._bets)
        order = [(first + step) % count for step in range(count)]
        waiting = [place for place in order if self._live[place] and self._effective(place)]
        alone = len(waiting) == 1 and self._bets[waiting[0]] >= max(self._bets)
        return [] if alone else waiting

    def _effective(self, place: int) -> int:
        totals = sorted(
            bet + stack for bet, stack, live in zip(self._bets, self._stacks, self._live, strict=True) if live
        )
        second = totals[-2] if len(totals) > 1 else 0
        return min(self._stacks[place], max(0, second - self._bets[place]))

    def _verify_call(self, event: ActionTaken, place: int) -> None:
        if event.paid != min(self._to_call(place), self._stacks[place]):
            raise Unsayable("has a call of a full blind that was posted short, and PHH's calls match what was posted")

    def _to_call(self, place: int) -> int:
        return max(self._bets) - self._bets[place]

    def _raise(self, event: ActionTaken, place: int) -> None:
        highest, all_of_it = max(self._bets), self._bets[place] + self._stacks[place]
        least = self._least()
        most = self._most(place, least)
        if not min(least, all_of_it) <= event.to <= min(most, all_of_it) or self._closed(place):
            raise Unsayable(f"has a {event.kind} to {event.to}, which readers of PHH would not allow")
        if event.to - highest >= self._largest:
            self._acted = set()
        self._count(event.to - highest, all_in=event.to == all_of_it)
        self._waiting = [other for other in self._order_after(place) if self._live[other] and self._stacks[other]]

    def _order_after(self, place: int) -> list[int]:
        count = len(self._bets)
        return [(place + step) % count for step in range(1, count)]

    def _count(self, increase: int, all_in: bool) -> None:
        """Short all-ins in a row add up to a full raise."""
        self._largest = max(self._largest, increase)
        self._raises += 1
        self._completes = False
        self._short = [*self._short, increase] if all_in else []
        if sum(self._short) >= self._largest:
            self._short = []

    def _least(self) -> int:
        unit = self._unit()
        return max(self._largest, unit) + (0 if self._completes else max(self._bets))

    def _unit(self) -> int:
        if self._ruleset.betting != "fixed_limit":
            return self._started.big_blind
        return self._started.big_bet if self._plan.big else self._started.small_bet

    def _most(self, place: int, least: int) -> int:
        if self._ruleset.betting == "fixed_limit":
            return least
        if self._ruleset.betting == "pot_limit":
            return max(least, max(self._bets) + self._to_call(place) + self._pot)
        return self._bets[place] + self._stacks[place]

    def _closed(self, place: int) -> bool:
        """Whether a player may not raise at all."""
        capped = self._ruleset.betting == "fixed_limit" and self._raises == MOST_RAISES
        unopened = bool(self._short) and sum(self._short) < self._largest and place in self._acted
        return capped or unopened or min(self._to_call(place), self._stacks[place]) < self._largest
