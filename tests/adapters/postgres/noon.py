"""Tables that are opened at noon, and their activity read from a real database.

Every step of a story takes a second; an action is made one second after its turn began."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from adapters.postgres.activity_reader import ActivityReader
from domain.account.events import AccountOpened
from domain.table import commands as ask
from projections import table_activity
from projections.activity.figures import Activity, Span, Step
from tests.adapters.postgres.projected import project
from tests.projections.score_sheets import at
from tests.projections.stories import Story, together

NOON = at("2026-11-21 12:00")
HOUR = 3_600
DAY = 86_400

Read = Callable[..., Coroutine[Any, Any, dict[float, Activity]]]


class Noon(Story):
    """A table that is opened at noon, and so many sit down, one each second."""

    def __init__(self, players: int = 3, seats: int = 4, **more: Any) -> None:
        super().__init__(seats=seats, **more)
        self.log = [replace(each, at=NOON) for each in self.log]
        self.now = NOON
        for seat in range(players):
            self.sit(seat)

    def sit_bot(self, seat: int) -> None:
        """A house bot takes a seat."""
        player = self.player(seat)
        self.tell(player, AccountOpened("Rook", "house"))
        self.ask(ask.TakeSeat(seat, player, "Rook", True, 1_000, self.now, post=True))

    def wait(self, seconds: float) -> None:
        """Nothing happens for so long."""
        self.now += seconds

    def fold_round(self) -> None:
        """A hand that everyone gives up to the big blind."""
        self.deal()
        while not self.over:
            self.act("fold")


def reading(url: str, reader: ActivityReader) -> Read:
    """Builds the activity of tables and reads a day of it, by when each hour or day began."""

    async def activity(
        *stories: Story, table: str | None = None, step: Step = "hour", now: float = NOON + HOUR, start: float = NOON
    ) -> dict[float, Activity]:
        await project(url, together(*stories), table_activity)
        return {each.at: each for each in await reader.activity(Span(start, start + DAY, step, now), table)}

    return activity
