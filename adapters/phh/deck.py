"""The deck that deals a recorded hand again, with cards in place of those that the file does not tell."""

from collections.abc import Sequence
from random import Random

from adapters.phh.layout import NOBODY, Layout, Slot
from adapters.phh.steps import UNKNOWN
from domain.hand import Deck


class RecordedDeck:
    """All cards of the game in the order of dealing, then those of the new stub where the first one runs out. Cards
    that the file does not tell are the remaining ones, at first in standard order.

    Raises ValueError where a card is dealt a second time before the deck has run out."""

    def __init__(self, layout: Layout, cards: Sequence[str]) -> None:
        end = layout.reshuffled
        self._first, self._again = layout.slots[: end or len(cards)], layout.slots[end:] if end else []
        self._first += [Slot() for _ in range(len(cards) - len(self._first))]
        _verify_once(self._first)
        self._untold = [place for place, slot in enumerate(self._first) if slot.card == UNKNOWN]
        told = {slot.card for slot in self._first}
        rest = iter([card for card in cards if card not in told])
        self._cards = [next(rest) if slot.card == UNKNOWN else slot.card for slot in self._first]
        self._chance = Random(0)
        self._otherwise = False

    def deck(self) -> Deck:
        """The deck as it is now."""
        return Deck((*self._cards, *(self._new_stub() if self._again else ())))

    def untold(self, player: int) -> bool:
        """Whether the file does not tell all cards of a player."""
        return any(self._first[place].player == player for place in self._untold)

    def deal_otherwise(self, players: Sequence[int]) -> None:
        """Exchange the untold cards of these players among themselves and with those that nobody holds, and all that
        come after a reshuffle. Which ones come instead is the same every time that a file is read."""
        self._otherwise = True
        places = [place for place in self._untold if self._first[place].player in (*players, NOBODY)]
        cards = [self._cards[place] for place in places]
        self._chance.shuffle(cards)
        for place, card in zip(places, cards, strict=True):
            self._cards[place] = card

    def _new_stub(self) -> list[str]:
        """The cards that are dealt after a reshuffle."""
        dealt: list[str] = []
        for slot in self._again:
            dealt.append(self._shuffled_again(slot, dealt) if slot.card == UNKNOWN else slot.card)
        return dealt

    def _shuffled_again(self, slot: Slot, dealt: Sequence[str]) -> str:
        """A card for a place that the file does not tell, with the cards `dealt` before it from the new stub: what was
        left of the old one, or else discarded by others. If possible none that the file deals from the new stub."""
        before = zip(self._first + self._again, self._cards + list(dealt), strict=False)
        held = {card for old, card in before if not _loose(old, slot)}
        free = [card for card in reversed(self._cards) if card not in held]
        if self._otherwise:
            self._chance.shuffle(free)
        seen = {*dealt, *(told.card for told in self._again)}
        return next((card for card in free if card not in seen), free[0])


def _loose(slot: Slot, taker: Slot) -> bool:
    """Whether a card is in the stub when one is taken from it: left there, or discarded by another player."""
    if slot.gone is None:
        return slot.number < 0
    return slot.gone <= taker.number and slot.player != taker.player


def _verify_once(slots: Sequence[Slot]) -> None:
    seen: set[str] = set()
    for slot in slots:
        if slot.card in seen:
            raise ValueError(f"{slot.told!r} deals {slot.card} again before the deck has run out")
        if slot.card != UNKNOWN:
            seen.add(slot.card)
