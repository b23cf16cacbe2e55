"""A template as its facts leave it: every version of its terms, and whether it is still offered."""

from dataclasses import dataclass, fields, replace

from domain.event import Event
from domain.template.events import TemplateAdded, TemplateChanged, TemplateRetired
from domain.template.refusals import UnknownVersion
from domain.template.terms import Game, Terms


@dataclass(frozen=True, slots=True)
class Template:
    """The state of one template: `id` is its stream, `versions` are its terms, the first one's number is 1."""

    id: str
    versions: tuple[Terms, ...] = ()
    retired: bool = False

    @property
    def added(self) -> bool:
        """Whether the template was ever put into the room."""
        return bool(self.versions)

    @property
    def version(self) -> int:
        """The number of the latest version, 0 before the first."""
        return len(self.versions)

    def terms(self, version: int) -> Terms:
        """The terms of a version; raises UnknownVersion."""
        if type(version) is not int or not 1 <= version <= self.version:
            raise UnknownVersion(f"{self.id} has the versions 1 to {self.version}, not {version!r}.")
        return self.versions[version - 1]


def evolve(template: Template, event: Event) -> Template:
    """The state after one more fact."""
    match event:
        case TemplateAdded() | TemplateChanged():
            return replace(template, versions=(*template.versions, _terms(event)))
        case TemplateRetired():
            return replace(template, retired=True)
        case _:
            return template


def _terms(event: TemplateAdded | TemplateChanged) -> Terms:
    told = {field.name: getattr(event, field.name) for field in fields(event)}
    return Terms(**{**told, "games": tuple(Game(*game) for game in event.games)})
