"""A template gets further versions, and keeps those it had."""

from dataclasses import replace

import pytest

from domain.template import Terms
from domain.template.commands import ChangeTemplate
from domain.template.events import TemplateRetired
from domain.template.refusals import InvalidTerms, TemplateIsRetired, UnknownVersion
from tests.domain.template.facts import ADDED, changed
from tests.domain.template.tables import HOLDEM, NLHE, TEMPLATE
from tests.support.given import given


def test_changed() -> None:
    template = given(TEMPLATE, ADDED).when(ChangeTemplate(replace(HOLDEM, seats=9))).then(changed(9))
    assert template.version == 2
    assert [template.terms(number).seats for number in (1, 2)] == [6, 9]


def test_changed_back_is_a_version_of_its_own() -> None:
    template = given(TEMPLATE, ADDED, changed(9)).when(ChangeTemplate(HOLDEM)).then(changed(6))
    assert [template.terms(number).seats for number in (1, 2, 3)] == [6, 9, 6]


@pytest.mark.parametrize("same", [HOLDEM, Terms(HOLDEM.name, (NLHE,))], ids=["in full", "with defaults"])
def test_the_same_terms_add_nothing(same: Terms) -> None:
    template = given(TEMPLATE, ADDED).when(ChangeTemplate(same)).then()
    assert template.version == 1


def test_refused_with_the_name_of_the_field() -> None:
    senseless = ChangeTemplate(replace(HOLDEM, turn_seconds=0))
    given(TEMPLATE, ADDED).when(senseless).then_refused(InvalidTerms, "^turn_seconds must be from 1 to 3600, not 0")


def test_refused_when_it_is_retired() -> None:
    facts = (ADDED, TemplateRetired())
    given(TEMPLATE, *facts).when(ChangeTemplate(replace(HOLDEM, seats=9))).then_refused(TemplateIsRetired, "retired")


@pytest.mark.parametrize("number", [0, -1, 3, True, "1", 1.0])
def test_a_version_that_never_was_is_refused(number: int) -> None:
    template = given(TEMPLATE, ADDED, changed(9)).state()
    with pytest.raises(UnknownVersion, match=f"has the versions 1 to 2, not {number!r}"):
        template.terms(number)
