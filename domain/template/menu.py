"""The room's menu: which templates there are. It has a stream of its own, so that nobody searches the log for them."""

from dataclasses import dataclass

from domain.event import Event
from domain.template.events import TemplateListed


@dataclass(frozen=True, slots=True)
class Menu:
    """The stream ids of all templates, retired ones included, in the order in which they were added."""

    templates: tuple[str, ...] = ()


def enter(menu: Menu, template: str) -> list[Event]:
    """The facts that put a template on the menu: none where it is there."""
    return [] if template in menu.templates else [TemplateListed(template)]


def evolve(menu: Menu, event: Event) -> Menu:
    """The menu after one more fact."""
    match event:
        case TemplateListed(template=template):
            return Menu((*menu.templates, template))
        case _:
            return menu
