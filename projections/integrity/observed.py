"""What one hand shows of how its players treat each other: the raw material of every signal."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Loss:
    """Chips (thousandths of a big blind) that `loser` lost to `winner`; `big` where they were many. A `gift` looks
    given away: `how` says so in words. `version` is the hand's event that decided it."""

    loser: str
    winner: str
    amount: int
    big: bool
    gift: bool
    how: str
    version: int


@dataclass(frozen=True, slots=True)
class Answer:
    """How `player` first met a raise on the first street or, `later`, a bet of `other`. `pot` is what lay there and
    `price` what a call cost, in thousandths of a big blind; `invested` what the player had put in by choice."""

    player: str
    other: str
    later: bool
    folded: bool
    pot: int
    price: int
    invested: int
    version: int


@dataclass(frozen=True, slots=True)
class Duel:
    """A street that began with two players left who both had chips. `quiet`: checked down to shown cards, the best of
    which are called `made`; `strong` where that is worth a bet."""

    players: tuple[str, str]
    bet: bool
    quiet: bool
    strong: bool
    made: str
    pot: int
    version: int


@dataclass(frozen=True, slots=True)
class Decision:
    """How long a player thought: the natural logarithm of the seconds, in thousandths; `weight` is -1 for an easy
    decision, 1 for a hard one."""

    player: str
    time: int
    weight: int


@dataclass(frozen=True, slots=True)
class Contest:
    """A hand in which the player `paid` much (thousandths of a big blind) after the first street, and whether it ended
    with more chips than it began."""

    player: str
    paid: int
    won: bool


@dataclass(slots=True)
class Observed:
    """One settled hand of the room; `at` is when it began, UTC seconds since the epoch. `net` follows `players`, in
    thousandths of a big blind; `missed` are those who let a turn run out."""

    hand: str
    table: str
    at: float
    position: int
    players: tuple[str, ...]
    net: tuple[int, ...] = ()
    losses: list[Loss] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    duel: Duel | None = None
    decisions: list[Decision] = field(default_factory=list)
    contests: list[Contest] = field(default_factory=list)
    missed: tuple[str, ...] = ()
    version: int = 0
    """The version of the event that settled the hand."""
