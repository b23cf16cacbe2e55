"""What the web adapter needs to know about the place it runs in."""

from dataclasses import dataclass, field
from pathlib import Path

from application.ports import Rate

DIST = Path(__file__).parent.parent / "miniapp" / "dist"


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Durations are seconds, sizes bytes. `public_url` is the https address players use, where there is one;
    `trusted_proxies` are the addresses whose `X-Forwarded-For` is believed."""

    public_url: str | None = None
    trusted_proxies: tuple[str, ...] = ()
    dist: Path = DIST
    body_limit: int = 16 * 1024
    body_seconds: float = 10.0
    hello_seconds: float = 5.0
    send_seconds: float = 5.0
    outbox_frames: int = 64
    tables_per_socket: int = 16
    commands_waiting: int = 32
    reconnect_spread: float = 5.0
    drain_seconds: float = 8.0
    address_rate: Rate = field(default=Rate(burst=240, per_second=60.0))
    login_rate: Rate = field(default=Rate(burst=20, per_second=0.5))
    player_rate: Rate = field(default=Rate(burst=60, per_second=20.0))
