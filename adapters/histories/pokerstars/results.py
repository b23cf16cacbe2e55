"""How a hand came out: who turned what up, and which pot went to whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from application.told_hand import ToldHand
from domain.event import Event
from domain.hand.events import CardsMucked, CardsShown, HandSettled, PotAwarded


@dataclass(frozen=True, slots=True)
class Results:
    """`meeting` are the cards turned up or given up while the hand went on, in order; a seat that did so twice counts
    the last time. `late` is what was shown after the end. `pots` is how many there were."""

    meeting: tuple[CardsShown | CardsMucked, ...]
    late: tuple[CardsShown, ...]
    awards: tuple[PotAwarded, ...]
    settled: HandSettled

    @property
    def uncontested(self) -> bool:
        """Whether all others folded."""
        return not any(award.reason == "showdown" for award in self.awards)

    @property
    def pots(self) -> int:
        """How many pots there were."""
        return max((award.pot for award in self.awards), default=0) + 1

    def pot(self, index: int) -> int:
        """What was won of a pot."""
        return sum(award.amount for award in self.awards if award.pot == index)

    def won(self, seat: int, board: int | None = None) -> int:
        """What a seat won, altogether or on one board."""
        return sum(award.amount for award in self.awards if award.seat == seat and board in (None, award.board))

    def met(self, seat: int) -> CardsShown | CardsMucked | None:
        """What a seat did with its cards at the showdown."""
        return next((event for event in self.meeting if event.seat == seat), None)


def results(told: ToldHand, settled: HandSettled) -> Results:
    """The results of a settled hand."""
    events = told.events
    end = events.index(settled)
    return Results(
        meeting=_last_of_each(events[:end]),
        late=tuple(event for event in events[end:] if isinstance(event, CardsShown)),
        awards=tuple(event for event in events if isinstance(event, PotAwarded)),
        settled=settled,
    )


def _last_of_each(events: Sequence[Event]) -> tuple[CardsShown | CardsMucked, ...]:
    """Who was all-in early showed before the last cards came, and may hold more since."""
    met: dict[int, CardsShown | CardsMucked] = {}
    for event in events:
        if isinstance(event, CardsShown | CardsMucked):
            met[event.seat] = event
    return tuple(met.values())
