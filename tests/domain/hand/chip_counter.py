"""Follows the chips of a hand from fact to fact: none may come or go."""

from domain.event import Event
from domain.hand import events as told
from domain.hand.commands import StartHand
from tests.domain.hand.disagreement import Disagreement, agree


class ChipCounter:
    """Stacks by seat, and what lies before the seats and in the middle together."""

    def __init__(self, hand: StartHand) -> None:
        self.hand = hand
        self.brought = sum(hand.stacks)
        self.stacks = dict(zip(hand.seats, hand.stacks, strict=True))
        self.paid = dict.fromkeys(hand.seats, 0)
        self.pot = self.raked = 0

    def take(self, fact: Event) -> None:
        """Move the chips that the fact moves; raise Disagreement where they do not add up."""
        match fact:
            case told.ForcedBetPosted(seat=seat, paid=paid) | told.ActionTaken(seat=seat, paid=paid):
                self._pay(seat, paid)
                agree(f"{fact}: all-in", fact.all_in, paid > 0 and self.stacks[seat] == 0)
            case told.BetReturned(seat=seat, amount=amount):
                self._pay(seat, -amount)
            case told.PotAwarded(seat=seat, amount=amount):
                self._get(seat, amount)
            case told.RakeTaken(amounts=amounts):
                self.raked = sum(amounts)
                self.pot -= self.raked
            case told.HandVoided(seats=seats, refunds=refunds):
                agree("the refunds", dict(zip(seats, refunds, strict=True)), self.paid)
                for seat, refund in zip(seats, refunds, strict=True):
                    self._get(seat, refund)
            case told.HandSettled():
                self._settle(fact)
        agree(f"{fact}: chips in the room", sum(self.stacks.values()) + self.pot + self.raked, self.brought)
        if min(self.pot, *self.stacks.values()) < 0:
            raise Disagreement(f"{fact}: stacks {self.stacks}, pot {self.pot}")

    def _pay(self, seat: int, chips: int) -> None:
        self.stacks[seat] -= chips
        self.paid[seat] += chips
        self.pot += chips

    def _get(self, seat: int, chips: int) -> None:
        self.stacks[seat] += chips
        self.pot -= chips

    def _settle(self, fact: told.HandSettled) -> None:
        agree("chips that nobody got", self.pot, 0)
        agree("the settled seats", fact.seats, self.hand.seats)
        agree("the stacks afterwards", fact.stacks, tuple(self.stacks.values()))
        net = tuple(self.stacks[seat] - stack for seat, stack in zip(self.hand.seats, self.hand.stacks, strict=True))
        agree("what each won or lost", fact.net, net)
        agree("the rake", fact.rake, self.raked)
        agree("the pot", fact.pot, sum(self.paid.values()))
