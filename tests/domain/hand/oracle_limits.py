"""How much may be bet, limit by limit, from rule sheet 3 alone."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Facing:
    """What a seat faces that may raise: the highest bet, the most it can bet itself, and the pot that would lie in
    the middle after its call."""

    level: int
    all_in: int
    pot_after_call: int


class Limit(Protocol):
    """The memory of one betting round."""

    def begin(self, level: int, unit: int) -> None:
        """A round begins: `level` is the forced bet that stands as a full bet, `unit` the bet of the street."""

    def raised(self, level: int, to: int, live: int) -> None:
        """Someone went from `level` to `to`, while `live` seats were in the hand."""

    def reopened(self, answered: int, level: int) -> bool:
        """Whether who last acted at `answered` may raise now."""

    def bounds(self, facing: Facing) -> tuple[int, int] | None:
        """The least and the greatest total to raise to, None where the round is capped."""

    def completes(self, level: int) -> bool:
        """Whether a raise only makes the first bet of the round full."""


class NoLimit:
    """As much as one has. A short all-in does not enlarge the minimum (TDA 43-A) and reopens nothing before it adds
    up to a full raise (TDA 47-A)."""

    def begin(self, level: int, unit: int) -> None:
        # A straddle is the new bring-in: the minimum raise is to twice as much (Robert's Rules §14.3).
        self.step = max(level, unit)

    def raised(self, level: int, to: int, live: int) -> None:
        self.step = max(self.step, to - level)

    def reopened(self, answered: int, level: int) -> bool:
        return level - answered >= self.step

    def bounds(self, facing: Facing) -> tuple[int, int] | None:
        return min(facing.level + self.step, facing.all_in), facing.all_in

    def completes(self, level: int) -> bool:
        return False


class PotLimit(NoLimit):
    """A raise of at most the pot after the call (TDA 54)."""

    def bounds(self, facing: Facing) -> tuple[int, int] | None:
        highest = min(facing.level + facing.pot_after_call, facing.all_in)
        return min(facing.level + self.step, highest), highest


class FixedLimit:
    """A bet and three raises of one size, without an end where only two were left before the cap (Robert's Rules
    §3.4). `full` is the total of the last wager that counts as a full one: an all-in of half a bet or more does and
    is raised by a full bet ("raising a $15 all-in bet to $35" on a $20 round); one of less is completed (§3.6)."""

    MOST = 4

    def begin(self, level: int, unit: int) -> None:
        self.unit, self.full, self.wagers, self.capped = unit, level, int(level > 0), False

    def raised(self, level: int, to: int, live: int) -> None:
        if 2 * (to - self.full) < self.unit:
            return
        self.full = to
        self.wagers += 1
        self.capped = self.capped or (self.wagers >= self.MOST and live > 2)

    def reopened(self, answered: int, level: int) -> bool:
        return 2 * (level - answered) >= self.unit

    def bounds(self, facing: Facing) -> tuple[int, int] | None:
        if self.capped:
            return None
        to = min(self.full + self.unit, facing.all_in)
        return to, to

    def completes(self, level: int) -> bool:
        return level > 0 and not self.full


LIMITS: dict[str, type[NoLimit] | type[FixedLimit]] = {
    "no_limit": NoLimit,
    "pot_limit": PotLimit,
    "fixed_limit": FixedLimit,
}
