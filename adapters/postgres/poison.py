"""An event that cannot be projected: what speaks against it, and where it is."""

import struct
from dataclasses import dataclass

import psycopg

from adapters.postgres.reason import reason
from domain.event import Recorded

POISON = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    struct.error,
    psycopg.DataError,
    psycopg.IntegrityError,
)
"""What a fold or the database may have against an event; anything else is a fault of the program."""


@dataclass(frozen=True, slots=True)
class Poison:
    """The event at a position: its name for people, its topic (empty where there is none) and the complaint."""

    position: int
    event: str
    topic: str
    complaint: str


class Poisoned(Exception):
    """An event cannot be projected: the read model stands before it until it is skipped, or code or event mended."""

    def __init__(self, poison: Poison) -> None:
        super().__init__(f"{poison.event}, {poison.complaint}")
        self.poison = poison


def unprojectable(recorded: Recorded, error: BaseException) -> Poisoned:
    """Names the event to blame, the last of its run, and what speaks against it."""
    topic, position = recorded.event.TOPIC, recorded.position
    complaint = f"cannot be projected: {type(error).__name__}: {reason(error)}"
    return Poisoned(Poison(position, named(topic, position, recorded.version, recorded.stream), topic, complaint))


def unreadable(position: int, event: str, topic: str, error: BaseException) -> Poisoned:
    """Names an event that could not be decoded."""
    return Poisoned(Poison(position, event, topic, f"cannot be read: {reason(error)}"))


def named(topic: str, position: int, version: int, stream: str) -> str:
    """An event's place as it is told to people."""
    return f"{topic} at position {position}, version {version} of {stream}"
