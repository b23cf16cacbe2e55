"""What the in-memory limiter has beyond the port, which tests/adapters/redis/test_limits.py holds both limiters to."""

import pytest

from adapters.memory.limits import MemoryLimiter
from application.ports import Rate

SLOW = Rate(burst=3, per_second=0.001)


async def test_who_waits_and_who_cannot_take_from_one_bucket() -> None:
    limiter = MemoryLimiter()
    assert await limiter.take("ana", SLOW, cost=2) == 0
    assert limiter.take_now("ana", SLOW) == 0
    assert await limiter.take("ana", SLOW) > 0
    assert limiter.take_now("ana", SLOW) > 0
    assert limiter.take_now("bob", SLOW) == 0


def test_a_cost_that_is_never_allowed_is_an_error() -> None:
    with pytest.raises(ValueError, match="a cost of 4 is never allowed"):
        MemoryLimiter().take_now("ana", SLOW, cost=4)
