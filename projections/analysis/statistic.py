"""What a statistic of a player is: what counts as made, of which opportunities, and whose definition that is."""

from dataclasses import dataclass
from typing import Literal

Measure = Literal["share", "ratio", "rate"]
"""`share`: made of opportunities, per cent. `ratio`: one count to another. `rate`: big blinds in a hundred hands."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """`key` names it in queries, `name` on a screen. `made` and `opportunity` are what a reader is told, and `source`
    is after whom it is defined: `PT4` (PokerTracker 4's published queries), or `own`."""

    key: str
    name: str
    made: str
    opportunity: str
    source: str = "own"
    measure: Measure = "share"

    @property
    def formula(self) -> str:
        """Made / opportunity in words."""
        return f"{self.made} / {self.opportunity}"
