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


EVENTS: tuple[type[Event], ...] = (AccountOpened, ChipsGranted, ChipsEscrowed, ChipsReturned)
