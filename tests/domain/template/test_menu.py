"""The room's menu holds each template once, in the order in which they came."""

from functools import reduce

from domain.account.events import AccountOpened
from domain.template.events import TemplateListed
from domain.template.menu import Menu, enter, evolve


def test_templates_are_listed_in_the_order_in_which_they_came() -> None:
    menu = reduce(evolve, [TemplateListed("template:2"), TemplateListed("template:1")], Menu())
    assert menu.templates == ("template:2", "template:1")


def test_a_new_template_is_listed() -> None:
    assert enter(Menu(("template:1",)), "template:2") == [TemplateListed("template:2")]


def test_a_listed_template_is_not_listed_again() -> None:
    assert enter(Menu(("template:1",)), "template:1") == []


def test_other_facts_change_nothing() -> None:
    assert evolve(Menu(("template:1",)), AccountOpened("Ann", "telegram")) == Menu(("template:1",))
