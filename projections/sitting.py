"""A player's sitting at a table as it is read: from taking a seat to leaving it."""

from dataclasses import dataclass

from domain.variants import RULESETS
from projections.projection import Row


@dataclass(frozen=True, slots=True)
class Sitting:
    """From when a player sat down until they left; other seats of the table and sitting out are part of it.

    Chips are whole chips, times UTC seconds since the epoch; `session` is a number of its own, higher for whoever sat
    down later. `ended_at` is None while the player sits there; `reason` then is empty, else `asked`, `away` or
    `closed`. `rulesets` are the games dealt in the order in which they were, `games` their names. `hands` are those
    that count, `voided` those that do not. `bought_in` came to the table first, `added` later in `top_ups` times;
    `stack` is what lies there (before the hand that is being played), or was taken along."""

    session: int
    table: str
    player: str
    name: str
    seat: int
    started_at: float
    bought_in: int
    rulesets: tuple[str, ...]
    hands: int
    voided: int
    top_ups: int
    added: int
    stack: int
    ended_at: float | None
    reason: str
    table_name: str
    games: tuple[str, ...]

    @property
    def net(self) -> int:
        """What was won or lost in the hands that are over."""
        return self.stack - self.bought_in - self.added

    @property
    def running(self) -> bool:
        """Whether the player still sits there."""
        return self.ended_at is None

    def seconds(self, now: float) -> float:
        """How long it lasted, or has lasted by `now` (UTC, seconds since the epoch)."""
        return max((now if self.ended_at is None else self.ended_at) - self.started_at, 0.0)


def sitting_of(row: Row) -> Sitting:
    """A row of OF_PLAYER."""
    *told, rulesets, hands, voided, top_ups, added, stack, ended_at, reason, table_name = row
    counted = (hands, voided, top_ups, added, stack, ended_at, reason, table_name)
    return Sitting(*(*told, tuple(rulesets), *counted, tuple(RULESETS[ruleset].name for ruleset in rulesets)))
