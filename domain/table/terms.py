"""Terms as the events of a table hold them, and back."""

from dataclasses import astuple, fields
from typing import Any

from domain.table.events import FullTerms
from domain.table.table import Pin
from domain.template.terms import Game, Terms

_NAMES = tuple(field.name for field in fields(Terms) if field.name not in ("name", "games"))


def told(pin: Pin) -> dict[str, Any]:
    """The fields of `FullTerms` that hold these terms."""
    told = {name: getattr(pin.terms, name) for name in _NAMES}
    games = tuple(astuple(game) for game in pin.terms.games)
    return {
        **told,
        "template": pin.template,
        "template_version": pin.version,
        "terms_name": pin.terms.name,
        "games": games,
    }


def pinned(event: FullTerms) -> Pin:
    """The terms that an event holds."""
    told = {name: getattr(event, name) for name in _NAMES}
    games = tuple(Game(*game) for game in event.games)
    return Pin(Terms(name=event.terms_name, games=games, **told), event.template, event.template_version)
