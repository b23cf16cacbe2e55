"""Players' face-down cards for those who run the room: who looks at them, and at whose, stands in the journal first."""

from collections.abc import Mapping, Sequence

from application.auditing import HandStillRunning, UnknownHand
from application.change import Part, record
from application.decks import Decks
from application.own_cards import cards_of
from application.ports import Clock, Ids, Journal
from domain.audit.events import CardsOpened
from domain.event import Event
from domain.hand.events import HandSettled, HandStarted, HandVoided
from domain.refusals import Refusal


class NotDealtIn(Refusal):
    """Nobody on this seat was dealt into the hand."""

    kind = "missing"


class Revealing:
    """Opens the decks of finished hands, after saying so in the journal.

    An audit recomputes a hand and tells no card; this is the other thing that the key ring is good for, with an event
    of its own: whose cards were looked at is what matters afterwards."""

    def __init__(self, journal: Journal, clock: Clock, ids: Ids, decks: Decks) -> None:
        self._journal = journal
        self._clock = clock
        self._ids = ids
        self._decks = decks

    async def reveal(
        self, hand: str, auditor: str, purpose: str, seats: Sequence[int] = ()
    ) -> Mapping[str, Mapping[int, str]]:
        """The cards, by their numbers, that the players on these seats of a finished hand were dealt, those given up
        in a draw too; of all seats where none are named.

        Raises UnknownHand, HandStillRunning or NotDealtIn before anything is recorded or opened, and SealBroken where
        the deck's key is not on the ring."""
        facts = [recorded.event for recorded in await self._journal.load(hand)]
        started = _finished(hand, facts)
        looked_at = tuple(seats) or started.seats
        if strange := {*looked_at} - {*started.seats}:
            dealt_in = ", ".join(map(str, sorted(started.seats)))
            raise NotDealtIn(f"Nobody on seat {min(strange)} was dealt into this hand; dealt in were seats {dealt_in}.")
        said = Part(self._ids.new("audit"), 0, [CardsOpened(hand, auditor, looked_at, purpose)], f"open/{hand}")
        await self._journal.append(record([said], round(self._clock.now(), 3)))
        cards = cards_of(self._decks, hand, facts)
        return {player: cards[player] for player in (_player(started, seat) for seat in looked_at)}


def _finished(hand: str, facts: Sequence[Event]) -> HandStarted:
    started = next((fact for fact in facts if isinstance(fact, HandStarted)), None)
    if started is None:
        raise UnknownHand(f"There is no hand {hand!r}; its id looks like hand:0190….")
    if not any(isinstance(fact, HandSettled | HandVoided) for fact in facts):
        raise HandStillRunning("This hand is being played; its cards can be looked at when it is over.")
    return started


def _player(started: HandStarted, seat: int) -> str:
    return started.players[started.seats.index(seat)]
