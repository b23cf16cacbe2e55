"""Reviews of integrity signals: what people make of what was computed, as facts in the journal.

`command_id` names a command: sent again, it adds nothing. Each method may raise JournalUnavailable.
"""

from application.change import Part, record
from application.ports import Clock, Conflict, Journal
from application.tables import ATTEMPTS, RoomBusy
from domain.signal import Review, decide, evolve
from domain.signal.commands import SignalCommand


class Reviewing:
    """Records reviews, read from the journal each time: they are few, short and seldom asked for."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    async def mark(self, signal: str, command: SignalCommand, command_id: str) -> Review:
        """Carry out a command on the review of a signal (its stream id) and return what the review is then.

        Raises ReasonMissing, AlreadyReviewed, ReviewClosed, NeverReviewed or RoomBusy."""
        for _ in range(ATTEMPTS):
            review, version, known = await self._load(signal)
            if command_id in known:
                return review
            facts = decide(review, command)
            try:
                await self._journal.append(
                    record([Part(signal, version, facts, command_id)], round(self._clock.now(), 3))
                )
            except Conflict:
                continue
            return evolve(review, facts[0])
        raise RoomBusy("Others marked this signal at the same moment; please try again.")

    async def _load(self, signal: str) -> tuple[Review, int, set[str]]:
        """The review, the version of its stream, and the commands that made it."""
        review, version, known = Review(signal), 0, set[str]()
        for recorded in await self._journal.load(signal):
            review, version = evolve(review, recorded.event), recorded.version
            known.add(recorded.command_id)
        return review, version, known
