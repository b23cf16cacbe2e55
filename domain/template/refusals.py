"""Why a template refuses a command."""

from domain.refusals import Refusal


class InvalidTerms(Refusal):
    """The terms contradict each other or leave their range; the message names the first field in the way by its
    path, what is wrong and what would be right."""

    kind = "invalid"


class UnknownTemplate(Refusal):
    """There is no such template."""

    kind = "missing"


class UnknownVersion(Refusal):
    """The template never had a version of this number."""

    kind = "missing"


class TemplateAlreadyAdded(Refusal):
    """The template is in the room already."""


class TemplateIsRetired(Refusal):
    """No table is opened from this template any more, and nobody changes it."""
