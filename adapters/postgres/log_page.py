"""A stretch of the log as projections get it: single events, or hands in runs that are never cut."""

from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from itertools import compress

from adapters.postgres.poison import Poisoned
from domain.event import Event, Recorded


class LogPage:
    """`events` in runs, each of which ends before an index in `ends`; the log is read as far as `reached`, where an
    event that is `poisoned` may stand in the way."""

    def __init__(
        self, events: Sequence[Recorded], ends: Sequence[int], reached: int, poisoned: Poisoned | None = None
    ) -> None:
        self.events = events
        self.ends = ends
        self.reached = reached
        self.poisoned = poisoned

    @classmethod
    def of_events(cls, events: Sequence[Recorded], reached: int, poisoned: Poisoned | None = None) -> "LogPage":
        """Each event is a run of its own."""
        return cls(events, range(1, len(events) + 1), reached, poisoned)

    @cached_property
    def kinds(self) -> Sequence[type[Event]]:
        """The class of each event."""
        return [type(recorded.event) for recorded in self.events]

    @property
    def last(self) -> Recorded:
        """The event with which the last run ends."""
        return self.events[-1]

    def heard(self, hears: Set[type[Event]], skipped: Set[int]) -> Sequence[Recorded]:
        """The events of these classes (of all, where none are named). Of skipped positions nothing comes, and nothing
        of a run that ends at one."""
        page = self._without(skipped) if skipped and self._touches(skipped) else self
        if not hears:
            return page.events
        return list(compress(page.events, map(hears.__contains__, page.kinds)))

    def halves(self) -> tuple["LogPage", "LogPage"]:
        """The page cut in two between runs, of which there must be several."""
        middle = len(self.ends) // 2
        cut = self.ends[middle - 1]
        first = LogPage(self.events[:cut], self.ends[:middle], self.events[cut - 1].position)
        return first, LogPage(self.events[cut:], [end - cut for end in self.ends[middle:]], self.reached)

    def _touches(self, positions: Set[int]) -> bool:
        return any(recorded.position in positions for recorded in self.events)

    def _without(self, positions: Set[int]) -> "LogPage":
        runs = [run for run in self._runs() if run[-1].position not in positions]
        kept = [recorded for run in runs for recorded in run if recorded.position not in positions]
        return LogPage.of_events(kept, self.reached)

    def _runs(self) -> Iterator[Sequence[Recorded]]:
        start = 0
        for end in self.ends:
            yield self.events[start:end]
            start = end
