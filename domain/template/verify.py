"""Whether a table can be played under some terms: every rule, in the order in which one reads them."""

from collections.abc import Iterator

from domain.chips import LIMIT
from domain.template.check import Check, enforce, within
from domain.template.kinds import kinds
from domain.template.options import options
from domain.template.seating import seating
from domain.template.stakes import known, stakes
from domain.template.terms import Terms

HOUR, WEEK = 3_600, 604_800
"""In seconds."""
MOST_RAKE = 100
"""Ten per cent."""


def verify(terms: Terms) -> None:
    """Raise InvalidTerms for the first field in the way, by its path. The terms must be complete: see `defaults`."""
    enforce(_checks(terms))


def _checks(terms: Terms) -> Iterator[Check]:
    yield from kinds(terms)
    yield from known(terms)
    yield from stakes(terms)
    yield from seating(terms)
    yield from options(terms)
    yield from _clocks(terms)
    yield from _rake(terms)


def _clocks(terms: Terms) -> Iterator[Check]:
    yield within("", terms, "turn_seconds", 1, HOUR)
    yield within("", terms, "pause_seconds", 0, 60)
    yield within("", terms, "bank_most", 0, HOUR)
    yield within("", terms, "bank_seconds", 0, terms.bank_most, "at most bank_most")
    yield within("", terms, "bank_gain", 0, terms.bank_most, "at most bank_most")
    yield within("", terms, "bank_hands", 1, 1_000)
    yield within("", terms, "grace_seconds", 0, 600)
    yield within("", terms, "away_orbits", 0, 100)
    yield within("", terms, "ratholing_seconds", 0, WEEK)


def _rake(terms: Terms) -> Iterator[Check]:
    yield within("", terms, "rake_per_mille", 0, MOST_RAKE)
    least = 1 if terms.rake_per_mille else 0
    for place, cap in enumerate(terms.rake_caps):
        yield Check(f"rake_caps[{place}]", cap, least <= cap <= LIMIT, f"from {least} to {LIMIT}")
