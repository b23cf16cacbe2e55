"""The facts of a player's account. A storage format: see `domain.event`. Chips are whole chips."""

from dataclasses import dataclass
from typing import ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class AccountOpened(Event):
    """A player is known: `origin` is `telegram`, `development`, `house` (a bot) or `import` (recorded hands)."""

    TOPIC: ClassVar[str] = "account.opened"

    name: str
    origin: str


@dataclass(frozen=True, slots=True)
class ChipsGranted(Event):
    """The house issued chips; `reason` is `welcome`, `daily`, `house` or `import`, `day` the UTC day (`2026-01-31`)."""

    TOPIC: ClassVar[str] = "account.chips_granted"

    amount: int
    reason: str
    day: str


@dataclass(frozen=True, slots=True)
class ChipsEscrowed(Event):
    """Chips left the account for a table; the same append puts them into a stack there."""

    TOPIC: ClassVar[str] = "account.chips_escrowed"

    amount: int
    table: str


@dataclass(frozen=True, slots=True)
class ChipsReturned(Event):
    """Chips came back from a table; the same append takes them from a stack there."""

    TOPIC: ClassVar[str] = "account.chips_returned"

    amount: int
    table: str


@dataclass(frozen=True, slots=True)
class TraceLeft(Event):
    """The player signed in from an address or a device (`of` is `address` or `device`) that this UTC `day` had not yet
    seen of them.

    Purpose: only to find accounts that share a device or an address (integrity signals, read by operators); shown to
    nobody else, part of no player's view. `tag` is a keyed hash, from which without the room's key nothing can be
    learned, neither the address nor whether two rooms know the same player; with another key all earlier tags lose
    their meaning. Retention: signals look back 90 days; the fact itself stays, as all facts do."""

    TOPIC: ClassVar[str] = "account.trace_left"

    of: str
    tag: str
    day: str


EVENTS: tuple[type[Event], ...] = (AccountOpened, ChipsGranted, ChipsEscrowed, ChipsReturned, TraceLeft)
