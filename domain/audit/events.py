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


@dataclass(frozen=True, slots=True)
class CardsOpened(Event):
    """Someone with the key ring is about to look at the face-down cards that were dealt to these `seats` of a finished
    hand; `purpose` says what for, such as `replay`."""

    TOPIC: ClassVar[str] = "audit.cards_opened"

    hand: str
    auditor: str
    seats: tuple[int, ...]
    purpose: str


@dataclass(frozen=True, slots=True)
class DataAccessGranted(Event):
    """The database role `role` may read the analysts' views, and who is behind the pseudonyms where `identities`;
    `operator` is who granted it."""

    TOPIC: ClassVar[str] = "audit.data_access_granted"

    role: str
    identities: bool
    operator: str


@dataclass(frozen=True, slots=True)
class DataAccessRevoked(Event):
    """The database role may read nothing any more; `operator` is who took that back."""

    TOPIC: ClassVar[str] = "audit.data_access_revoked"

    role: str
    operator: str


EVENTS: tuple[type[Event], ...] = (HandAudited, CardsOpened, DataAccessGranted, DataAccessRevoked)
