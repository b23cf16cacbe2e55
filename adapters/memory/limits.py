"""How often one may ask, counted in this process's memory."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from application.ports import Rate

KEYS = 20_000
"""The most recent keys are remembered, so that strangers cannot fill the memory."""


class MemoryLimiter:
    """Counts by GCRA: of each key only the moment is kept at which its bucket will be full again."""

    def __init__(self, now: Callable[[], float] = monotonic, keys: int = KEYS) -> None:
        self._now = now
        self._keys = keys
        self._full_at: OrderedDict[str, float] = OrderedDict()

    async def take(self, key: str, rate: Rate, cost: int = 1) -> float:
        """Take `cost` tokens of `key`: 0 when they were there, otherwise the seconds until they will be.

        Raises ValueError for a cost that the rate never allows."""
        return self.take_now(key, rate, cost)

    def take_now(self, key: str, rate: Rate, cost: int = 1) -> float:
        """The same for those who cannot wait."""
        check_cost(rate, cost)
        now = self._now()
        full_at = min(max(self._full_at.get(key, now), now), now + rate.burst / rate.per_second)
        full_at += cost / rate.per_second
        wait = full_at - rate.burst / rate.per_second - now
        if wait > 1e-9:
            return wait
        self._remember(key, full_at)
        return 0.0

    def _remember(self, key: str, full_at: float) -> None:
        self._full_at[key] = full_at
        self._full_at.move_to_end(key)
        if len(self._full_at) > self._keys:
            self._full_at.popitem(last=False)


def check_cost(rate: Rate, cost: int) -> None:
    """Raise ValueError unless a full bucket holds `cost` tokens."""
    if not 1 <= cost <= rate.burst:
        raise ValueError(f"a cost of {cost} is never allowed with a burst of {rate.burst}; take from 1 to {rate.burst}")
