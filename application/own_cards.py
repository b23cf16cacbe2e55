"""Hand histories with the reader's own hole cards, which no read model holds: they come from the sealed deck."""

from collections.abc import Sequence

from application.decks import Decks
from application.ports import Journal
from domain.event import Recorded
from domain.hand import evolve_all, undealt
from domain.hand.events import HandStarted
from projections.table_view import Eyes, reveal


class OwnCards:
    """Opens decks of finished hands for those who were dealt in."""

    def __init__(self, journal: Journal, decks: Decks) -> None:
        self._journal = journal
        self._decks = decks

    async def events(self, hand: str, player: str) -> tuple[dict[str, object], ...]:
        """The public facts of a hand with the face-down cards of `player` alone, each with its `at` (UTC, seconds
        since the epoch) and its `version`. Raises SealBroken where the deck's key is not on the ring."""
        recorded = await self._journal.load(hand)
        eyes = self._eyes(hand, player, recorded)
        revealed = ((event, reveal(event, eyes)) for event in recorded)
        return tuple(public | {"at": event.at, "version": event.version} for event, public in revealed if public)

    def _eyes(self, hand: str, player: str, recorded: Sequence[Recorded]) -> Eyes:
        facts = [event.event for event in recorded]
        started = next(fact for fact in facts if isinstance(fact, HandStarted))
        if player not in started.players:
            return Eyes(None, {})
        played = evolve_all(undealt(self._decks.reopen(hand, started).cards), facts)
        own = next(dealt for dealt in played.players if dealt.player == player)
        held = (*own.numbers, *own.discards)
        return Eyes(own.seat, dict(zip(held, played.cards(held), strict=True)))
