"""A finished hand as one reader may see it: its facts, and every card in them that this reader knows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.event import Event, Recorded
from domain.hand.events import HandSettled, HandStarted, HandVoided
from domain.variants import RULESETS, Ruleset

HIDDEN = "??"
"""In place of a card that the reader does not know."""


@dataclass(frozen=True, slots=True)
class ToldTable:
    """Where the hand was played: the table's stream id, its name, how many seats it has, and its `origin`: `room`, or
    `import` for recorded hands."""

    id: str
    name: str
    seats: int
    origin: str


@dataclass(frozen=True, slots=True)
class ToldHand:
    """One hand. `facts` are all facts of its stream in their order, without the sealed deck; those after the end
    (cards shown of one's own will, the rabbit) come last. `cards` are the cards by their numbers that the reader may
    see, open ones included: a number that is missing there is a card that this reader does not know. `hero` is the
    seat of the player who reads, None for an analyst and for who may see all cards, as `revealed` tells."""

    hand: str
    table: ToldTable
    facts: tuple[Recorded, ...]
    cards: Mapping[int, str] = field(repr=False)
    hero: int | None = None
    revealed: bool = False

    @property
    def events(self) -> tuple[Event, ...]:
        """The facts without their place in the journal."""
        return tuple(recorded.event for recorded in self.facts)

    @property
    def started(self) -> HandStarted:
        """How the hand began."""
        event = self.facts[0].event
        assert isinstance(event, HandStarted)
        return event

    @property
    def ended(self) -> HandSettled | HandVoided:
        """How it ended."""
        return next(event for event in self.events if isinstance(event, HandSettled | HandVoided))

    @property
    def ruleset(self) -> Ruleset:
        """The game."""
        return RULESETS[self.started.ruleset]

    @property
    def started_at(self) -> float:
        """UTC, seconds since the epoch."""
        return self.facts[0].at

    @property
    def ended_at(self) -> float:
        """UTC, seconds since the epoch."""
        return next(told.at for told in self.facts if isinstance(told.event, HandSettled | HandVoided))

    def watches(self, seat: int) -> bool:
        """Whether the reader sees the cards of a seat as they are dealt."""
        return self.revealed or seat == self.hero

    def seen(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The cards with these numbers, HIDDEN for those that the reader does not know."""
        return tuple(self.cards.get(number, HIDDEN) for number in numbers)

    def known(self, numbers: Sequence[int]) -> bool:
        """Whether the reader knows all of these cards, of which there is at least one."""
        return bool(numbers) and all(number in self.cards for number in numbers)
