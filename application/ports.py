"""What the application asks of the outside, in the domain's words; adapters answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.event import Recorded


class Conflict(Exception):
    """Another writer was first: the named stream already holds the version. Load again and decide again."""

    def __init__(self, stream: str) -> None:
        super().__init__(f"{stream} has moved on")
        self.stream = stream


class JournalUnavailable(Exception):
    """The journal cannot be reached or refused to write; nothing is known to be stored. Try again later."""


@dataclass(frozen=True, slots=True)
class News:
    """What others have stored: the latest version of each stream that they moved on, as far as `position` of the
    log."""

    position: int
    versions: Mapping[str, int]


class Journal(Protocol):
    """The event store: streams that only grow, and one log over all of them in commit order."""

    async def load(self, stream: str, after: int = 0) -> Sequence[Recorded]:
        """The events of a stream with a version above `after`, in order; empty for an unknown stream."""

    async def append(self, events: Sequence[Recorded]) -> Sequence[Recorded]:
        """Store the events of one command, of one or several streams, all or nothing, in this order.

        Returns them with their positions once they are durable. Raises Conflict or JournalUnavailable."""

    async def read(self, after: int, limit: int) -> Sequence[Recorded]:
        """At most `limit` events of the log above position `after`, in order, none ever missed."""

    async def end(self) -> int:
        """The position of the last event, 0 for an empty log."""

    async def grown(self, after: int, timeout: float) -> None:
        """Return when the log holds more than `after`, or after `timeout` seconds, whichever is first."""

    async def news(self, after: int, timeout: float) -> News:
        """What others stored above position `after`, none ever missed, as soon as there is any; nothing at the latest
        after `timeout` seconds. It may also name what was stored through this journal."""


class Clock(Protocol):
    """The time of day."""

    def now(self) -> float:
        """UTC, in seconds since the epoch."""


class Ids(Protocol):
    """New names for streams and commands."""

    def new(self, kind: str) -> str:
        """A new stream id `kind:uuid7`."""


class Entropy(Protocol):
    """The system's generator; the only source of chance."""

    def bytes(self, count: int) -> bytes:
        """`count` unpredictable bytes."""


class Vault(Protocol):
    """Seals secrets for the journal: AES-GCM under a ring of keys."""

    def seal(self, secret: bytes, owner: str) -> str:
        """Encrypt `secret`, bound to the stream id `owner`; the text names its key."""

    def open(self, sealed: str, owner: str) -> bytes:
        """Decrypt what `seal` made for the same owner; raises SealBroken for anything else."""


class SealBroken(Exception):
    """A sealed text was changed, belongs to another owner, or its key is not on the ring."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `burst` at once, refilled by `per_second`."""

    burst: int
    per_second: float


class Limiter(Protocol):
    """Counts how often each key has asked."""

    async def take(self, key: str, rate: Rate, cost: int = 1) -> float:
        """Take `cost` tokens of `key`: 0 when they were there, otherwise the seconds until they will be."""
