"""A hand told again, step by step: what was to be seen of its table after each, by whoever may look.

A step is one thing that happens: a bet, cards that are dealt, a hand that is shown. Each command of the hand ends with
a step, after which the table is as the live table was; what follows from a command without anyone's decision, such as
all streets of an all-in, is taken apart into further steps.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain.event import Event, Recorded
from domain.hand.events import (
    ActionTaken,
    CardsMucked,
    CardsShown,
    DrawMade,
    ForcedBetPosted,
    HandSettled,
    HandStarted,
    HandVoided,
    HoleCardsDealt,
    PotAwarded,
    RabbitShown,
    RakeTaken,
    RunoutsChosen,
    StreetDealt,
    UpCardsDealt,
)
from domain.refusals import Refusal
from domain.state import changed
from projections.table_view import Eyes, SeatView, TableFold, TableView, begin, evolve, own_seat, reveal, see

ALONE = ActionTaken | DrawMade | RunoutsChosen | StreetDealt | CardsShown | CardsMucked | HandVoided
"""Each of these begins a step."""


class NoSuchStep(Refusal):
    """The hand has fewer steps."""

    kind = "invalid"


@dataclass(frozen=True, slots=True)
class ReplayStep:
    """Something that happened, counted from 0: its `facts`, when (UTC, seconds since the epoch), and everything public
    about the table afterwards."""

    number: int
    at: float
    facts: tuple[Recorded, ...]
    fold: TableFold


@dataclass(frozen=True, slots=True)
class Replay:
    """A hand by its stream id, and its steps as far as it was played."""

    hand: str
    started: HandStarted
    over: bool
    steps: tuple[ReplayStep, ...]

    @property
    def last(self) -> int:
        """The number of the last step."""
        return len(self.steps) - 1

    def step(self, number: int) -> ReplayStep:
        """The step with this number; raises NoSuchStep."""
        if not 0 <= number <= self.last:
            raise NoSuchStep(f"This hand has the steps 0 to {self.last}, not {number}.")
        return self.steps[number]


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Who watches a replay: a `player` of the hand, or a spectator; with the face-down cards that they may see, by the
    players to whom they were dealt and by their numbers."""

    player: str | None = None
    cards: Mapping[str, Mapping[int, str]] = field(default_factory=dict, repr=False)

    def view(self, fold: TableFold) -> TableView:
        """The table as the onlooker sees it."""
        seen = see(fold, self._eyes(fold, self.player))
        if not {*self.cards} - {self.player}:
            return seen
        seats = tuple([view and self._turned(fold, view) for view in seen.seats])
        return changed(seen, seats=seats)

    def events(self, step: ReplayStep) -> tuple[dict[str, object], ...]:
        """The facts of a step as the onlooker reads them."""
        eyes = self._eyes(step.fold, self.player)
        return tuple(public for public in (reveal(fact, eyes) for fact in step.facts) if public)

    def _turned(self, fold: TableFold, view: SeatView) -> SeatView:
        """A seat with the cards that its player sees there, where the onlooker may see them too."""
        if view.player == self.player or view.player not in self.cards:
            return view
        own, name = own_seat(fold, self._eyes(fold, view.player))
        return changed(view, cards=own.cards, hand=view.hand or name) if own else view

    def _eyes(self, fold: TableFold, player: str | None) -> Eyes:
        """Whoever changes seats after the hand keeps their cards in sight."""
        seat = next((view.seat for view in fold.seats if view and view.player == player), None)
        return Eyes(seat, self.cards.get(player, {}) if player else {})


def replayed(hand: str, started: HandStarted, table: Sequence[Recorded], played: Sequence[Recorded]) -> Replay:
    """The replay of a hand (its stream id) from all facts of its table and its own, in order.

    Raises LookupError where these do not belong together."""
    over = any(isinstance(recorded.event, HandSettled | HandVoided) for recorded in played)
    return Replay(hand, started, over, tuple(_steps(started.table, table, played)))


def _steps(table: str, facts: Sequence[Recorded], played: Sequence[Recorded]) -> Iterator[ReplayStep]:
    """What happened at the table between two steps of the hand is to be seen with the later one."""
    fold, meanwhile = begin(table), iter([*facts, None])
    next_of_table = next(meanwhile)
    for number, step in enumerate(_taken_apart(played)):
        before = []
        while next_of_table is not None and next_of_table.position < step[0].position:
            before.append(next_of_table)
            next_of_table = next(meanwhile)
        fold = evolve(fold, *before, *step)
        yield ReplayStep(number, step[0].at, tuple(step), fold)


def _taken_apart(played: Sequence[Recorded]) -> Iterator[list[Recorded]]:
    step: list[Recorded] = []
    theme = ""
    for recorded in played:
        about = _theme(recorded.event)
        another = about and theme and (about != theme or isinstance(recorded.event, ALONE))
        if step and (another or recorded.command_id != step[0].command_id):
            yield step
            step, theme = [], ""
        step.append(recorded)
        theme = about or theme
    yield step


def _theme(event: Event) -> str:
    """What a step is about that has this fact; empty where the fact goes along with whatever the step is about."""
    if isinstance(event, StreetDealt) and event.board and event.burned < 0:
        return ""  # The second of two boards, which are dealt side by side.
    if isinstance(event, RabbitShown | ALONE):
        return event.TOPIC
    match event:
        case HandStarted() | ForcedBetPosted():
            return "start"
        case HoleCardsDealt(street=street) | UpCardsDealt(street=street):
            return street
        case RakeTaken() | PotAwarded() | HandSettled():
            return "end"
        case _:
            return ""
