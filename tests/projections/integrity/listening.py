"""What a watcher sees of the hands of a story."""

from domain.hand.events import HandSettled, HandStarted
from projections.integrity.hand import Watcher
from projections.integrity.observed import Observed
from tests.projections.stories import Story


def seen(story: Story, until: bool = False) -> list[Observed]:
    """Every settled hand; with `until` the last one is folded to its end first."""
    while until and not story.over:
        story.act("check" if "check" in getattr(story.open, "kinds", ()) else "fold")
    found, watchers = list[Observed](), dict[str, Watcher]()
    for recorded in story.log:
        if isinstance(recorded.event, HandStarted):
            watchers[recorded.stream] = Watcher(recorded, recorded.event)
        elif isinstance(recorded.event, HandSettled):
            found.append(watchers[recorded.stream].settled(recorded, recorded.event))
        elif recorded.stream in watchers:
            watchers[recorded.stream].see(recorded)
    return found
