"""Short ways to say which events a test stores."""

from domain.account.events import ChipsGranted
from domain.event import Recorded


def fact(stream: str, version: int, amount: int = 1, command_id: str = "command") -> Recorded:
    """One small event, not stored yet."""
    return Recorded(stream, version, ChipsGranted(amount, "daily", "2026-01-31"), 1_700_000_000.25, command_id)


def facts(stream: str, first: int, last: int) -> list[Recorded]:
    """The small events of these versions, both included."""
    return [fact(stream, version) for version in range(first, last + 1)]


def without_positions(events: object) -> list[Recorded]:
    """The same events as they were before they were stored."""
    assert isinstance(events, list | tuple)
    return [Recorded(e.stream, e.version, e.event, e.at, e.command_id) for e in events]
