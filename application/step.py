"""A step: what one command added to one stream of a table, as everyone at the table hears of it."""

from dataclasses import dataclass, field

from application.decks import DealtDeck
from domain.event import Recorded
from domain.hand import Hand
from domain.hand.events import CardsShown, DrawMade, HoleCardsDealt, RabbitShown, StreetDealt, UpCardsDealt
from domain.table import Table
from projections.table_view import Eyes, Moment, TableFold, TableView, reveal, see


@dataclass(frozen=True, slots=True)
class Scene:
    """A table at one moment: its state, the hand with its secret deck, and what is public of both."""

    table: Table
    hand: Hand | None
    deck: DealtDeck | None = field(repr=False)
    moment: Moment

    @property
    def fold(self) -> TableFold:
        """Everything public about the table."""
        return self.moment.fold

    def seat_of(self, player: str | None) -> int | None:
        """The seat of a player, or None for a spectator."""
        seat = self.table.seat_of(player) if player else None
        return seat.seat if seat else None

    def view(self, player: str | None) -> TableView:
        """What this player (None: a spectator) may see now."""
        return see(self.fold, self.eyes(player))

    def eyes(self, player: str | None) -> Eyes:
        """The seat of a viewer with the face-down cards that were dealt to that very player, who may have changed seats
        since."""
        seat = self.seat_of(player)
        if seat is None or self.hand is None:
            return Eyes(seat, {})
        for dealt in self.hand.players:
            if dealt.player == player:
                return Eyes(seat, dict(zip(dealt.numbers, self.hand.cards(dealt.numbers), strict=True)))
        return Eyes(seat, {})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a table. `seq` rises by one from step to step; `at` is UTC, in seconds since the epoch; `scene`
    is the table after it."""

    table: str
    seq: int
    at: float
    recorded: tuple[Recorded, ...]
    scene: Scene

    def events_for(self, player: str | None) -> tuple[dict[str, object], ...]:
        """The step's facts as this viewer may read them, each seen card with its proof."""
        eyes = self.scene.eyes(player)
        return tuple(self.reveal(recorded, eyes) for recorded in self.recorded)

    def reveal(self, recorded: Recorded, eyes: Eyes) -> dict[str, object]:
        """One of the step's facts as these eyes may read it."""
        public = reveal(recorded, eyes)
        if self.scene.deck and self.scene.hand and (numbers := _seen(recorded, eyes)):
            public["proofs"] = self.scene.deck.proofs(self.scene.hand.deck, numbers)
        return public


def _seen(recorded: Recorded, eyes: Eyes) -> tuple[int, ...]:
    """The numbers of the cards that a fact lets these eyes see."""
    match recorded.event:
        case StreetDealt() | UpCardsDealt() | CardsShown() | RabbitShown() as open_cards:
            return open_cards.numbers
        case HoleCardsDealt(seats=seats, numbers=numbers) if eyes.seat in seats:
            return tuple(number for number in numbers[seats.index(eyes.seat)] if number in eyes.cards)
        case DrawMade(seat=seat, drawn=drawn) if eyes.seat == seat:
            return tuple(number for number in drawn if number in eyes.cards)
        case _:
            return ()
