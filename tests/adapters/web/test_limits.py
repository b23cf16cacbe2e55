"""Whom a rate limit counts."""

import pytest

from adapters.web.addresses import address_key


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
