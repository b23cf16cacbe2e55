"""A template is put into the room under terms that make sense."""

from dataclasses import fields, replace

from domain.template import Terms
from domain.template.commands import AddTemplate, ChangeTemplate, RetireTemplate
from domain.template.events import TemplateAdded, TemplateRetired
from domain.template.refusals import InvalidTerms, TemplateAlreadyAdded, UnknownTemplate
from tests.domain.template.facts import ADDED
from tests.domain.template.tables import HOLDEM, MIXED, NLHE, TEMPLATE
from tests.support.given import given


def test_added() -> None:
    template = given(TEMPLATE).when(AddTemplate(HOLDEM)).then(ADDED)
    assert (template.added, template.version, template.retired) == (True, 1, False)
    assert template.terms(1) == HOLDEM


def test_added_with_everything_that_was_left_open() -> None:
    given(TEMPLATE).when(AddTemplate(Terms(HOLDEM.name, (NLHE,)))).then(ADDED)


def test_a_mixed_table_comes_back_with_all_its_games() -> None:
    (fact,) = TEMPLATE.decide(TEMPLATE.initial(), AddTemplate(MIXED))
    assert TEMPLATE.evolve(TEMPLATE.initial(), fact).terms(1) == MIXED


def test_the_fact_holds_every_field_of_the_terms() -> None:
    assert [field.name for field in fields(TemplateAdded)] == [field.name for field in fields(Terms)]


def test_refused_with_the_name_of_the_field() -> None:
    given(TEMPLATE).when(AddTemplate(replace(HOLDEM, seats=1))).then_refused(InvalidTerms, "^seats must be from 2 to 9")


def test_refused_a_second_time() -> None:
    given(TEMPLATE, ADDED).when(AddTemplate(HOLDEM)).then_refused(TemplateAlreadyAdded, "already")
    given(TEMPLATE, ADDED, TemplateRetired()).when(AddTemplate(HOLDEM)).then_refused(TemplateAlreadyAdded, "already")


def test_nothing_else_is_possible_before() -> None:
    for command in (ChangeTemplate(HOLDEM), RetireTemplate()):
        given(TEMPLATE).when(command).then_refused(UnknownTemplate, "no template 'template:1'")
