"""Holds the events of open hands back, so that a fold gets each hand in one run when it ends."""

from collections.abc import Awaitable, Callable, Sequence, Set

from adapters.postgres.log_page import LogPage
from adapters.postgres.poison import POISON, unprojectable
from domain.event import Recorded, kind_of
from domain.hand.events import HandSettled, HandStarted, HandVoided

ENDS = frozenset((HandSettled, HandVoided))
NEEDED = ENDS | {HandStarted}
"""What must be read of the log to know where hands begin and end."""

MOST_HELD = 200_000
"""Events of open hands in memory; beyond that the oldest hands are read again from the journal when they end."""
MOST_REMEMBERED = 10_000
"""Ended hands that are known by name; what comes of others after their end costs a look into the journal."""

Load = Callable[[str], Awaitable[Sequence[Recorded]]]


class WholeHands:
    """The hands that are open at one place of the log. Whoever gives up a page must make a new one: hands whose
    beginning it has not seen it reads by `load`, a stream's events with their positions, unless the event at hand is at
    a skipped position."""

    def __init__(self, load: Load, skipped: Set[int] = frozenset(), most_held: int = MOST_HELD) -> None:
        self._load = load
        self._skipped = skipped
        self._most_held = most_held
        self._held: dict[str, list[Recorded]] = {}
        self._count = 0
        self._elsewhere: set[str] = set()
        """Open hands that are not held."""
        self._over: dict[str, None] = {}
        """The hands that ended last, in this order."""

    async def page(self, events: Sequence[Recorded], reached: int) -> LogPage:
        """What is due with the next events of the log: each hand that ends among them, and what is of no open hand. An
        event whose hand cannot be read again is in the way. Raises JournalUnavailable."""
        due: list[Recorded] = []
        ends: list[int] = []
        for recorded in events:
            run = self._run(recorded)
            if run is None:
                try:
                    run = await self._unheld(recorded)
                except POISON as error:
                    return LogPage(due, ends, recorded.position - 1, unprojectable(recorded, error))
            if run:
                due += run
                ends.append(len(due))
        self._give_up_oldest()
        return LogPage(due, ends, reached)

    def _run(self, recorded: Recorded) -> Sequence[Recorded] | None:
        """What is due with an event; None where only the journal knows."""
        stream = recorded.stream
        if (held := self._held.get(stream)) is not None:
            held.append(recorded)
            self._count += 1
            return self._ended(stream) if type(recorded.event) in ENDS else ()
        if kind_of(stream) != "hand" or stream in self._over:
            return (recorded,)
        if recorded.version == 1:
            self._held[stream] = [recorded]
            self._count += 1
            return ()
        return () if stream in self._elsewhere and type(recorded.event) not in ENDS else None

    def _ended(self, stream: str) -> Sequence[Recorded]:
        run = self._held.pop(stream)
        self._count -= len(run)
        self._remember(stream)
        return run

    async def _unheld(self, recorded: Recorded) -> Sequence[Recorded]:
        """What is due with an event of a hand whose beginning was not seen, or is no longer held."""
        stream = recorded.stream
        if recorded.position in self._skipped:
            return ()
        story = await self._load(stream)
        end = next((each.version for each in story if type(each.event) in ENDS), recorded.version + 1)
        if end > recorded.version:
            self._elsewhere.add(stream)
            return ()
        self._remember(stream)
        return (recorded,) if end < recorded.version else story[:end]

    def _remember(self, stream: str) -> None:
        self._elsewhere.discard(stream)
        self._over[stream] = None
        if len(self._over) > MOST_REMEMBERED:
            del self._over[next(iter(self._over))]

    def _give_up_oldest(self) -> None:
        while self._count > self._most_held:
            stream = next(iter(self._held))
            self._count -= len(self._held.pop(stream))
            self._elsewhere.add(stream)
