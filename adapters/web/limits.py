"""How often one may ask: token buckets behind a small port, in this process's memory where there is no other store."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Protocol

BUCKETS = 20_000


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `burst` at once, refilled by `per_second`."""

    burst: int
    per_second: float


class Limiter(Protocol):
    """Counts what each key has asked."""

    async def take(self, key: str, rate: Rate) -> float:
        """Take one token of `key`: 0 when there was one, otherwise the seconds until there will be."""


class TokenBuckets:
    """A Limiter for one process. Remembers the most recent keys only, so that strangers cannot fill the memory."""

    def __init__(self, now: Callable[[], float] = monotonic, buckets: int = BUCKETS) -> None:
        self._now = now
        self._buckets = buckets
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def take(self, key: str, rate: Rate) -> float:
        """See Limiter."""
        now = self._now()
        left, since = self._left.pop(key, (float(rate.burst), now))
        left = min(float(rate.burst), left + (now - since) * rate.per_second)
        wait = 0.0 if left >= 1 else (1 - left) / rate.per_second
        self._left[key] = (left if wait else left - 1, now)
        if len(self._left) > self._buckets:
            self._left.popitem(last=False)
        return wait
