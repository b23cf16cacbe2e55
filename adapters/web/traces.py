"""What may be remembered of where somebody signed in from: keyed hashes of the address and of the device.

They serve one purpose, to find accounts that share a device or an address (integrity signals). Nobody can turn one back
into an address without the room's key, which is derived from the key that signs logins and used for nothing else: who
replaces that key makes all earlier tags unreadable, also for the room. An IPv4 address counts whole, of an IPv6 address
the /64 network; addresses that are not of the public internet (this machine, a home network, a proxy nobody named) say
nothing and are left out.
The device is the random number that the mini-app keeps in the browser's storage: a weak sign, since deleting it makes a
new one, but two accounts with the same one were played in the same browser. Telegram's own data names no device.
"""

import hmac
from dataclasses import dataclass, field
from ipaddress import ip_address

from adapters.web.addresses import address_key

PURPOSE = b"cardroom/trace/v1"
DIGITS = 32


@dataclass(frozen=True, slots=True)
class Tracer:
    """Makes tags under one key."""

    key: bytes = field(repr=False)

    @classmethod
    def of(cls, token_key: bytes) -> "Tracer":
        """The tracer of a room, from the key that signs its logins."""
        return cls(hmac.digest(token_key, PURPOSE, "sha256"))

    def tags(self, host: str | None, device: str | None) -> dict[str, str]:
        """The tags of an address and of a device's number, as far as they are known, by what they are of."""
        found = {"address": _network(host), "device": device or ""}
        return {of: self._tag(of, value) for of, value in found.items() if value}

    def _tag(self, of: str, value: str) -> str:
        return hmac.digest(self.key, f"{of}/{value}".encode(), "sha256").hex()[:DIGITS]


def _network(host: str | None) -> str:
    """The network that an address of the public internet counts as; empty for others."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return ""
    return address_key(host) if (getattr(address, "ipv4_mapped", None) or address).is_global else ""
