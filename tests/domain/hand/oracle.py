"""An oracle of betting, written from the rule sheet alone: whose turn it is, what it costs, what may be bet.

It shares nothing with the code it judges: no PokerKit, no state of the hand. Seats are places in the order of
dealing, left of the button first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.hand.commands import StartHand
from domain.variants import RULESETS
from tests.domain.hand.oracle_limits import LIMITS, Facing, Limit
from tests.domain.hand.oracle_posts import posts, shared_by_all, unposted
from tests.domain.hand.oracle_showing import brings_in, opens

RAISES = ("bet", "raise", "complete")
LAST = ("big_blind", "straddle", "button_blind")
"""Whoever posts the highest of these acts last before the flop."""


@dataclass(frozen=True)
class Turn:
    """What the rules say of a turn; `min_to` and `max_to` are 0 where raising is not allowed."""

    place: int
    kinds: tuple[str, ...]
    to_call: int
    min_to: int
    max_to: int


class Oracle:
    """One hand's betting, told each action and asked for the next turn."""

    def __init__(self, hand: StartHand) -> None:
        ruleset = RULESETS[hand.ruleset]
        self.hand, self.streets = hand, ruleset.variant.streets
        self.count = len(hand.seats)
        self.limit: Limit = LIMITS[ruleset.betting]()
        self.posts = posts(hand)
        self.behind, self.bet = list(hand.stacks), [0] * self.count
        self.folded = [False] * self.count
        self.middle = 0
        self._take_posts()
        self.missing = unposted(hand, self.posts)
        # A short blind changes nothing for the others (Robert's Rules §4.1).
        self.level = max(hand.blinds)
        self.street = -1
        self.waiting: list[int] = []
        self.forced: int | None = None
        self.aggressor: int | None = None

    def _take_posts(self) -> None:
        for post in self.posts:
            self.behind[post.place] -= post.paid
            if post.kind in ("ante", "dead"):
                self.middle += post.paid
            else:
                self.bet[post.place] += post.paid

    def begin(self, street: int, showing: Mapping[int, Sequence[str]]) -> None:
        """The betting of a street begins; `showing` are the open cards by place. Bets of the street before are
        collected, and the minimum starts anew."""
        plan = self.streets[street]
        if street:
            self.middle += sum(self.bet)
            self.bet, self.level, self.missing = [0] * self.count, 0, 0
        self.street, self.forced, self.aggressor = street, None, None
        unit = self.hand.big_bet if plan.big else self.hand.small_bet
        self.limit.begin(self.level, unit or self.hand.big_blind)
        first = self._opener(plan.opening, showing)
        if plan.opening in ("low_card", "high_card"):
            self.forced = first
        self.answered: dict[int, int] = {}
        self._wait_from(first, self.count)

    def _opener(self, opening: str, showing: Mapping[int, Sequence[str]]) -> int:
        if opening in ("low_card", "high_card"):
            return brings_in(showing, opening)
        if opening != "position":
            return opens({place: cards for place, cards in showing.items() if not self.folded[place]}, opening)
        # The seat behind the last straddle, or the big blind, acts first; later the one left of the button.
        last = [place for place, kind in enumerate(self.hand.kinds) if kind in LAST]
        if self.street or not last:
            return 0
        return (max(last, key=lambda place: self.hand.blinds[place]) + 1) % self.count

    def shows_first(self, showing: Mapping[int, Sequence[str]]) -> int:
        """The last aggressor of the last round; without one, who would act first in it of those who are left: left of
        the button, in stud the best (razz: lowest) board (TDA 17-A)."""
        opening = self.streets[self.street].opening
        return self._opener(opening, showing) if self.aggressor is None else self.aggressor

    def _wait_from(self, first: int, count: int) -> None:
        self.waiting = [(first + step) % self.count for step in range(count)]

    def closed(self) -> bool:
        """Whether nobody can bet any more in this hand: all but at most one are all-in, and that one has matched
        every other live bet."""
        able = [place for place in self.live() if self.behind[place]]
        others = [self.bet[place] for place in self.live() if place not in able]
        return len(self.live()) == 1 or not able or (len(able) == 1 and self.bet[able[0]] >= max(others))

    def turn(self) -> Turn | None:
        """The next turn, or None when the street is over."""
        self.waiting = [place for place in self.waiting if not self.folded[place] and self.behind[place]]
        if self.closed() or not self.waiting:
            return None
        place = self.waiting[0]
        if self.forced is not None and not self.level:
            return self._bring_in(place)
        owed = min(self.level - self.bet[place], self.behind[place])
        kinds = ("fold", "call" if owed else "check")
        bounds = self._bounds(place)
        if bounds is None:
            return Turn(place, kinds, owed, 0, 0)
        return Turn(place, (*kinds, self._raise()), owed, *bounds)

    def _bring_in(self, place: int) -> Turn:
        """The low card brings in or completes; where it is all-in with its ante, the seats behind it bet at least
        the bring-in or fold (TDA RP-10-E)."""
        least = min(self.hand.bring_in, self.behind[place])
        full = min(self.hand.small_bet, self.behind[place])
        kinds = ("bring_in",) if place == self.forced else ("fold", "bring_in")
        if full <= self.hand.bring_in:
            return Turn(place, kinds, least, 0, 0)
        return Turn(place, (*kinds, "complete"), least, full, full)

    def _raise(self) -> str:
        if not self.level:
            return "bet"
        return "complete" if self.limit.completes(self.level) else "raise"

    def _bounds(self, place: int) -> tuple[int, int] | None:
        """With chips beyond the call, against someone who can still answer, and when the seat has not acted yet or
        the betting was reopened since it did."""
        owed, all_in = self.level - self.bet[place], self.bet[place] + self.behind[place]
        answerable = any(self.bet[other] + self.behind[other] > self.level for other in self.live() if other != place)
        fresh = place not in self.answered or self.limit.reopened(self.answered[place], self.level)
        if all_in <= self.level or not answerable or not fresh:
            return None
        return self.limit.bounds(Facing(self.level, all_in, self.middle + sum(self.bet) + self.missing + owed))

    def act(self, place: int, kind: str, to: int) -> int:
        """Take an action of the seat whose turn it is; returns what it pays."""
        self.waiting.remove(place)
        before = self.behind[place]
        if kind == "fold":
            self.folded[place] = True
        elif kind in RAISES:
            self._raise_to(place, to)
        elif kind == "bring_in":
            self._pay(place, min(self.hand.bring_in, before))
            self.level = self.hand.bring_in
            self._wait_from((place + 1) % self.count, self.count - 1)
        elif kind == "call":
            self._pay(place, min(self.level - self.bet[place], before))
        # The bring-in is no bet: who has called it, or put it in, still faces the whole of one.
        self.answered[place] = 0 if self.forced is not None and self.aggressor is None else self.level
        return before - self.behind[place]

    def does(self, *actions: str) -> "Oracle":
        """Whoever is to act does this, one after the other: `call`, `raise 300`."""
        for action in actions:
            kind, _, to = action.partition(" ")
            turn = self.turn()
            assert turn is not None, action
            assert kind in turn.kinds, (action, turn)
            self.act(turn.place, kind, int(to or 0))
        return self

    def _raise_to(self, place: int, to: int) -> None:
        self.limit.raised(self.level, to, len(self.live()))
        self.level, self.aggressor = to, place
        self._pay(place, to - self.bet[place])
        self._wait_from((place + 1) % self.count, self.count - 1)

    def _pay(self, place: int, chips: int) -> None:
        self.bet[place] += chips
        self.behind[place] -= chips

    def live(self) -> list[int]:
        """The places that have not folded, in the order of dealing."""
        return [place for place in range(self.count) if not self.folded[place]]

    def dead(self, place: int) -> int:
        """What a seat put in that is nobody's share: owed small blinds, and an ante that not everyone pays."""
        kinds = ("dead",) if shared_by_all(self.hand.antes) else ("dead", "ante")
        return sum(post.paid for post in self.posts if post.place == place and post.kind in kinds)
