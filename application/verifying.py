"""Stored hands are refereed again by the rules as they are installed now; the stored facts win."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from application.decks import Decks
from application.ports import Journal, SealBroken
from domain.event import Event, kind_of
from domain.hand.events import HandSettled, HandStarted, HandVoided
from domain.hand.verification import verify

PAGE = 2_000


@dataclass(slots=True)
class Verified:
    """How many finished hands were refereed, and a line for each that came out differently."""

    hands: int = 0
    differences: list[str] = field(default_factory=list)


class Verifying:
    """Reads the whole log once; hands that are still being played are left alone."""

    def __init__(self, journal: Journal, decks: Decks) -> None:
        self._journal = journal
        self._decks = decks

    async def verify(self, on_position: Callable[[int], None] = lambda position: None) -> Verified:
        """Referee every finished hand; `on_position` hears how far the log was read."""
        found = Verified()
        async for hand in self._finished(on_position):
            facts = [recorded.event for recorded in await self._journal.load(hand)]
            found.hands += 1
            found.differences += [f"{hand}: {line}" for line in self._differences(hand, facts)]
        return found

    def _differences(self, hand: str, facts: list[Event]) -> list[str]:
        started = facts[0]
        if not isinstance(started, HandStarted):
            return [f"It begins with {type(started).__name__} instead of HandStarted."]
        try:
            return verify(facts, self._decks.reopen(hand, started).cards)
        except SealBroken as broken:
            return [f"The sealed deck cannot be opened: {broken}"]

    async def _finished(self, on_position: Callable[[int], None]) -> AsyncIterator[str]:
        position, end = 0, await self._journal.end()
        while position < end:
            page = await self._journal.read(position, PAGE)
            for recorded in page:
                if kind_of(recorded.stream) == "hand" and isinstance(recorded.event, HandSettled | HandVoided):
                    yield recorded.stream
            position = page[-1].position if page else end
            on_position(position)
