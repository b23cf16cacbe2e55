"""What `cardroom integrity` does: brings the read models up to date, computes the signals, records reviews."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from adapters.compose import Foundation, readers
from adapters.fault import Fault
from adapters.ids import Uuid7Ids
from adapters.postgres.integrity_reader import IntegrityReader
from adapters.roles import catch_up
from application.reviewing import Reviewing
from domain.signal.commands import Confirm, Dismiss, MarkSeen, Reopen
from domain.signal.review import Review
from projections.integrity.book import Book
from projections.integrity.queries import REMEMBERED_DAYS
from projections.integrity.reviewed import Reviewed, reviewed
from projections.integrity.scoring import SCORERS, THRESHOLDS, signals
from projections.integrity.witness import WHAT_TO_LOOK_AT, Exhibit, exhibits

LEAST = 0.01
"""A signal with less has no score at all."""
PREFIX = "signal:"
FEWEST = 4
"""So many characters of an id name a signal, where no other begins with them."""

COMMANDS: dict[str, type[MarkSeen] | type[Dismiss] | type[Confirm] | type[Reopen]] = {
    "new": Reopen,
    "seen": MarkSeen,
    "dismissed": Dismiss,
    "confirmed": Confirm,
}
"""What is asked of a review by the state that it shall have."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A signal with its evidence, the names of its accounts, and what a reviewer should look at."""

    reviewed: Reviewed
    names: tuple[str, ...]
    exhibits: tuple[Exhibit, ...]
    advice: str


async def found(base: Foundation, least: float | None) -> list[Reviewed]:
    """All signals with that score, by default with the one that their kind needs, and all that were ever reviewed."""
    await catch_up(base)
    async with readers(base) as read_models:
        _, every = await _computed(base, IntegrityReader(read_models.pool))
    needed = THRESHOLDS if least is None else dict.fromkeys(SCORERS, least)
    return [each for each in every if each.history or each.signal.score >= needed[each.signal.kind]]


async def shown(base: Foundation, named: str) -> Shown:
    """The signal of an id, or of the beginning of one. Raises Fault where there is none, or several."""
    await catch_up(base)
    async with readers(base) as read_models:
        reader = IntegrityReader(read_models.pool)
        book, every = await _computed(base, reader)
        one = _one(every, named)
        evidence = await reader.evidence(one.signal.subjects)
    names = tuple(book.name(account) for account in one.signal.accounts)
    return Shown(one, names, tuple(exhibits(one.signal, book, evidence)), WHAT_TO_LOOK_AT[one.signal.kind])


async def marked(base: Foundation, named: str, state: str, reviewer: str, reason: str) -> Review:
    """Record a review of the signal as it is now. Raises Fault as `shown` does, and what Reviewing raises."""
    await catch_up(base)
    async with readers(base) as read_models:
        _, every = await _computed(base, IntegrityReader(read_models.pool))
    signal = _one(every, named).signal
    command = COMMANDS[state](signal.kind, signal.accounts, signal.score, reviewer, reason)
    return await Reviewing(base.journal, base.clock).mark(signal.id, command, Uuid7Ids().new("command"))


async def _computed(base: Foundation, reader: IntegrityReader) -> tuple[Book, list[Reviewed]]:
    """Every signal with any score, and every one that was reviewed."""
    today = datetime.fromtimestamp(base.clock.now(), UTC).date()
    book = await reader.book((today - timedelta(days=REMEMBERED_DAYS)).isoformat())
    every = dict.fromkeys(SCORERS, LEAST)
    return book, reviewed(signals(book, every), await reader.reviews(), every)


def _one(every: Sequence[Reviewed], named: str) -> Reviewed:
    beginning = named.strip().removeprefix(PREFIX)
    if len(beginning) < FEWEST:
        raise Fault(f"{named!r} is too short: name a signal by its id, or by at least {FEWEST} characters of it.")
    fitting = [each for each in every if each.signal.id.removeprefix(PREFIX).startswith(beginning)]
    if len(fitting) != 1:
        raise Fault(_not_one(named, [each.signal.id for each in fitting]))
    return fitting[0]


def _not_one(named: str, ids: Collection[str]) -> str:
    if not ids:
        return f"There is no signal {named!r}; `cardroom integrity list --min-score 0.01` lists all."
    return f"{named!r} fits {len(ids)} signals: {', '.join(sorted(ids))}."
