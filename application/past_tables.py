"""Tables as they were: what a spectator saw of one at any time since it was opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from application.ports import Clock, Journal
from domain.event import Recorded, kind_of
from domain.refusals import Refusal
from domain.table.events import HandOpened, TableClosed
from domain.table.refusals import UnknownTable
from projections.table_view import Eyes, TableView, begin, evolve, see


class NotOpenedYet(Refusal):
    """At that time there was no such table."""

    kind = "missing"


class NotYetCome(Refusal):
    """What will be at that time, nobody knows."""

    kind = "invalid"


@dataclass(frozen=True, slots=True)
class PastTable:
    """A table as a spectator saw it `at` a time; `since` is when that last changed (both UTC, seconds since the epoch),
    and a `closed` table stood in the room no more."""

    at: float
    since: float
    closed: bool
    view: TableView


class PastTables:
    """Folds tables up to a time."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    async def table(self, table: str, at: float) -> PastTable:
        """The table with this stream id as it was at a time (UTC, seconds since the epoch).

        Raises UnknownTable, NotOpenedYet or NotYetCome."""
        facts = await self._journal.load(table) if kind_of(table) == "table" else ()
        if not facts:
            raise UnknownTable(f"There is no table {table!r}; its id looks like table:0190….")
        if at < facts[0].at:
            raise NotOpenedYet(f"This table was opened at {_text(facts[0].at)}; at {_text(at)} it was not there yet.")
        if at > (now := self._clock.now()):
            raise NotYetCome(f"{_text(at)} is still to come; it is {_text(now)}.")
        seen = await self._until(facts, at)
        view = see(evolve(begin(table), *seen), Eyes())
        return PastTable(at, seen[-1].at, any(isinstance(each.event, TableClosed) for each in seen), view)

    async def _until(self, facts: Sequence[Recorded], at: float) -> list[Recorded]:
        """What had happened by then: of the table everything, and its last hand, which is all that is left to be seen.

        The clocks of two processes may differ a little: whatever the log has before something belongs to it."""
        opened = [each.event.hand for each in facts[: _passed(facts, at)] if isinstance(each.event, HandOpened)]
        played = await self._journal.load(opened[-1]) if opened else ()
        log = sorted([*facts, *played], key=lambda recorded: recorded.position)
        return log[: _passed(log, at)]


def _passed(facts: Sequence[Recorded], at: float) -> int:
    """How many of the facts had been recorded by then."""
    return max((place for place, recorded in enumerate(facts, start=1) if recorded.at <= at), default=0)


def _text(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds")
