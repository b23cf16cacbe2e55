"""Templates of tables: added, changed and retired by the room's operators, read by whoever opens a table or a hand.

`command_id` names a command: sent again, it adds nothing. Each method may raise JournalUnavailable.
"""

from dataclasses import dataclass, field
from functools import reduce
from uuid import NAMESPACE_URL, uuid5

from application.change import Part, record
from application.ports import Clock, Conflict, Journal
from application.tables import ATTEMPTS, RoomBusy
from domain.template import Template, Terms, decide, evolve
from domain.template.commands import AddTemplate, ChangeTemplate, RetireTemplate, TemplateCommand
from domain.template.menu import Menu, enter
from domain.template.menu import evolve as evolve_menu
from domain.template.refusals import UnknownTemplate

MENU = "menu:room"
"""The stream that lists the templates."""


def template_of(command_id: str) -> str:
    """The stream id of the template that a command adds: always the same, so that it is added only once."""
    return f"template:{uuid5(NAMESPACE_URL, f'cardroom:template:{command_id}')}"


@dataclass(slots=True)
class TemplateRecord:
    """A template with the version of its stream, and the number of its latest version after each command."""

    template: Template
    version: int = 0
    commands: dict[str, int] = field(default_factory=dict)


class Templates:
    """The room's templates, read from the journal each time: they are few, short and seldom asked for."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._pinned: dict[tuple[str, int], Terms] = {}

    async def all(self) -> list[Template]:
        """Every template that was ever added, in that order; retired ones say so."""
        menu, _ = await self._menu()
        return [(await self._load(template)).template for template in menu.templates]

    async def find(self, template: str) -> Template:
        """The template of a stream id, retired or not; raises UnknownTemplate."""
        found = (await self._load(template)).template
        if not found.added:
            raise UnknownTemplate(f"There is no template {template!r}.")
        return found

    async def terms(self, template: str, version: int) -> Terms:
        """The terms that a table has pinned; raises UnknownTemplate or UnknownVersion. A version never changes, so it
        is read once."""
        pinned = self._pinned.get((template, version)) or (await self.find(template)).terms(version)
        self._pinned[template, version] = pinned
        return pinned

    async def add(self, terms: Terms, command_id: str) -> str:
        """Put a template on the room's menu and return its stream id; raises InvalidTerms or RoomBusy."""
        template = template_of(command_id)
        await self._carry_out(template, AddTemplate(terms), command_id)
        return template

    async def change(self, template: str, terms: Terms, command_id: str) -> int:
        """Give a template its next version, unless it has these very terms; return the number of its latest one.

        Raises InvalidTerms, UnknownTemplate, TemplateIsRetired or RoomBusy."""
        return await self._carry_out(template, ChangeTemplate(terms), command_id)

    async def retire(self, template: str, command_id: str) -> None:
        """Open no further tables from a template; raises UnknownTemplate, TemplateIsRetired or RoomBusy."""
        await self._carry_out(template, RetireTemplate(), command_id)

    async def _carry_out(self, template: str, command: TemplateCommand, command_id: str) -> int:
        for _ in range(ATTEMPTS):
            loaded = await self._load(template)
            if command_id in loaded.commands:
                return loaded.commands[command_id]
            facts = decide(loaded.template, command)
            change = [Part(template, loaded.version, facts, command_id)] if facts else []
            if isinstance(command, AddTemplate):
                change.append(await self._entry(template, command_id))
            try:
                await self._journal.append(record(change, round(self._clock.now(), 3)))
            except Conflict:
                continue
            return reduce(evolve, facts, loaded.template).version
        raise RoomBusy("Others changed the templates at the same moment; please try again.")

    async def _entry(self, template: str, command_id: str) -> Part:
        menu, version = await self._menu()
        return Part(MENU, version, enter(menu, template), command_id)

    async def _menu(self) -> tuple[Menu, int]:
        """The menu and the version of its stream."""
        stored = await self._journal.load(MENU)
        return reduce(evolve_menu, [recorded.event for recorded in stored], Menu()), len(stored)

    async def _load(self, template: str) -> TemplateRecord:
        loaded = TemplateRecord(Template(template))
        for recorded in await self._journal.load(template):
            loaded.template = evolve(loaded.template, recorded.event)
            loaded.version = recorded.version
            loaded.commands[recorded.command_id] = loaded.template.version
        return loaded
