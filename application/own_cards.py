"""Hand histories with the reader's own hole cards, which no read model holds: they come from the sealed deck."""

from collections.abc import Mapping, Sequence

from application.decks import Decks
from application.ports import Journal
from domain.event import Event
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
        eyes = self._eyes(hand, player, [event.event for event in recorded])
        revealed = ((event, reveal(event, eyes)) for event in recorded)
        return tuple(public | {"at": event.at, "version": event.version} for event, public in revealed if public)

    def _eyes(self, hand: str, player: str, facts: Sequence[Event]) -> Eyes:
        started = next(fact for fact in facts if isinstance(fact, HandStarted))
        if player not in started.players:
            return Eyes(None, {})
        seat = started.seats[started.players.index(player)]
        return Eyes(seat, cards_of(self._decks, hand, facts)[player])


def cards_of(decks: Decks, hand: str, facts: Sequence[Event]) -> Mapping[str, Mapping[int, str]]:
    """The cards that each player of a hand (its stream id) was dealt, by their numbers, those given up in a draw too:
    for the eyes that may see them only. Raises SealBroken where the deck's key is not on the ring."""
    started = next(fact for fact in facts if isinstance(fact, HandStarted))
    played = evolve_all(undealt(decks.reopen(hand, started).cards), facts)
    held = {dealt.player: (*dealt.numbers, *dealt.discards) for dealt in played.players}
    return {player: dict(zip(numbers, played.cards(numbers), strict=True)) for player, numbers in held.items()}
