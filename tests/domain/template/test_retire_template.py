"""A template is offered no more; tables that pinned a version still find it."""

from domain.template.commands import RetireTemplate
from domain.template.events import TemplateRetired
from domain.template.refusals import TemplateIsRetired
from tests.domain.template.facts import ADDED, changed
from tests.domain.template.tables import HOLDEM, TEMPLATE
from tests.support.given import given


def test_retired() -> None:
    template = given(TEMPLATE, ADDED, changed(9)).when(RetireTemplate()).then(TemplateRetired())
    assert template.retired
    assert template.terms(1) == HOLDEM


def test_refused_a_second_time() -> None:
    given(TEMPLATE, ADDED, TemplateRetired()).when(RetireTemplate()).then_refused(TemplateIsRetired, "is retired")
