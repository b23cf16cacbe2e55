"""Whether every field of some terms holds the kind of value that it must hold, before anyone compares amounts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields

from domain.template.check import Check
from domain.template.terms import Game, Terms

MOST_GAMES = 24

KINDS: Mapping[object, tuple[Callable[[object], bool], str]] = {
    int: (lambda value: type(value) is int, "a whole number"),
    float: (lambda value: type(value) in (int, float), "a number of seconds"),
    bool: (lambda value: type(value) is bool, "true or false"),
    str: (lambda value: type(value) is str, "a text"),
}
"""What fits a field of each type, and how to say so."""


def kinds(terms: Terms) -> Iterator[Check]:
    """Every field of the terms and of their games."""
    yield from _fields(terms, "")
    yield from _caps(terms.rake_caps)
    yield from _games(terms.games)
    for place, game in enumerate(terms.games):
        yield from _fields(game, f"games[{place}].")


def _fields(item: Terms | Game, at: str) -> Iterator[Check]:
    for field in fields(item):
        if field.type in KINDS:
            fits, wanted = KINDS[field.type]
            value = getattr(item, field.name)
            yield Check(f"{at}{field.name}", value, fits(value), wanted)


def _caps(caps: object) -> Iterator[Check]:
    three = isinstance(caps, tuple) and len(caps) == 3
    yield Check("rake_caps", caps, three, "three whole numbers: for two, three or four, and more players")
    assert isinstance(caps, tuple)
    for place, cap in enumerate(caps):
        yield Check(f"rake_caps[{place}]", cap, type(cap) is int, "a whole number")


def _games(games: object) -> Iterator[Check]:
    some = isinstance(games, tuple) and 1 <= len(games) <= MOST_GAMES
    yield Check("games", games, some, f"a list of 1 to {MOST_GAMES} games")
    assert isinstance(games, tuple)
    for place, game in enumerate(games):
        yield Check(f"games[{place}]", game, isinstance(game, Game), "a game with its ruleset and stakes")
