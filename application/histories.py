"""Hand histories for readers outside: which finished hands, told to whom."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from application.decks import Decks
from application.finished_hands import Finished, FinishedHands
from application.own_cards import cards_of
from application.ports import Journal, SealBroken
from application.revealing import Revealing
from application.told_hand import ToldHand
from application.wanted_hands import Wanted
from domain.event import Event, Recorded
from domain.hand.events import CardsShown, HandStarted, RabbitShown, StreetDealt, UpCardsDealt
from domain.refusals import Refusal

PURPOSE = "export"
OPEN = CardsShown | RabbitShown | StreetDealt | UpCardsDealt
"""The facts that name cards, which everyone at the table saw."""


class DeckStaysSealed(Refusal):
    """The key that a hand's deck was sealed with is not on the ring."""


class AmbiguousPlayer(Refusal):
    """Two accounts go by the same name: whose cards are to be shown must be said by the account's id."""


@dataclass(frozen=True, slots=True)
class Analyst:
    """Sees what everyone at the table saw."""


@dataclass(frozen=True, slots=True)
class Player:
    """Sees the hands that they were dealt into, with their own cards. `who` is the account's id or its name."""

    who: str


@dataclass(frozen=True, slots=True)
class Auditor:
    """Sees all cards that were dealt to players, and stands in the journal with it under this name."""

    name: str


Reader = Analyst | Player | Auditor


class Histories:
    """Tells finished hands, each to its reader's eyes."""

    def __init__(self, journal: Journal, decks: Decks, revealing: Revealing) -> None:
        self._finished = FinishedHands(journal)
        self._decks = decks
        self._revealing = revealing

    async def tell(
        self, wanted: Wanted, reader: Reader, on_position: Callable[[int], None] = lambda position: None
    ) -> AsyncIterator[ToldHand]:
        """The hands asked for, in the order in which they ended; `on_position` hears how far the log was read.

        For an Auditor each hand's opening is recorded before its deck is opened. Raises UnknownHand, HandStillRunning,
        DeckStaysSealed and AmbiguousPlayer."""
        known: dict[str, str] = {}
        async for finished in self._finished.find(wanted, on_position):
            told = _told(finished)
            match reader:
                case Analyst():
                    yield told
                case Player(who=who):
                    if (player := _dealt_in(told.started, who, known)) is not None:
                        yield self._to_player(told, finished, player)
                case Auditor(name=name):
                    yield await self._to_auditor(told, name)

    def _to_player(self, told: ToldHand, finished: Finished, player: str) -> ToldHand:
        try:
            own = cards_of(self._decks, told.hand, [recorded.event for recorded in finished.facts])[player]
        except SealBroken as broken:
            raise _sealed(told.hand, broken) from None
        seat = told.started.seats[told.started.players.index(player)]
        return replace(told, cards={**told.cards, **own}, hero=seat)

    async def _to_auditor(self, told: ToldHand, name: str) -> ToldHand:
        try:
            held = await self._revealing.reveal(told.hand, name, PURPOSE)
        except SealBroken as broken:
            raise _sealed(told.hand, broken) from None
        every: Mapping[int, str] = {number: card for own in held.values() for number, card in own.items()}
        return replace(told, cards={**told.cards, **every}, revealed=True)


def _told(finished: Finished) -> ToldHand:
    """What everyone at the table saw. The sealed deck is left out: no reader has a use for it."""
    first = finished.facts[0]
    assert isinstance(first.event, HandStarted)
    start = replace(first, event=replace(first.event, sealed_deck=""))
    return ToldHand(finished.hand, finished.table, (start, *finished.facts[1:]), _open_cards(finished.facts))


def _open_cards(facts: Sequence[Recorded]) -> Mapping[int, str]:
    cards: dict[int, str] = {}
    for recorded in facts:
        event: Event = recorded.event
        if isinstance(event, OPEN):
            cards |= zip(event.numbers, event.cards, strict=True)
    return cards


def _dealt_in(started: HandStarted, who: str, known: dict[str, str]) -> str | None:
    """The account that `who` names, if it was dealt in; a name must always stand for the same one."""
    if who in started.players:
        return who
    named = [player for player, name in zip(started.players, started.names, strict=True) if name == who]
    for player in named:
        if (other := known.setdefault(who, player)) != player:
            raise AmbiguousPlayer(f"{who} is the name of {other} and of {player}; say by the id which of them it is.")
    return known[who] if named else None


def _sealed(hand: str, broken: SealBroken) -> DeckStaysSealed:
    return DeckStaysSealed(f"The sealed deck of {hand} cannot be opened: {broken}")
