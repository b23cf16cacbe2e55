"""Writes down who may read the analysts' views."""

from application.change import Part, record
from application.ports import Clock, Ids, Journal
from domain.audit.events import DataAccessGranted, DataAccessRevoked
from domain.event import Event


class DataAccess:
    """The journal's record of what a database lets people read."""

    def __init__(self, journal: Journal, clock: Clock, ids: Ids) -> None:
        self._journal = journal
        self._clock = clock
        self._ids = ids

    async def granted(self, role: str, identities: bool, operator: str) -> None:
        """Record, before it is done, that a database role is let in; raises JournalUnavailable."""
        await self._record(DataAccessGranted(role, identities, operator))

    async def revoked(self, role: str, operator: str) -> None:
        """Record, after it is done, that a database role was shut out; raises JournalUnavailable."""
        await self._record(DataAccessRevoked(role, operator))

    async def _record(self, event: Event) -> None:
        stream = self._ids.new("audit")
        said = Part(stream, 0, [event], f"access/{stream}")
        await self._journal.append(record([said], round(self._clock.now(), 3)))
