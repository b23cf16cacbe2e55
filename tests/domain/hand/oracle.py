"""An oracle of no-limit betting, written from the rule sheet alone: whose turn it is, what it costs, what may be bet.

It shares nothing with the code it judges: no PokerKit, no state of the hand. Seats are places in the order of
dealing, left of the button first.
"""

from dataclasses import dataclass

from domain.hand.commands import StartHand


@dataclass(frozen=True)
class Turn:
    """What the rules say of a turn; `min_to` and `max_to` are 0 where raising is not allowed."""

    place: int
    to_call: int
    min_to: int
    max_to: int


class Oracle:
    """One hand's betting, told each action and asked for the next turn."""

    def __init__(self, hand: StartHand) -> None:
        count = len(hand.seats)
        self.count = count
        # Everyone's ante comes before the blinds, the big blind's own after it (TDA RP-11).
        first = hand.antes if len(set(hand.antes)) == 1 else (0,) * count
        rows = zip(hand.stacks, first, hand.antes, hand.blinds, strict=True)
        seats = [_forced(stack, before, ante - before, blind) for stack, before, ante, blind in rows]
        self.behind, self.bet = [behind for behind, _ in seats], [bet for _, bet in seats]
        self.folded = [False] * count
        self.big_blind = hand.big_blind
        # A short blind changes nothing for the others; a straddle is the new bring-in (RR 4.1, 14.3).
        self.level = self.step = max(hand.blinds)
        # Heads-up the button is the small blind and acts first; else the first seat behind the highest blind does.
        last = 0 if count == 2 else max(place for place in range(count) if hand.blinds[place] == self.level)
        self._open(last + 1)

    def _open(self, first: int) -> None:
        self.answered: dict[int, int] = {}
        self.waiting = [(first + step) % self.count for step in range(self.count)]

    def next_street(self) -> None:
        """Bets are collected; the first live seat left of the button opens, the minimum is the big blind."""
        self.bet = [0] * self.count
        self.level, self.step = 0, self.big_blind
        self._open(0)

    def closed(self) -> bool:
        """Whether nobody can bet any more in this hand: all but at most one are all-in, and that one has matched
        every other live bet."""
        able = [place for place in self._live() if self.behind[place]]
        others = [self.bet[place] for place in self._live() if place not in able]
        return len(self._live()) == 1 or not able or (len(able) == 1 and self.bet[able[0]] >= max(others))

    def turn(self) -> Turn | None:
        """The next turn, or None when the street is over."""
        self.waiting = [place for place in self.waiting if not self.folded[place] and self.behind[place]]
        if self.closed() or not self.waiting:
            return None
        place = self.waiting[0]
        owed, all_in = self.level - self.bet[place], self.bet[place] + self.behind[place]
        if not self._may_raise(place, all_in):
            return Turn(place, min(owed, self.behind[place]), 0, 0)
        return Turn(place, owed, min(self.level + self.step, all_in), all_in)

    def _may_raise(self, place: int, all_in: int) -> bool:
        """With chips beyond the call, against someone who can still answer, and (TDA 47-A) when the seat has not
        acted yet or faces at least a full bet or raise since it did."""
        answerable = any(self.bet[other] + self.behind[other] > self.level for other in self._live() if other != place)
        fresh = place not in self.answered or self.level - self.answered[place] >= self.step
        return all_in > self.level and answerable and fresh

    def act(self, place: int, kind: str, to: int) -> None:
        """Take an action of the seat whose turn it is."""
        self.waiting.remove(place)
        if kind == "fold":
            self.folded[place] = True
        elif kind in ("bet", "raise"):
            # A short all-in does not enlarge the minimum (TDA 43-A).
            self.step = max(self.step, to - self.level)
            self.level = to
            self._pay(place, to - self.bet[place])
            self.waiting = [(place + step) % self.count for step in range(1, self.count)]
        else:
            self._pay(place, min(self.level - self.bet[place], self.behind[place]))
        self.answered[place] = self.level

    def _pay(self, place: int, chips: int) -> None:
        self.bet[place] += chips
        self.behind[place] -= chips

    def _live(self) -> list[int]:
        return [place for place in range(self.count) if not self.folded[place]]


def _forced(stack: int, before: int, after: int, blind: int) -> tuple[int, int]:
    """What is left of a stack, and the blind it pays, between a dead ante before and one after it."""
    left = max(0, stack - before)
    bet = min(left, blind)
    return max(0, left - bet - after), bet
