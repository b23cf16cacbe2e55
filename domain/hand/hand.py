"""A hand of poker as its facts leave it.

A hand never changes: `evolve` makes a fresh copy, changes that one alone, and hands it out. The referee in it is a
memo of the facts, not part of them: whatever it knows can be told again. So is the outlook: the hand as the latest
decision left it, which need not be made again when the facts decided on have come true.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import is_

from domain.event import Event
from domain.hand.deck import Deck
from domain.hand.engine import Referee
from domain.hand.events import DrawStarted, HandStarted, RunoutsOffered, TurnStarted
from domain.hand.player import Player
from domain.state import changed
from domain.variants import RULESETS, Ruleset, Street

Open = TurnStarted | DrawStarted | RunoutsOffered
"""What the hand waits for."""


@dataclass
class Hand:
    """The state of one hand. `players` follow the order of dealing; `level` is the highest bet on this street,
    `full_raise` the last full bet or raise of no-limit and pot-limit, `wagers` and `nominal` the number of full bets
    of fixed limit and what they come to; `dealt` counts the card numbers used up, burned ones included, `stub_end`
    those there are."""

    deck: Deck = field(repr=False)
    referee: Referee = field(repr=False, compare=False)
    facts: list[Event] = field(default_factory=list)
    ruleset: Ruleset = RULESETS["nlhe/1"]
    started: HandStarted | None = None
    players: list[Player] = field(default_factory=list)
    street_index: int = 0
    boards: list[tuple[str, ...]] = field(default_factory=lambda: [()])
    dealt: int = 0
    stub_end: int = 0
    reshuffles: int = 0
    burned: list[int] = field(default_factory=list)
    burned_for_draw: str = ""
    level: int = 0
    full_raise: int = 0
    wagers: int = 0
    nominal: int = 0
    uncapped: bool = False
    unposted: int = 0
    """How many chips of the full blinds were not posted: pot-limit counts them before the flop (TDA 54-B)."""
    aggressor: int | None = None
    turn: Open | None = None
    turns: int = 0
    bank_since: float | None = None
    """When the seat to act began to live on its time bank, UTC seconds."""
    pot: int = 0
    awarded: int = 0
    raked: int | None = None
    runouts: int = 0
    """How often the rest of the board is dealt; 0 before anyone was asked."""
    choices: dict[int, int] = field(default_factory=dict)
    over: bool = False
    voided: bool = False
    outlook: "tuple[Sequence[Event], Hand] | None" = field(default=None, repr=False, compare=False)

    @property
    def street(self) -> str:
        """The name of the present street."""
        return self.plan.name

    @property
    def plan(self) -> Street:
        """What the present street is about."""
        return self.ruleset.variant.streets[self.street_index]

    @property
    def last_street(self) -> bool:
        """Whether no street follows."""
        return self.street_index == len(self.ruleset.variant.streets) - 1

    @property
    def board(self) -> tuple[str, ...]:
        """The only board, or the first one."""
        return self.boards[0]

    @property
    def live(self) -> list[Player]:
        """The players who have not folded, in the order of dealing."""
        return [player for player in self.players if not player.folded]

    @property
    def dead(self) -> int:
        """Chips in the pot that are nobody's share."""
        return self.pot - sum(player.total for player in self.players)

    def at(self, seat: int) -> Player:
        """The player dealt in at a seat; raises KeyError where nobody is."""
        for player in self.players:
            if player.seat == seat:
                return player
        raise KeyError(seat)

    def cards(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The cards with these numbers: for the eyes that may see them only."""
        return tuple([self.deck.cards[number] for number in numbers])

    def hole(self, seat: int) -> tuple[str, ...]:
        """All cards of a seat: for that seat's eyes and the showdown only."""
        return self.cards(self.at(seat).numbers)

    def draft(self) -> "Hand":
        """A copy that `evolve` may change."""
        return changed(
            self,
            players=[player.copy() for player in self.players],
            facts=self.facts.copy(),
            boards=self.boards.copy(),
            burned=self.burned.copy(),
            choices=self.choices.copy(),
            outlook=None,
        )

    def expected(self, events: Sequence[Event]) -> "Hand | None":
        """The hand after these very facts, where they are what was decided on it last."""
        if self.outlook is None:
            return None
        decided, after = self.outlook
        return after if len(decided) == len(events) and all(map(is_, decided, events)) else None


def undealt(deck: Deck) -> Hand:
    """A hand before its first fact, with its deck (an empty one where nobody may look)."""
    return Hand(deck, Referee())
