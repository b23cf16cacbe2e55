"""The front desk: everything that the routes and sockets of one process share."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from adapters.memory.limits import MemoryLimiter
from adapters.telemetry.metrics import Metrics
from adapters.web.guests import Guests
from adapters.web.readers import Readers
from adapters.web.rejections import TooManyRequests
from adapters.web.settings import WebSettings
from adapters.web.sign_in import SignIn
from adapters.web.step_frames import Encoder
from application.ports import Clock, Limiter, Rate
from application.room import Room

Check = Callable[[], Awaitable[str]]
"""Says what is wrong with a part of the room, or an empty text when it works."""


@dataclass(slots=True)
class Desk:
    """What a process serves players with. Requests are counted by `limiter`, the frames on sockets, which protect
    nothing but this process, by `frames`. `draining` is set once, before it stops."""

    room: Room
    readers: Readers
    sign_in: SignIn
    clock: Clock
    limiter: Limiter
    metrics: Metrics
    settings: WebSettings
    checks: Mapping[str, Check]
    encoder: Encoder
    guests: Guests
    frames: MemoryLimiter = field(default_factory=MemoryLimiter)
    draining: bool = field(default=False)

    async def admit(self, key: str, rate: Rate) -> None:
        """Count one request of `key`; raises TooManyRequests."""
        _be_admitted(await self.limiter.take(key, rate))

    def admit_frame(self, player: str) -> None:
        """Count one frame on a socket of the player; raises TooManyRequests."""
        _be_admitted(self.frames.take_now(player, self.settings.player_rate))


def _be_admitted(wait: float) -> None:
    if wait:
        raise TooManyRequests(f"Too many requests; wait {wait:.1f} seconds.", wait)
