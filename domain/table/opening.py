"""A table is put into the room under terms, and put under other terms later."""

from dataclasses import replace

from domain.event import Event
from domain.table import commands as ask
from domain.table import refusals as no
from domain.table.events import TableOpened, TermsPinned
from domain.table.games import cards
from domain.table.table import Pin, Table
from domain.table.terms import told
from domain.template import complete
from domain.template.check import Check, enforce

ORIGINS = ("room", "import")


def open_table(table: Table, command: ask.OpenTable) -> list[Event]:
    """Raises TableAlreadyOpen, or InvalidTerms with the field in the way. Recorded hands are played under whatever
    terms they were."""
    if table.opened:
        raise no.TableAlreadyOpen("This table is open already.")
    terms = command.terms
    if command.origin != "import":
        terms = complete(terms)
        complete(replace(terms, name=command.name))
    enforce([Check("origin", command.origin, command.origin in ORIGINS, f"one of {', '.join(ORIGINS)}")])
    on = type(command.first_button) is int and 0 <= command.first_button < terms.seats
    enforce([Check("first_button", command.first_button, on, "a seat of the table")])
    pin = Pin(terms, command.template, command.template_version)
    return [
        TableOpened(name=command.name, origin=command.origin, first_button=command.first_button, **told(pin)),
    ]


def pin_terms(table: Table, command: ask.PinTerms) -> list[Event]:
    """Raises InvalidTerms or DecksDiffer; the terms that are pinned already add nothing."""
    pin = Pin(complete(command.terms), command.template, command.template_version)
    if pin == (table.coming or table.pin):
        return []
    if cards(pin.terms.games[0]) != table.cards:
        raise no.DecksDiffer("The deck of the coming hand is committed; terms with another deck need another table.")
    return [TermsPinned(**told(pin))]
