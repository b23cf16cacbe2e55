"""Holds every fact of a hand against the rules: turns against the oracle, chips and cards against those who count
them, and the end against the settler. None of them knows the code that told the facts."""

from collections.abc import Sequence

from domain.event import Event
from domain.hand import events as told
from domain.hand.commands import StartHand
from domain.variants import RULESETS
from tests.domain.hand.card_counter import CardCounter
from tests.domain.hand.chip_counter import ChipCounter
from tests.domain.hand.disagreement import Disagreement, agree
from tests.domain.hand.oracle import Oracle, Turn
from tests.domain.hand.oracle_posts import Post
from tests.domain.hand.verdict import Verdict

DEALT = told.HoleCardsDealt | told.UpCardsDealt | told.StreetDealt
BANK = told.TimeBankStarted | told.TimeBankUsed


def judge(hand: StartHand, facts: Sequence[Event]) -> None:
    """Raise Disagreement at the first fact that the rules do not lead to."""
    judging = Judge(hand)
    for fact in facts:
        judging.hear(fact)


class Judge:
    """Hears the facts of a hand one by one."""

    def __init__(self, hand: StartHand) -> None:
        self.hand, self.variant = hand, RULESETS[hand.ruleset].variant
        self.oracle, self.cards, self.chips = Oracle(hand), CardCounter(hand), ChipCounter(hand)
        self.posted: list[Post] = []
        self.street, self.betting = -1, -1
        """The street that is dealt, and the one whose betting has begun."""
        self.drawers: list[int] = []
        self.turns = 0
        self.open: told.TurnStarted | told.DrawStarted | None = None
        self.verdict: Verdict | None = None
        self.over = False

    def hear(self, fact: Event) -> None:
        """Take one more fact; raise Disagreement where the rules do not lead to it."""
        if self.over and not isinstance(fact, told.CardsShown | told.RabbitShown):
            raise Disagreement(f"{fact} after the end")
        if isinstance(fact, DEALT | told.DrawStarted):
            self._enter(fact)
        self.chips.take(fact)
        self.cards.take(fact, self._live())
        match fact:
            case told.HandStarted():
                self._check_start(fact)
            case told.ForcedBetPosted(seat=seat, kind=kind, paid=paid, all_in=all_in):
                self.posted.append(Post(self._place(seat), kind, paid, all_in))
            case told.TurnStarted():
                self._turn(fact)
            case told.ActionTaken():
                self._act(fact)
            case told.DrawStarted():
                self._draw_turn(fact)
            case told.DrawMade(turn=turn, seat=seat):
                self._answer(fact, turn, seat)
            case told.HandVoided():
                self.over = True
            case told.HandSettled():
                self._settle(fact)
            case _ if not isinstance(fact, DEALT | BANK | told.DeckReshuffled) and not self.over:
                self._end(fact).hear(fact)

    def _check_start(self, fact: told.HandStarted) -> None:
        for name in told.HandStarted.__dataclass_fields__:
            if name not in ("TOPIC", "class_version"):
                agree(f"the hand's {name}", getattr(fact, name), getattr(self.hand, name))

    def _place(self, seat: int) -> int:
        return self.hand.seats.index(seat)

    def _live(self) -> list[int]:
        return [self.hand.seats[place] for place in self.oracle.live()]

    def _enter(self, fact: told.HoleCardsDealt | told.UpCardsDealt | told.StreetDealt | told.DrawStarted) -> None:
        """A new street comes when the betting of the one before is over, and in its order."""
        names = [street.name for street in self.variant.streets]
        index = names.index(fact.street)
        if index <= self.street:
            return
        if index == 0:
            agree("the forced bets", sorted(self.posted, key=lambda post: post.place), self.oracle.posts)
        else:
            self._round_over(fact)
            self._check_tabled(fact)
        agree(f"{fact}: street", [fact.street], names[self.street + 1 : self.street + 2])
        self.street = index
        if isinstance(fact, told.DrawStarted):
            self.drawers = self.oracle.live()

    def _round_over(self, fact: Event) -> None:
        """Nobody has anything to decide any more on this street."""
        agree(f"{fact}: seats that still draw", self.drawers, [])
        if self.open is not None or not self._bet_on():
            agree(f"{fact}: in the turn", self.open, None)
            return
        agree(f"{fact}: a turn that is missing", None, self._next_turn())

    def _check_tabled(self, fact: Event) -> None:
        """Once no bet can follow, all hands are face up before the next card comes (TDA 16); where cards are still
        exchanged they stay hidden."""
        if self.oracle.closed() and not self.variant.draws:
            opened = self.verdict.opened if self.verdict else {}
            agree(f"{fact}: hands tabled before", sorted(opened), sorted(self._live()))

    def _bet_on(self) -> bool:
        return self.verdict is None and not (self.hand.bomb and self.street == 0)

    def _next_turn(self) -> Turn | None:
        if self.oracle.closed():
            return None
        if self.betting < self.street:
            showing = {self._place(seat): cards for seat, cards in self.cards.up.items()}
            self.oracle.begin(self.street, showing)
            self.betting = self.street
        return self.oracle.turn()

    def _turn(self, fact: told.TurnStarted) -> None:
        expected = self._next_turn() if self._bet_on() and not self.drawers else None
        turn = Turn(self._place(fact.seat), fact.kinds, fact.to_call, fact.min_to, fact.max_to)
        agree("the turn", turn, expected)
        self._count(fact)

    def _draw_turn(self, fact: told.DrawStarted) -> None:
        """From the left of the button, all-in or not."""
        agree(f"{fact}: the next to draw", self._place(fact.seat), self.drawers.pop(0) if self.drawers else None)
        self._count(fact)

    def _count(self, fact: told.TurnStarted | told.DrawStarted) -> None:
        agree(f"{fact}: in the turn", self.open, None)
        self.turns += 1
        agree("the turn's number", fact.turn, self.turns)
        self.open = fact

    def _answer(self, fact: Event, turn: int, seat: int) -> None:
        agree(f"{fact}: whose turn", (turn, seat), self.open and (self.open.turn, self.open.seat))
        self.open = None

    def _act(self, fact: told.ActionTaken) -> None:
        turn = self.open
        self._answer(fact, fact.turn, fact.seat)
        if not isinstance(turn, told.TurnStarted) or fact.kind not in turn.kinds:
            raise Disagreement(f"{fact} in {turn}")
        if fact.kind in ("bet", "raise", "complete") and not turn.min_to <= fact.to <= turn.max_to:
            raise Disagreement(f"{fact} in {turn}")
        place = self._place(fact.seat)
        agree(f"{fact}: paid", fact.paid, self.oracle.act(place, fact.kind, fact.to))
        agree(f"{fact}: to", fact.to, self.oracle.bet[place])

    def _settle(self, fact: Event) -> None:
        verdict = self._end(fact)
        if len(self._live()) > 1:
            agree("the last street", (self.street, self.drawers), (len(self.variant.streets) - 1, []))
        verdict.settled()
        self.over = True

    def _end(self, fact: Event) -> Verdict:
        """The first fact of the end must not come early."""
        if self.verdict is None:
            self._round_over(fact)
            last = self.street == len(self.variant.streets) - 1
            if len(self._live()) > 1 and not last and not self.oracle.closed():
                raise Disagreement(f"{fact} on the street {self.variant.streets[self.street].name}")
            self.verdict = Verdict(self.hand, self.oracle, self.cards, self.chips, self.street)
        return self.verdict
