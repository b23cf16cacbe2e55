"""Random play that takes days: several tables at once, long breaks, people who come back, house bots, voided hands."""

from collections.abc import Sequence
from random import Random

from domain.account.events import AccountOpened, ChipsEscrowed, ChipsGranted
from domain.event import Recorded
from domain.table import commands as ask
from domain.template.terms import Game
from domain.variants import RULESETS
from tests.projections.stories import Story, game_of, together

BREAKS = (0, 0, 0, 2.5, 45, 2_000, 5_400, 90_000)
"""Seconds that may pass before a hand, besides its own pause."""


class LongStory(Story):
    """A table at which hours may pass between hands, and somebody may sit out, be back, or leave; house bots sit on
    its seats 1 and 2, who are often by themselves."""

    def sit(self, seat: int, buy_in: int = 1_000, house: bool = False) -> None:
        player, house = self.player(seat), seat in (1, 2)
        entered = AccountOpened(f"Player {seat}", "house" if house else "development")
        self.tell(player, entered, ChipsGranted(5_000, "welcome", "2023-11-14"), ChipsEscrowed(buy_in, self.id))
        self.ask(ask.TakeSeat(seat, player, f"Player {seat}", house, buy_in, self.now, post=True))

    def deal(self, cards: Sequence[str] = ()) -> None:
        self.now += self.random.choice(BREAKS)
        self._wander()
        super().deal(cards)

    def _wander(self) -> None:
        """Two at least stay ready."""
        for seat in list(self.table.seats.values()):
            self.now += self.random.choice((0.125, 1.0, 7.5))
            if len(self.table.ready) > 3 and self.random.random() < 0.15:
                away = ask.Leave(seat.player, self.now) if self.random.random() < 0.5 else ask.SitOut(seat.player)
                self.ask(away)

    def _come_or_go(self, seat: int) -> None:
        held = self.table.seats.get(seat)
        if held is not None and held.out and held.stack and self.random.random() < 0.7:
            self.ask(ask.SitIn(held.player))
        else:
            super()._come_or_go(seat)


def long_evenings(random: Random, tables: int = 2, hands: int = 6, recorded: bool = True) -> list[Recorded]:
    """The log of so many tables with random games and rake, one of them mixed, and of recorded hands beside them. No
    hand is being played at its end."""
    rulesets = sorted(RULESETS)
    stories = [
        LongStory(random, random.randint(3, 6), f"t{number}", games=_games(random, rulesets, number), rake_per_mille=50)
        for number in range(tables)
    ]
    for story in stories:
        story.evening(hands, mishaps=True)
    return together(*stories, *([Story(random, 3, "recorded", "import").evening(1)] if recorded else []))


def _games(random: Random, rulesets: list[str], number: int) -> tuple[Game, ...]:
    """Games with different decks are not mixed."""
    picked = [ruleset for ruleset in random.sample(rulesets, 3) if ruleset != "nlsd/1"]
    return tuple(map(game_of, picked if number == 0 else picked[:1]))
