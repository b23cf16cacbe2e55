"""Token buckets in memory."""

import pytest

from adapters.web.desk import address_key
from adapters.web.limits import Rate, TokenBuckets


class Time:
    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


async def test_a_burst_is_allowed_and_then_the_rate() -> None:
    time, rate = Time(), Rate(burst=3, per_second=2)
    buckets = TokenBuckets(time)
    assert [await buckets.take("a", rate) for _ in range(4)] == [0, 0, 0, 0.5]
    time.at = 0.5
    assert [await buckets.take("a", rate) for _ in range(2)] == [0, 0.5]


async def test_waiting_never_saves_more_than_a_burst() -> None:
    time, rate = Time(), Rate(burst=2, per_second=10)
    buckets = TokenBuckets(time)
    await buckets.take("a", rate)
    time.at = 1_000
    assert [await buckets.take("a", rate) for _ in range(3)] == [0, 0, 0.1]


async def test_keys_do_not_touch_each_other() -> None:
    buckets, rate = TokenBuckets(Time()), Rate(burst=1, per_second=1)
    assert [await buckets.take(key, rate) for key in "aab"] == [0, 1, 0]


async def test_strangers_cannot_fill_the_memory() -> None:
    buckets = TokenBuckets(Time(), buckets=100)
    for number in range(1_000):
        await buckets.take(f"address:{number}", Rate(1, 1))
    assert len(buckets._left) == 100


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("192.0.2.7", "address:192.0.2.7"),
        ("::ffff:192.0.2.7", "address:192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "address:2001:0db8:0001:0002"),
        ("2001:db8:1:2::9", "address:2001:0db8:0001:0002"),
        ("nonsense", "address:unknown"),
        (None, "address:unknown"),
    ],
)
def test_an_address_is_counted_as_its_subscriber(host: str | None, key: str) -> None:
    assert address_key(host) == key
