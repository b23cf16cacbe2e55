"""Replays of hands from the journal, which keeps no pictures: every step is folded from the facts again."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from application.auditing import UnknownHand
from application.decks import Decks
from application.own_cards import cards_of
from application.ports import Journal
from application.replay import Onlooker, Replay, replayed
from domain.event import Recorded
from domain.hand.events import HandStarted
from projections.table_view import TableView

REMEMBERED = 32
"""So many replays are kept: who goes through a hand asks for one step after the other, and its table may have a long
history."""


@dataclass(frozen=True, slots=True)
class HandStep:
    """One step of a finished hand for the replayer: `events` are what happened, `at` when (UTC, seconds since the
    epoch), `view` is the table after it as the player could see it. Steps count from 0 to `last_step`."""

    hand: str
    step: int
    last_step: int
    at: float
    events: tuple[dict[str, object], ...]
    view: TableView


class Replaying:
    """Tells hands again, to spectators and to those who were dealt in."""

    def __init__(self, journal: Journal, decks: Decks) -> None:
        self._journal = journal
        self._decks = decks
        self._remembered: OrderedDict[str, tuple[int, Replay]] = OrderedDict()

    async def replay(self, hand: str) -> Replay:
        """The hand with this stream id, as far as it was played. Raises UnknownHand."""
        return await self._replay(hand, await self._journal.load(hand))

    async def own_step(self, hand: str, player: str, number: int) -> HandStep:
        """A step of a finished hand as one of its players could see it.

        Raises UnknownHand where the hand is not over or the player was not in it, NoSuchStep, and SealBroken where the
        deck's key is not on the ring."""
        played = await self._journal.load(hand)
        replay = await self._replay(hand, played)
        if not replay.over or player not in replay.started.players:
            raise UnknownHand("You have played no such hand, or it is not over yet.")
        step = replay.step(number)
        cards = cards_of(self._decks, hand, [recorded.event for recorded in played])
        onlooker = Onlooker(player, {player: cards[player]})
        return HandStep(hand, number, replay.last, step.at, onlooker.events(step), onlooker.view(step.fold))

    async def _replay(self, hand: str, played: Sequence[Recorded]) -> Replay:
        """A hand that was taken further since it was remembered is told anew."""
        started = played[0].event if played else None
        if not isinstance(started, HandStarted):
            raise UnknownHand(f"There is no hand {hand!r}; its id looks like hand:0190….")
        version, replay = self._remembered.pop(hand, (0, None))
        if replay is None or version != played[-1].version:
            replay = replayed(hand, started, await self._journal.load(started.table), played)
        self._remembered[hand] = played[-1].version, replay
        if len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        return replay
