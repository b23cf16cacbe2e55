"""The facts of the table itself: it was opened, put under other terms, closed."""

from dataclasses import dataclass
from typing import Any, ClassVar

from domain.event import Event

StoredGame = tuple[str, int, int, int, int, int, int, str, int]
"""Ruleset, small and big blind, small and big bet, bring-in, ante, who pays the ante, boards."""


@dataclass(frozen=True, slots=True)
class FullTerms(Event):
    """All the terms that a table is played under; the fields mean what they mean in `Terms`, whose own name is
    `terms_name`. `template` is the stream that they come from and `template_version` counts its versions from 1;
    empty and 0 for terms that no template holds."""

    template: str
    template_version: int
    terms_name: str
    games: tuple[StoredGame, ...]
    seats: int
    min_buy_in: int
    max_buy_in: int
    rotation: str
    rotation_hands: int
    button: str
    buy_button: bool
    straddle: str
    restraddles: int
    bomb_every: int
    bomb_vote: bool
    bomb_ante: int
    bomb_boards: int
    most_runouts: int
    rabbit: bool
    turn_seconds: float
    pause_seconds: float
    bank_seconds: float
    bank_most: float
    bank_gain: float
    bank_hands: int
    grace_seconds: float
    away_orbits: int
    ratholing_seconds: float
    rake_per_mille: int
    rake_caps: tuple[int, int, int]
    rake_heads_up: bool
    auto_muck: bool


@dataclass(frozen=True, slots=True)
class TableOpened(FullTerms):
    """A table stands in the room under these terms; `origin` is `room`, or `import` for recorded hands."""

    TOPIC: ClassVar[str] = "table.opened"
    class_version: ClassVar[int] = 2

    name: str
    origin: str
    first_button: int
    """The seat on which the first hand puts the button."""

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        """Version 1 was one no-limit hold'em game with a forward-moving button and none of the options: no banks, no
        rake, nobody removed."""
        game = [state.pop("ruleset"), state.pop("small_blind"), state.pop("big_blind"), 0, 0, 0]
        game += [state.pop("ante"), "each", 1]
        first_button = state.pop("button")
        state.update(_PLAIN, terms_name=state["name"], games=[game], first_button=first_button)


_PLAIN: dict[str, object] = {
    "template": "",
    "template_version": 0,
    "rotation": "orbit",
    "rotation_hands": 8,
    "button": "forward",
    "buy_button": False,
    "straddle": "none",
    "restraddles": 0,
    "bomb_every": 0,
    "bomb_vote": False,
    "bomb_ante": 0,
    "bomb_boards": 1,
    "most_runouts": 1,
    "rabbit": False,
    "bank_seconds": 0.0,
    "bank_most": 0.0,
    "bank_gain": 0.0,
    "bank_hands": 10,
    "grace_seconds": 0.0,
    "away_orbits": 0,
    "ratholing_seconds": 0.0,
    "rake_per_mille": 0,
    "rake_caps": [0, 0, 0],
    "rake_heads_up": True,
    "auto_muck": True,
}
"""What version 1 of `TableOpened` did not say, as it was."""


@dataclass(frozen=True, slots=True)
class TermsPinned(FullTerms):
    """The table goes on under these terms: from now on, or from the end of the hand that is being played."""

    TOPIC: ClassVar[str] = "table.terms_pinned"


@dataclass(frozen=True, slots=True)
class TableClosed(Event):
    """The table is gone; nobody sits at it."""

    TOPIC: ClassVar[str] = "table.closed"
