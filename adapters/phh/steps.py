"""The actions of a recorded hand. Players count from 0 (`p1` in the file), amounts are whole chips after scaling.

Every step knows its `number` (from 1, in the file's list) and its `text` there, so that a refusal can name it.
"""

from dataclasses import dataclass

UNKNOWN = "??"
"""A card that the file does not tell."""


@dataclass(frozen=True, slots=True)
class DealBoard:
    """Board cards are turned up (`d db AsKs2d`)."""

    number: int
    text: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DealHole:
    """A player is dealt cards (`d dh p1 AdKh`); some may be UNKNOWN."""

    number: int
    text: str
    player: int
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """A player folds (`p1 f`)."""

    number: int
    text: str
    player: int


@dataclass(frozen=True, slots=True)
class CheckOrCall:
    """A player checks or calls (`p1 cc`)."""

    number: int
    text: str
    player: int


@dataclass(frozen=True, slots=True)
class BetOrRaise:
    """A player completes, bets or raises to a total on this street (`p1 cbr 250`)."""

    number: int
    text: str
    player: int
    to: int


@dataclass(frozen=True, slots=True)
class BringIn:
    """A player posts the bring-in of a stud game (`p1 pb`)."""

    number: int
    text: str
    player: int


@dataclass(frozen=True, slots=True)
class Discard:
    """A player exchanges cards (`p1 sd 7h5h`), or stands pat with none (`p1 sd`)."""

    number: int
    text: str
    player: int
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Show:
    """A player shows cards (`p1 sm AdKh`), or without naming them (`p1 sm -`) those dealt."""

    number: int
    text: str
    player: int
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Muck:
    """A player gives the cards up unseen at the showdown (`p1 sm`)."""

    number: int
    text: str
    player: int


Move = Fold | CheckOrCall | BetOrRaise | BringIn | Discard | Show | Muck
Step = DealBoard | DealHole | Move
