"""One rule about one field of a table's terms, and the sentence that a broken rule gets."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.template.refusals import InvalidTerms

SHOWN = 60
"""Characters of a wrong value that a sentence repeats."""


@dataclass(frozen=True, slots=True)
class Check:
    """Whether the `value` of the field at `path` (`games[1].big_bet`) `fits`, and what is `wanted` instead."""

    path: str
    value: object
    fits: bool
    wanted: str

    @property
    def sentence(self) -> str:
        """What is wrong and what would be right."""
        return f"{self.path} must be {self.wanted}, not {_shown(self.value)}."


def enforce(checks: Iterable[Check]) -> None:
    """Raise InvalidTerms for the first rule that is broken. Later checks may rely on earlier ones."""
    for check in checks:
        if not check.fits:
            raise InvalidTerms(check.sentence)


def within(at: str, item: object, field: str, least: float, most: float, note: str = "") -> Check:
    """The field of `item`, which is found under the path `at`, is from `least` to `most`."""
    value = getattr(item, field)
    wanted = f"from {least} to {most}" if least != most else f"{least}"
    return Check(f"{at}{field}", value, least <= value <= most, f"{wanted}{note and f' ({note})'}")


def one_of(at: str, item: object, field: str, words: Iterable[str]) -> Check:
    """The field of `item`, which is found under the path `at`, is one of the words."""
    known = tuple(words)
    value = getattr(item, field)
    return Check(f"{at}{field}", value, value in known, f"one of {', '.join(known)}" if known[1:] else known[0])


def _shown(value: object) -> str:
    """The value in one short line, flags as they are written in files."""
    shown = str(value).lower() if isinstance(value, bool) else repr(value)
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
