"""The facts of an audit. A storage format: see `domain.event`."""

from dataclasses import dataclass
from typing import ClassVar

from domain.event import Event


@dataclass(frozen=True, slots=True)
class HandAudited(Event):
    """Someone with the key ring opened a hand's seed and recomputed everything; `findings` are sentences, none for
    an honest hand, and name no card that was not shown."""

    TOPIC: ClassVar[str] = "audit.hand_audited"

    hand: str
    auditor: str
    findings: tuple[str, ...]


EVENTS: tuple[type[Event], ...] = (HandAudited,)
