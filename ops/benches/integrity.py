"""Integrity signals against planted cheats: how many alarms are right, and how many cheats are found.

Honest people of all sorts and cheats of every kind, each in three intensities, play two weeks of real hands; each seed
is another room. The default thresholds were chosen on the seeds CHOSEN_ON (`--long` shows how), never on those that are
reported. An alarm is right where all accounts that it names cheat, in whatever way; a cheat is found by an alarm of its
own kind.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random

from rich.console import Console
from rich.progress import track
from rich.table import Table

from domain.event import Recorded
from ops.benches.integrity_cheats import INTENSITIES, Cheat
from ops.benches.integrity_evenings import evenings
from ops.benches.integrity_world import DAYS, World, world
from ops.benches.plan import Plan
from ops.benches.report import Goal, keep, show_goals
from ops.benches.rounds import Spread
from projections.integrity.book import Book
from projections.integrity.fold import tally_of
from projections.integrity.scoring import SCORERS, THRESHOLDS, signals
from projections.integrity.signal import Kind, Signal

CHOSEN_ON = range(1, 8)
REPORTED_FROM = 201
EVERYTHING = dict.fromkeys(SCORERS, 0.01)
"""Thresholds that leave out only what has no score at all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One simulated room: how many hands were played in it, who is in it, and all its signals, however weak."""

    hands: int
    world: World
    signals: tuple[Signal, ...]

    @property
    def alarms(self) -> list[Signal]:
        """The signals at the default thresholds."""
        return [signal for signal in self.signals if signal.score >= THRESHOLDS[signal.kind]]

    def right(self, signal: Signal) -> bool:
        """Whether all that it names cheat."""
        return self.world.guilty.issuperset(signal.accounts)

    def found(self, cheat: Cheat) -> bool:
        """Whether an alarm of its kind names the cheat: at least two of its accounts where it has several."""
        least = min(2, len(cheat.accounts))
        same = (signal for signal in self.alarms if signal.kind == cheat.kind)
        return any(len(set(cheat.accounts).intersection(signal.accounts)) >= least for signal in same)

    @property
    def precision(self) -> float:
        """The share of the alarms that are right."""
        return sum(map(self.right, self.alarms)) / max(1, len(self.alarms))

    def recall(self, intensity: str) -> float:
        """The share of the cheats of an intensity that are found."""
        cheats = [cheat for cheat in self.world.cheats if cheat.intensity == intensity]
        return sum(map(self.found, cheats)) / len(cheats)


def run(plan: Plan, console: Console) -> None:
    """Simulate a room for each round; print and keep how the signals did."""
    if plan.long:
        console.print(_choice(_outcomes(CHOSEN_ON, console)))
    outcomes = _outcomes(range(REPORTED_FROM, REPORTED_FROM + plan.rounds), console)
    hands = sum(outcome.hands for outcome in outcomes)
    console.print(_table(outcomes, f"{len(outcomes)} rooms, {hands:,} hands"))
    goals = [
        Goal("precision of the alarms", Spread.of([outcome.precision for outcome in outcomes]), 0.9, ""),
        Goal("blatant cheats found", Spread.of([outcome.recall("blatant") for outcome in outcomes]), 0.75, ""),
    ]
    show_goals(console, goals)
    keep("integrity", [], goals)


def _outcomes(seeds: Sequence[int], console: Console) -> list[Outcome]:
    return [simulate(seed) for seed in track(seeds, "rooms", console=console, transient=True)]


def simulate(seed: int, days: int = DAYS) -> Outcome:
    """The same room for the same seed."""
    chance = Random(seed)
    room = world(chance)
    hands = 0

    def counted() -> Iterable[Sequence[Recorded]]:
        nonlocal hands
        for hand in evenings(room, days, chance):
            hands += 1
            yield hand

    book = Book.of(tally_of(chain.from_iterable(counted())), room.traces)
    return Outcome(hands, room, tuple(signals(book, EVERYTHING)))


def _table(outcomes: Collection[Outcome], title: str) -> Table:
    table = Table(title=title)
    for heading in ("", "threshold", "alarms", "right", "precision", *INTENSITIES):
        table.add_column(heading, justify="right" if heading else "left", no_wrap=True)
    for kind in SCORERS:
        alarms = [(outcome, signal) for outcome in outcomes for signal in outcome.alarms if signal.kind == kind]
        table.add_row(_words(kind), f"{THRESHOLDS[kind]:.1f}", *_precision(alarms), *_recall(outcomes, [kind]))
    table.add_section()
    every = [(outcome, signal) for outcome in outcomes for signal in outcome.alarms]
    table.add_row("all", "", *_precision(every), *_recall(outcomes, list(SCORERS)))
    return table


def _precision(alarms: Collection[tuple[Outcome, Signal]]) -> tuple[str, str, str]:
    right = sum(outcome.right(signal) for outcome, signal in alarms)
    return str(len(alarms)), str(right), f"{right / len(alarms):.2f}" if alarms else ""


def _recall(outcomes: Iterable[Outcome], kinds: Collection[Kind]) -> list[str]:
    """Found of planted, for each intensity."""
    found, planted = Counter[str](), Counter[str]()
    for outcome in outcomes:
        for cheat in outcome.world.cheats:
            if cheat.kind in kinds:
                planted[cheat.intensity] += 1
                found[cheat.intensity] += outcome.found(cheat)
    return [f"{found[intensity]}/{planted[intensity]}" for intensity in INTENSITIES]


def _choice(outcomes: Collection[Outcome]) -> Table:
    """For each kind the highest score of a wrong signal on the seeds for choosing, beside the threshold."""
    table = Table(title=f"Seeds {CHOSEN_ON[0]} to {CHOSEN_ON[-1]}, on which the thresholds were chosen")
    for heading in ("", "highest wrong scores", "threshold", *INTENSITIES):
        table.add_column(heading, justify="right" if heading else "left", no_wrap=True)
    for kind in SCORERS:
        wrong = [
            signal.score
            for outcome in outcomes
            for signal in outcome.signals
            if signal.kind == kind and not outcome.right(signal)
        ]
        highest = " ".join(f"{score:.1f}" for score in sorted(wrong, reverse=True)[: len(CHOSEN_ON)])
        table.add_row(_words(kind), highest, f"{THRESHOLDS[kind]:.1f}", *_recall(outcomes, [kind]))
    return table


def _words(kind: str) -> str:
    return kind.replace("_", " ")
