"""Under which name an address is counted, by limits and traces alike."""

from ipaddress import IPv6Address, ip_address


def address_key(host: str | None) -> str:
    """The name under which an address is counted: an IPv6 subscriber has a /64 network, not one address."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return "address:unknown"
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return f"address:{address.exploded[:19]}"
    return f"address:{getattr(address, 'ipv4_mapped', None) or address}"
