"""A table in memory: the state that its streams give, the steps it took lately, and who listens."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby

from application.decks import DealtDeck, Decks
from application.ports import Journal
from application.step import Scene, Step
from domain import hand as hands
from domain import table as tables
from domain.event import Recorded
from domain.hand import Hand, undealt
from domain.hand.events import HandStarted
from domain.table import Table
from domain.table.events import HandClosed, HandExtended, HandOpened
from domain.table.refusals import UnknownTable
from projections import table_view
from projections.table_view import Moment, TableView

REMEMBERED_STEPS = 32
"""So many steps can be sent again to a client that lost its connection. They are most of what a table keeps in memory,
and the garbage collector goes through all of them again and again."""
REMEMBERED_COMMANDS = 2_000
"""So many commands are recognised when they are repeated."""

Listener = Callable[[Step], None]


class LiveTable:
    """One table with the hand it plays. `lock` is held around load, decide, append and publish."""

    def __init__(self, table: str, journal: Journal, decks: Decks) -> None:
        self.id = table
        self.lock = asyncio.Lock()
        self.listeners: set[Listener] = set()
        self.steps: deque[Step] = deque(maxlen=REMEMBERED_STEPS)
        self.loaded = False
        self._told: int | None = None
        self._heard: deque[int] = deque(maxlen=REMEMBERED_STEPS)
        self._journal = journal
        self._decks = decks
        self._empty()

    def _empty(self) -> None:
        self.table = Table()
        self.hand: Hand | None = None
        self.hand_id: str | None = None
        self.deck: DealtDeck | None = None
        self.versions: dict[str, int] = {self.id: 0}
        self.commands: dict[str, int] = {}
        self._table_steps = self._hand_steps = 0
        self._moment: Moment = table_view.first(self.id)

    @property
    def seq(self) -> int:
        """How many steps the table has taken since it was opened."""
        return self._table_steps + self._hand_steps + self.table.closed_steps

    @property
    def scene(self) -> Scene:
        """The table as it is now."""
        return Scene(self.table, self.hand, self.deck, self._moment)

    def seat_of(self, player: str | None) -> int | None:
        """The seat of a player, or None for a spectator."""
        return self.scene.seat_of(player)

    def view(self, player: str | None) -> TableView:
        """What this player (None: a spectator) may see now."""
        return self.scene.view(player)

    async def load(self) -> None:
        """Read the streams unless they are in memory; raises UnknownTable. Call it with the lock held."""
        if self.loaded:
            return
        self._empty()
        recorded = await self._journal.load(self.id)
        if not recorded:
            raise UnknownTable("There is no such table.")
        await self._replay(recorded)
        self._told = self.seq
        self.loaded = True

    async def _replay(self, recorded: Sequence[Recorded]) -> None:
        """Fold the table's stream and those of the hands that matter, in the order of the log, and then tell who
        listens the steps that came from elsewhere since.

        Another process may have appended to the hand while this one appended to the table: then the log has a step
        before one that was told already. It is told late, and the last step told shows the table as it is now."""
        hands = {hand: await self._journal.load(hand) for hand in _hands_that_matter(recorded, self._told)}
        played = [event for events in hands.values() for event in events]
        news: list[tuple[tuple[Recorded, ...], Scene]] = []
        for step in _by_step(sorted([*recorded, *played], key=lambda event: event.position)):
            for hand in _opened(step):
                if hand in hands:
                    self._enter_hand(hand, hands[hand])
            self._evolve(step)
            if self._told is None:
                self._heard.append(step[0].position)
            elif step[0].position > self._heard[0] and step[0].position not in self._heard:
                news.append((step, self.scene))
        for place, (step, scene) in enumerate(news, start=1):
            self._tell(step, scene if place < len(news) else self.scene)

    def lacks(self, latest: Mapping[str, int]) -> bool:
        """Whether a stream of this table has a later version than this state."""
        return any(latest.get(stream, 0) > version for stream, version in self.versions.items())

    def forget(self) -> None:
        """Drop the state: the journal is the truth and is read again for the next command."""
        self.loaded = False

    @property
    def hand_steps(self) -> int:
        """How many steps the present hand has taken."""
        return self._hand_steps

    def expect_hand(self, hand: str, deck: DealtDeck, begins: Hand) -> None:
        """The next hand is about to be stored under this id and dealt from this deck."""
        self.hand_id, self.deck, self.hand = hand, deck, begins
        self.versions = {self.id: self.versions[self.id], hand: 0}
        self._hand_steps = 0

    def _enter_hand(self, hand: str, played: Sequence[Recorded]) -> None:
        started = next(event.event for event in played if isinstance(event.event, HandStarted))
        deck = self._decks.reopen(hand, started)
        self.expect_hand(hand, deck, undealt(deck.cards))

    def take(self, stored: Iterable[Recorded]) -> None:
        """Make stored facts part of the state, step by step, and tell everyone who listens."""
        for step in _by_step(stored):
            self._evolve(step)
            self._tell(step, self.scene)

    def _tell(self, recorded: tuple[Recorded, ...], scene: Scene) -> None:
        self._told = (self._told or 0) + 1
        self._heard.append(recorded[0].position)
        step = Step(self.id, self._told, recorded[0].at, recorded, scene)
        self.steps.append(step)
        for listener in tuple(self.listeners):
            listener(step)

    def _evolve(self, step: Sequence[Recorded]) -> None:
        stream, facts = step[0].stream, [recorded.event for recorded in step]
        if stream == self.id:
            self.table = reduce(tables.evolve, facts, self.table)
        elif self.hand is not None:
            self.hand = hands.evolve_all(self.hand, facts)
        self._moment = self._moment.then(step)
        self._count(stream, step[-1])

    def _count(self, stream: str, last: Recorded) -> None:
        """Number the step: a finished hand's steps are counted by the table itself from then on, those that it takes
        after its end too."""
        self.versions[stream] = last.version
        if stream == self.id:
            self._table_steps += 1
            self._hand_steps = self._hand_steps if self.table.hand else 0
        elif self.table.hand:
            self._hand_steps += 1
        self.commands[last.command_id] = self.seq
        if len(self.commands) > REMEMBERED_COMMANDS:
            del self.commands[next(iter(self.commands))]


def _hands_that_matter(recorded: Sequence[Recorded], told: int | None) -> list[str]:
    """Of the hands in a table's stream the present or last one, and those that took steps after the step `told`;
    of all others their number of steps is enough."""
    closed_steps, ends = 0, dict[str, int]()
    for steps, step in enumerate(_by_step(recorded), start=1):
        ends |= dict.fromkeys(_opened(step), 0)
        for ended in (event.event for event in step if isinstance(event.event, HandClosed | HandExtended)):
            closed_steps += ended.steps if isinstance(ended, HandClosed) else 1
            ends[ended.hand] = steps + closed_steps
    return [hand for hand, end in ends.items() if hand == next(reversed(ends)) or (told is not None and end > told)]


def _opened(step: Iterable[Recorded]) -> list[str]:
    return [recorded.event.hand for recorded in step if isinstance(recorded.event, HandOpened)]


def _by_step(recorded: Iterable[Recorded]) -> Iterator[tuple[Recorded, ...]]:
    """Facts of one command on one stream, in the order of the log."""
    for _, step in groupby(recorded, key=lambda event: (event.stream, event.command_id)):
        yield tuple(step)
