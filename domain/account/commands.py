"""What can be asked of an account. Amounts are whole chips; `day` is a UTC day such as `2026-01-31`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """Make a player known; `origin` is `telegram`, `development`, `house` or `import`."""

    name: str
    origin: str


@dataclass(frozen=True, slots=True)
class Grant:
    """Issue play chips; `reason` is `welcome`, `daily`, `house` or `import`. A daily grant comes once a day."""

    amount: int
    reason: str
    day: str


@dataclass(frozen=True, slots=True)
class Escrow:
    """Move chips to a table."""

    amount: int
    table: str


@dataclass(frozen=True, slots=True)
class Return:
    """Take chips back from a table."""

    amount: int
    table: str


@dataclass(frozen=True, slots=True)
class LeaveTrace:
    """Remember from where the player signed in: `of` is `address` or `device`, `tag` its keyed hash (32 hexadecimal
    digits). One trace a day is enough, and so are a few different ones."""

    of: str
    tag: str
    day: str


AccountCommand = OpenAccount | Grant | Escrow | Return | LeaveTrace
