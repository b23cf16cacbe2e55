"""What can be asked of a template. What is left at 0 in the terms is filled in as usual: see `defaults`."""

from dataclasses import dataclass

from domain.template.terms import Terms


@dataclass(frozen=True, slots=True)
class AddTemplate:
    """Put a new template into the room; its terms are version 1."""

    terms: Terms


@dataclass(frozen=True, slots=True)
class ChangeTemplate:
    """Make these terms the next version. Tables go on under the version that they have pinned."""

    terms: Terms


@dataclass(frozen=True, slots=True)
class RetireTemplate:
    """Open no further tables from it; its versions stay readable."""


TemplateCommand = AddTemplate | ChangeTemplate | RetireTemplate
