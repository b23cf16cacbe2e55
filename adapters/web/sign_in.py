"""Who is asking: from Telegram's initData or the development login to a bearer token, and from a token back."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from adapters.web.init_data import read_init_data
from adapters.web.rejections import DevelopmentLoginOff, TelegramLoginOff, TokenMissing
from adapters.web.tokens import Bearer, Tokens
from adapters.web.traces import Tracer
from application.accounts import Identity
from application.ports import Clock

FORWARDED = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded")


@dataclass(frozen=True, slots=True)
class SignIn:
    """The ways in. Without `bot_token` there is no Telegram login; with it, or with a `public_url`, there is no
    development login. Without a `tracer` nothing is remembered of addresses and devices."""

    tokens: Tokens
    clock: Clock
    bot_token: str | None = None
    public_url: str | None = None
    tracer: Tracer | None = None

    def by_telegram(self, init_data: str) -> Identity:
        """The person whom Telegram vouches for; raises NotSignedIn's subclasses or TelegramLoginOff."""
        if not self.bot_token:
            raise TelegramLoginOff("This room runs without a bot; use the development login on this machine.")
        return read_init_data(init_data, self.bot_token, self.clock.now())

    def by_development(self, number: int, address: str | None, headers: Mapping[str, str]) -> Identity:
        """Development player `number`, for a browser on this very machine; raises DevelopmentLoginOff."""
        if self.bot_token or self.public_url:
            raise DevelopmentLoginOff("This room has a bot or a public address: log in through Telegram.")
        if not _is_loopback(address) or any(name in headers for name in FORWARDED):
            raise DevelopmentLoginOff("The development login works only from the machine the room runs on.")
        # A page of another site can reach this machine under a name of its own; it must not get a token.
        if not _is_loopback(_host_name(headers.get("host", ""))):
            raise DevelopmentLoginOff("Open the room as http://127.0.0.1 or http://localhost to log in here.")
        return Identity(origin="development", key=str(number), name=f"Player {number}")

    def bearer(self, authorization: str | None) -> Bearer:
        """Who sent an Authorization header; raises TokenMissing or what Tokens.read raises."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise TokenMissing("Send the header `Authorization: Bearer TOKEN`; POST /api/login gives a token.")
        return self.tokens.read(token.strip())


def _host_name(host: str) -> str | None:
    """The name in a Host header, without port and brackets; None where there is none."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _is_loopback(host: str | None) -> bool:
    if host is None or host == "localhost":
        return host is not None
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return (getattr(address, "ipv4_mapped", None) or address).is_loopback
