"""The finished hands of the journal in the order in which they ended, told one at a time."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace

from application.auditing import HandStillRunning, UnknownHand
from application.ports import Journal
from application.told_hand import ToldTable
from application.wanted_hands import Wanted
from domain.event import Recorded
from domain.hand.events import HandSettled, HandStarted, HandVoided
from domain.table.events import TableClosed, TableOpened, TermsPinned

PAGE = 2_000
"""So many events of the log are in memory at once."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A hand's stream id, the table that it was played at, and all facts of its stream."""

    hand: str
    table: ToldTable
    facts: Sequence[Recorded]


@dataclass(slots=True)
class _Room:
    """What must be remembered of the log: the open tables, and the hands asked for that are being played."""

    tables: dict[str, ToldTable] = field(default_factory=dict)
    running: dict[str, ToldTable] = field(default_factory=dict)


class FinishedHands:
    """Reads the journal; keeps in mind no more than a page of it, the tables that stand open, and one hand."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def find(self, wanted: Wanted, on_position: Callable[[int], None]) -> AsyncIterator[Finished]:
        """The hands asked for that are over when this is called; those still being played are passed over, unless they
        are asked for by id. `on_position` hears how far the log was read.

        Raises UnknownHand and HandStillRunning for hands that are asked for by id, before any hand is told."""
        return self._named(wanted) if wanted.hands else self._in_log(wanted, on_position)

    async def _named(self, wanted: Wanted) -> AsyncIterator[Finished]:
        """Hands that are asked for by id are found without reading the log, but with all of their tables' facts."""
        ends = [(_end(hand, await self._journal.load(hand)), hand) for hand in dict.fromkeys(wanted.hands)]
        for _, hand in sorted(ends):
            facts = await self._journal.load(hand)
            started = facts[0].event
            assert isinstance(started, HandStarted)
            room = _Room()
            for recorded in await self._journal.load(started.table):
                if recorded.position < facts[0].position:
                    _hear(room, recorded, wanted)
            table = room.tables[started.table]
            if wanted.fits(hand, started, facts[0].at, table):
                yield Finished(hand, table, facts)

    async def _in_log(self, wanted: Wanted, on_position: Callable[[int], None]) -> AsyncIterator[Finished]:
        room, position, end = _Room(), 0, await self._journal.end()
        while position < end:
            page = await self._journal.read(position, PAGE)
            for recorded in page:
                if recorded.position <= end and (table := _hear(room, recorded, wanted)):
                    yield Finished(recorded.stream, table, await self._journal.load(recorded.stream))
            position = page[-1].position if page else end
            on_position(min(position, end))


def _end(hand: str, recorded: Sequence[Recorded]) -> int:
    """The position of the log at which a hand ended."""
    if not recorded or not isinstance(recorded[0].event, HandStarted):
        raise UnknownHand(f"There is no hand {hand!r}; its id looks like hand:0190….")
    ended = next((each.position for each in recorded if isinstance(each.event, HandSettled | HandVoided)), None)
    if ended is None:
        raise HandStillRunning(f"{hand} is being played; ask for it when it is over.")
    return ended


def _hear(room: _Room, recorded: Recorded, wanted: Wanted) -> ToldTable | None:
    """The table of a hand asked for, once the hand is over."""
    stream = recorded.stream
    match recorded.event:
        case TableOpened() as opened:
            room.tables[stream] = ToldTable(stream, opened.name, opened.seats, opened.origin)
        case TermsPinned(seats=seats):
            room.tables[stream] = replace(room.tables[stream], seats=seats)
        case TableClosed():
            del room.tables[stream]
        case HandStarted() as started:
            table = room.tables[started.table]
            if wanted.fits(stream, started, recorded.at, table):
                room.running[stream] = table
        case HandSettled() | HandVoided():
            return room.running.pop(stream, None)
    return None
