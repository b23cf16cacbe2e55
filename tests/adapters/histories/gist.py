"""What of a hand's facts must survive being written down and read again, players by their place in the deal."""

from collections.abc import Iterable, Iterator

from domain.event import Event
from domain.hand import events as told

Line = tuple[object, ...]


def gist(facts: Iterable[Event], seats: tuple[int, ...]) -> list[Line]:
    """Every action, board, showing and chip up to the settlement."""
    return list(_lines(facts, {seat: place for place, seat in enumerate(seats)}))


def _lines(facts: Iterable[Event], place: dict[int, int]) -> Iterator[Line]:
    for fact in facts:
        match fact:
            case told.ActionTaken(seat=seat):
                yield "acts", place[seat], fact.kind, fact.to, fact.paid, fact.all_in
            case told.StreetDealt():
                yield "board", fact.street, fact.cards
            case told.BetReturned(seat=seat):
                yield "back", place[seat], fact.amount
            case told.CardsShown(seat=seat):
                yield "shows", place[seat], fact.cards
            case told.CardsMucked(seat=seat):
                yield "mucks", place[seat]
            case told.RakeTaken():
                yield "rake", fact.amounts
            case told.PotAwarded(seat=seat):
                yield "wins", place[seat], fact.pot, fact.half, fact.amount, fact.hand
            case told.HandSettled():
                yield "ends", fact.stacks, fact.rake
                return
