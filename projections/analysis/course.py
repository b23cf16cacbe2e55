"""A hand on its way through the analysis: what the rules of the statistics must know of what came before."""

from dataclasses import dataclass, field

from projections.analysis.dealt_in import DealtIn

RAISES = frozenset({"bet", "raise", "complete"})
"""The kinds of action that bet where nobody has bet, and raise elsewhere."""


@dataclass(slots=True)
class Course:
    """`players` in the order of dealing; `raiser` is the last to raise before the flop, `opener` the first. `level`
    counts the bets before the flop, the blinds being the first, and `bets` those on the present street, whose name is
    empty before the flop."""

    players: list[DealtIn]
    street: str = ""
    first_round: bool = True
    level: int = 1
    limpers: int = 0
    callers: int = 0
    """How many called the open."""
    opener: DealtIn | None = None
    raiser: DealtIn | None = None
    stolen: bool = False
    """Whether the open was a steal."""
    bets: int = 0
    raiser_acted: bool = False
    """Whether the raiser has acted on this street."""
    cbets: int = 0
    """On how many streets in a row, from the flop on, the raiser c-bet."""
    cbet_stands: bool = False
    """Whether the only bet of this street is a c-bet."""
    flop_checked: bool = False
    """Whether the raiser checked the flop and nobody bet it."""
    turned_up: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """Cards for a board, counted from 0, in the order in which they came."""
    before_last_action: int = 0
    """How many of them lay there when the last action was taken."""

    def turn_up(self, street: str, board: int, cards: tuple[str, ...]) -> None:
        """Cards come on a board: the first ones begin a street."""
        self.turned_up.append((board, cards))
        if street == self.street:
            return
        if street == "turn":
            # Whose last action is a check was not bet into.
            self.flop_checked = self.raiser is not None and self.raiser.checked
        self.street, self.first_round, self.bets = street, False, 0
        self.raiser_acted = self.cbet_stands = False
        for player in self.players:
            player.checked = False
