"""What a template answers to a command: the facts that follow, or a refusal."""

from dataclasses import astuple, fields
from typing import Any

from domain.event import Event
from domain.template.commands import AddTemplate, ChangeTemplate, RetireTemplate, TemplateCommand
from domain.template.defaults import defaults
from domain.template.events import TemplateAdded, TemplateChanged, TemplateRetired
from domain.template.refusals import TemplateAlreadyAdded, TemplateIsRetired, UnknownTemplate
from domain.template.template import Template
from domain.template.terms import Terms
from domain.template.verify import verify


def decide(template: Template, command: TemplateCommand) -> list[Event]:
    """The facts that follow from a command; raises a Refusal where the rules do not allow it.

    A change to the terms that the template already has adds nothing."""
    if isinstance(command, AddTemplate):
        if template.added:
            raise TemplateAlreadyAdded("This template is in the room already.")
        return [TemplateAdded(**_told(complete(command.terms)))]
    _verify_offered(template)
    match command:
        case ChangeTemplate(terms=terms):
            return _change(template, complete(terms))
        case RetireTemplate():
            return [TemplateRetired()]


def complete(terms: Terms) -> Terms:
    """The terms with nothing left open, as a template records them; raises InvalidTerms."""
    filled = defaults(terms)
    verify(filled)
    return filled


def _change(template: Template, terms: Terms) -> list[Event]:
    return [] if terms == template.versions[-1] else [TemplateChanged(**_told(terms))]


def _verify_offered(template: Template) -> None:
    if not template.added:
        raise UnknownTemplate(f"There is no template {template.id!r}.")
    if template.retired:
        raise TemplateIsRetired("This template is retired; add a new one instead.")


def _told(terms: Terms) -> dict[str, Any]:
    told = {field.name: getattr(terms, field.name) for field in fields(terms)}
    return {**told, "games": tuple(astuple(game) for game in terms.games)}
