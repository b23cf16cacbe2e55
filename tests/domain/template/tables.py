"""Terms on which the tests of templates stand, and a way to change one field of them by its path."""

import re
from dataclasses import replace
from typing import TypeVar

import pytest

from domain.template import Game, Template, Terms, complete, decide, evolve, verify
from domain.template.refusals import InvalidTerms
from tests.support.given import Aggregate

TEMPLATE = Aggregate(decide, evolve, lambda: Template("template:1"))

NLHE = Game("nlhe/1", small_blind=10, big_blind=20)
PLO4 = Game("plo4/1", small_blind=10, big_blind=20)
FLHE = Game("flhe/1", small_bet=20)
STUD = Game("stud/1", small_bet=20, big_bet=40, bring_in=6, ante=4)
SHORT = Game("nlsd/1", big_blind=20, ante=20)

HOLDEM = complete(Terms("No-limit hold'em", (NLHE,)))
LIMIT_HOLDEM = complete(Terms("Limit hold'em", (FLHE,)))
STUDS = complete(Terms("Stud", (STUD,)))
MIXED = complete(Terms("Mixed", (NLHE, FLHE, STUD)))

Item = TypeVar("Item", Terms, Game)


def put(terms: Terms, path: str, value: object) -> Terms:
    """The terms with another value at a path such as `seats`, `rake_caps[1]` or `games[0].ante`."""
    found = re.fullmatch(r"(\w+)(?:\[(\d)\])?(?:\.(\w+))?", path)
    assert found, path
    name, place, inner = found.groups()
    if place is None:
        return with_field(terms, name, value)
    entries = list(getattr(terms, name))
    entries[int(place)] = with_field(entries[int(place)], inner, value) if inner else value
    return with_field(terms, name, tuple(entries))


def with_field(item: Item, name: str, value: object) -> Item:
    """A copy with any value at all in one field, also one that it must not have."""
    return replace(item, **{name: value})  # type: ignore[arg-type]


def refused(terms: Terms, sentence: str) -> None:
    """Terms are refused with a sentence that begins like this."""
    with pytest.raises(InvalidTerms) as refusal:
        verify(terms)
    assert refusal.value.message.startswith(sentence), refusal.value.message
    assert refusal.value.message.endswith(".")
