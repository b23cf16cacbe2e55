"""Holds an offer to run it more than once against the rules: who is asked, how often at most, and what is agreed."""

from domain.event import Event
from domain.hand import events as told
from domain.hand.commands import StartHand
from domain.variants import RULESETS
from tests.domain.hand.card_counter import CardCounter
from tests.domain.hand.disagreement import Disagreement, agree
from tests.domain.hand.oracle import Oracle

LACKING = {0: 4 + 2 + 2, 3: 2 + 2, 4: 2, 5: 0}
"""The cards that a board of so many still needs, burned ones included."""


class Runouts:
    """Built when the betting is over."""

    def __init__(self, hand: StartHand, cards: CardCounter, oracle: Oracle) -> None:
        self.seats = tuple(hand.seats[place] for place in oracle.live())
        self.most = self._most(hand, cards) if len(self.seats) > 1 else 1
        self.choices: dict[int, int] = {}
        self.offered = self.agreed = False

    def _most(self, hand: StartHand, cards: CardCounter) -> int:
        """As often as the table allows and the deck suffices, in no-limit and pot-limit games on one board."""
        ruleset = RULESETS[hand.ruleset]
        lacking = LACKING[len(cards.boards[0])] if ruleset.variant.runouts else 0
        if not lacking or ruleset.betting == "fixed_limit" or hand.boards > 1:
            return 1
        return min(hand.most_runouts, (cards.end - cards.next) // lacking)

    def hear(self, fact: Event) -> None:
        """Take one more fact; raise Disagreement where the rules do not lead to it."""
        match fact:
            case told.RunoutsOffered(seats=seats, most=most):
                agree(f"{fact}: offered", (seats, most, self.offered), (self.seats, self.most, False))
                self.offered = True
            case told.RunoutsChosen(seat=seat, count=count):
                if not self.offered or self.agreed or seat not in self.seats or seat in self.choices:
                    raise Disagreement(f"{fact}: {self.choices} of {self.seats} chose")
                self.choices[seat] = count
            case told.RunoutsAgreed(count=count):
                answered = min(self.choices.values()) == 1 or set(self.choices) == set(self.seats)
                agree(f"{fact}: agreed", (count, answered), (min(self.choices.values()), True))
                self.agreed = True

    def check(self) -> None:
        """Whoever may run it more than once was asked."""
        agree("whether run-outs were offered and agreed", (self.offered, self.agreed), (self.most > 1, self.most > 1))
