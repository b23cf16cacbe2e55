"""The facts of templates. A storage format: see `domain.event`. Chips are whole chips, durations are in seconds."""

from dataclasses import dataclass
from typing import ClassVar

from domain.event import Event

StoredGame = tuple[str, int, int, int, int, int, int, str, int]
"""Ruleset, small and big blind, small and big bet, bring-in, ante, who pays the ante, boards."""


@dataclass(frozen=True, slots=True)
class _FullTerms(Event):
    """All the terms of a version with nothing left open; the fields mean what they mean in `Terms`."""

    name: str
    games: tuple[StoredGame, ...]
    seats: int
    min_buy_in: int
    max_buy_in: int
    rotation: str
    rotation_hands: int
    button: str
    buy_button: bool
    straddle: str
    restraddles: int
    bomb_every: int
    bomb_vote: bool
    bomb_ante: int
    bomb_boards: int
    most_runouts: int
    rabbit: bool
    turn_seconds: float
    pause_seconds: float
    bank_seconds: float
    bank_most: float
    bank_gain: float
    bank_hands: int
    grace_seconds: float
    away_orbits: int
    ratholing_seconds: float
    rake_per_mille: int
    rake_caps: tuple[int, int, int]
    rake_heads_up: bool
    auto_muck: bool


@dataclass(frozen=True, slots=True)
class TemplateAdded(_FullTerms):
    """A template is in the room; these are its first terms."""

    TOPIC: ClassVar[str] = "template.added"


@dataclass(frozen=True, slots=True)
class TemplateChanged(_FullTerms):
    """The template has a next version, with these terms."""

    TOPIC: ClassVar[str] = "template.changed"


@dataclass(frozen=True, slots=True)
class TemplateRetired(Event):
    """No table is opened from the template any more."""

    TOPIC: ClassVar[str] = "template.retired"


@dataclass(frozen=True, slots=True)
class TemplateListed(Event):
    """The room's menu has one more template. The only kind of fact in the menu's own stream."""

    TOPIC: ClassVar[str] = "template.listed"

    template: str


EVENTS: tuple[type[Event], ...] = (TemplateAdded, TemplateChanged, TemplateRetired, TemplateListed)
