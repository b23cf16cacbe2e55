"""Hands of poker for tests: decks stacked to the cards a test names, and turns taken one after the other."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import TypeVar

from domain.event import Event
from domain.fairness import STANDARD
from domain.hand import Hand, decide, evolve, undealt
from domain.hand.commands import Act, HandCommand, StartHand, TimeOut
from domain.hand.events import TurnStarted

Fact = TypeVar("Fact", bound=Event)

NOW = 1_000.0
TURN_SECONDS = 20.0


def cards(text: str) -> list[str]:
    """`AsKd 2c` as a list of cards."""
    letters = text.replace(" ", "")
    return [letters[at : at + 2] for at in range(0, len(letters), 2)]


def stacked(hole: Sequence[str], board: str = "") -> tuple[str, ...]:
    """A deck in the order of dealing that gives `hole` (such as `AsAh`) to the players left of the button onwards,
    and then turns up `board`; what is not named follows in the order of the standard deck."""
    named = [card for pair in hole for card in cards(pair)] + cards(board)
    rest = iter([card for card in STANDARD if card not in named])
    pairs = [cards(pair) for pair in hole]
    dealt = [pair[lap] for lap in range(2) for pair in pairs]
    up = cards(board)
    for street in (up[:3], up[3:4], up[4:5]):
        if street:
            dealt += [next(rest), *street]
    return (*dealt, *rest)


def start(
    *stacks: int,
    blinds: Sequence[int] | None = None,
    big_blind: int = 100,
    antes: Sequence[int] | int = 0,
    deck: Sequence[str] = STANDARD,
    seats: Sequence[int] | None = None,
) -> StartHand:
    """The command that deals a hand. Stacks, blinds and antes follow the order of dealing: left of the button
    first, the button last. Without `blinds` the small one is half the big one."""
    count = len(stacks)
    at = tuple(range(count)) if seats is None else tuple(seats)
    small = count - 1 if count == 2 else 0
    big = 0 if count == 2 else 1
    posted: Mapping[int, int] = {small: big_blind // 2, big: big_blind}
    return StartHand(
        table="table:1",
        number=1,
        ruleset="nlhe/1",
        button=at[-1],
        seats=at,
        players=tuple(f"account:{seat}" for seat in at),
        names=tuple(f"Player {seat}" for seat in at),
        stacks=stacks,
        antes=(antes,) * count if isinstance(antes, int) else tuple(antes),
        blinds=tuple(posted.get(place, 0) for place in range(count)) if blinds is None else tuple(blinds),
        big_blind=big_blind,
        turn_seconds=TURN_SECONDS,
        deck="committed",
        root="",
        cut_seats=(),
        cut_commitments=(),
        cuts=(),
        sealed_deck="sealed",
        cards=tuple(deck),
        now=NOW,
    )


class Play:
    """A hand being played: `hand` is its state, `facts` everything so far, `latest` what the last command added."""

    def __init__(self, command: StartHand) -> None:
        self.hand: Hand = undealt(command.cards)
        self.facts: list[Event] = []
        self.latest: list[Event] = []
        self._take(command)

    @property
    def turn(self) -> TurnStarted:
        """The present turn; the hand must not be over."""
        assert self.hand.turn is not None
        return self.hand.turn

    @property
    def seat(self) -> int | None:
        """The seat to act, None once the hand is over."""
        return self.hand.turn.seat if self.hand.turn else None

    def by(self, seat: int, kind: str, to: int = 0) -> "Play":
        """Seat `seat` acts in the present turn; raises the hand's refusals."""
        self._take(Act(self.turn.turn, seat, kind, to, NOW))
        return self

    def does(self, *actions: str) -> "Play":
        """Whoever is to act does this, one after the other: `call`, `raise 300`."""
        for action in actions:
            kind, _, to = action.partition(" ")
            self.by(self.turn.seat, kind, int(to or 0))
        return self

    def times_out(self) -> "Play":
        """The clock of the present turn runs out."""
        self._take(TimeOut(self.turn.turn, self.turn.deadline))
        return self

    def told(self, kind: type[Fact]) -> list[Fact]:
        """All facts of a kind so far."""
        return [fact for fact in self.facts if isinstance(fact, kind)]

    def _take(self, command: HandCommand) -> None:
        self.latest = decide(self.hand, command)
        self.facts += self.latest
        self.hand = reduce(evolve, self.latest, self.hand)


def states(deck: Sequence[str], facts: Sequence[Event]) -> Iterator[Hand]:
    """The state of a hand after each of its facts."""
    hand = undealt(deck)
    for fact in facts:
        hand = evolve(hand, fact)
        yield hand
