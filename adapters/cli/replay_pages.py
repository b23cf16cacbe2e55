"""A hand's replay as one onlooker sees it, a page for each step: for the terminal, as text, as JSON."""

from dataclasses import asdict, dataclass

from rich.console import Group
from rich.text import Text

from adapters.cli.card_faces import Faces
from adapters.cli.hand_words import HandWords, spoken
from adapters.cli.past_time import told_time
from adapters.cli.printable import printable
from adapters.cli.table_picture import picture, state
from application.chances import chances
from application.replay import Onlooker, Replay, ReplayStep
from projections.table_view import HandView, TableView


@dataclass(frozen=True, slots=True)
class ReplayPages:
    """The pages of a replay, by the numbers of its steps."""

    replay: Replay
    onlooker: Onlooker
    faces: Faces

    def streets(self) -> list[str]:
        """Where each step belongs: the name of its street, or to the end of the hand."""
        hands = [step.fold.hand for step in self.replay.steps]
        return [_street(hand) for hand in hands]

    def page(self, number: int) -> Group:
        """Everything that there is to see and to say of a step."""
        step = self.replay.step(number)
        view = self.onlooker.view(step.fold)
        table, said = picture(view, self.faces, chances(view)), Text(" · ").join(self._said(step, view))
        return Group(self._head(step, view), table, Text(), said, state(view))

    def told(self, number: int) -> dict[str, object]:
        """A step as JSON has it; `chances` are the shares of the pot that live hands can expect, by seats, where all
        their cards are seen."""
        step = self.replay.step(number)
        view = self.onlooker.view(step.fold)
        shares = chances(view)
        return {
            "hand": self.replay.hand,
            "step": number,
            "last_step": self.replay.last,
            "over": self.replay.over,
            "at": step.at,
            "said": [phrase.plain for phrase in self._said(step, view)],
            "events": self.onlooker.events(step),
            "view": asdict(view),
            "chances": shares and {str(seat): round(share, 4) for seat, share in shares.items()},
        }

    def _said(self, step: ReplayStep, view: TableView) -> list[Text]:
        words = HandWords(self.replay.started, self.faces, len(view.hand.boards) if view.hand else 1)
        return words.of([recorded.event for recorded in step.facts])

    def _head(self, step: ReplayStep, view: TableView) -> Text:
        street = f" · {spoken(view.hand.street)}" if view.hand else ""
        where = f"step {step.number} of {self.replay.last}{street}"
        return Text(f"{where} · {told_time(step.at)} · {self._watcher()}", style="cyan")

    def _watcher(self) -> str:
        started, player = self.replay.started, self.onlooker.player
        if player is not None:
            return f"as {printable(started.names[started.players.index(player)])} sees it"
        return "all cards" if self.onlooker.cards else "as a spectator sees it"


def _street(hand: HandView | None) -> str:
    return "" if hand is None else "end" if hand.over or hand.awards else hand.street
