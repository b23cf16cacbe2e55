"""Goal 4: what the rules cost beside PokerKit as it comes, in every game, and that both pay the same.

A step is one command decided and made part of the hand, in CPU time. Both sides play the very same hands."""

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from domain.hand import decide, evolve_all, undealt
from domain.variants import RULESETS, Ruleset
from ops.benches.plan import Plan
from ops.benches.report import Goal, keep, show_goals
from ops.benches.rounds import Spread
from ops.benches.rules_hands import PlayedHand, hands
from ops.benches.rules_stock import StockHand

HANDS_A_ROUND = 40
STEP_LIMIT_MS = 1.0
SHORT_STACKS = (20, 60, 200, 1_000, 10_000)
"""In units: for the comparison, so that side pots are among the hands."""
COMPARED, COMPARED_LONG = 200, 6_250
"""Hands of each game: the latter makes 100,000 in all."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Of one game: CPU µs an action of ours and of PokerKit's in each round, all our steps in ms, and how many hands
    were compared, were not comparable, and differed."""

    ours: list[float]
    stock: list[float]
    steps: list[float]
    compared: int
    departing: int
    differing: int


def run(plan: Plan, console: Console) -> None:
    """Measure, compare a few thousand hands (a long plan: 100,000), print and keep."""
    compared = COMPARED_LONG if plan.long else COMPARED
    found: dict[str, Costs] = {}
    with Progress(transient=True) as progress:
        task = progress.add_task("rules", total=len(RULESETS))
        for ruleset in RULESETS.values():
            progress.update(task, description=ruleset.name)
            found[ruleset.id] = _costs(ruleset, plan, compared)
            progress.advance(task)
    console.print(_table(found))
    goals = _goals(found)
    show_goals(console, goals)
    keep("rules", [], goals)


def _costs(ruleset: Ruleset, plan: Plan, compared: int) -> Costs:
    ours, stock, steps = list[float](), list[float](), list[float]()
    for number in range(plan.rounds):
        played = list(hands(ruleset, HANDS_A_ROUND, number))
        decisions = sum(hand.decisions for hand in played)
        ours.append(_cpu(partial(_play, played, steps)) / decisions * 1e6)
        stock.append(_cpu(partial(_referee, played)) / decisions * 1e6)
    outcomes = [outcome(hand) for hand in hands(ruleset, compared, -1, SHORT_STACKS)]
    return Costs(ours, stock, steps, len(outcomes), outcomes.count("departing"), outcomes.count("differing"))


def _cpu(work: Callable[[], None]) -> float:
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def _play(played: Iterable[PlayedHand], steps: list[float]) -> None:
    for each in played:
        hand = undealt(each.start.cards)
        for command in each.commands:
            began = time.thread_time()
            hand = evolve_all(hand, decide(hand, command))
            steps.append((time.thread_time() - began) * 1e3)


def _referee(played: Iterable[PlayedHand]) -> None:
    for each in played:
        StockHand(each).tell(each.facts)


def outcome(played: PlayedHand) -> str:
    """`same`, `differing`, or `departing` where PokerKit follows another rule and refuses a move: whose turn it is
    on boards that show alike, what reopens the betting, caps, half bets."""
    stock = StockHand(played)
    try:
        stock.tell(played.facts)
    except ValueError:
        return "departing"
    return "same" if tuple(stock.state.stacks) == played.stacks else "differing"


def _goals(found: dict[str, Costs]) -> list[Goal]:
    shares = [_share(costs) for costs in found.values()]
    worst = max(shares, key=lambda share: share.median)
    slowest = [_percentile(costs.steps, 0.999) for costs in found.values()]
    differing = float(sum(costs.differing for costs in found.values()))
    return [
        Goal("CPU of an action over stock PokerKit's, worst game", worst, 0.25, "×", at_most=True),
        Goal("stretch: over stock PokerKit's, worst game", worst, 0.125, "×", at_most=True),
        Goal("p99.9 of a step, slowest game", _spread([max(slowest)]), STEP_LIMIT_MS, "ms", at_most=True),
        Goal("hands paid differently", _spread([differing]), 0.0, "", at_most=True),
    ]


def _share(costs: Costs) -> Spread:
    return Spread.of([ours / stock for ours, stock in zip(costs.ours, costs.stock, strict=True)])


def _spread(values: Sequence[float]) -> Spread:
    return Spread.of(values)


def _percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[int(share * len(values))]


def _table(found: dict[str, Costs]) -> Table:
    table = Table(title="CPU an action, medians")
    for heading in ("", "ours µs", "PokerKit µs", "ours over its", "p99.9 step ms", "hands", "other rule", "differing"):
        table.add_column(heading, justify="right" if heading else "left", no_wrap=True)
    for name, costs in found.items():
        table.add_row(
            RULESETS[name].name,
            f"{median(costs.ours):.0f}",
            f"{median(costs.stock):.0f}",
            f"{_share(costs).median:.3f}",
            f"{_percentile(costs.steps, 0.999):.2f}",
            f"{costs.compared:,}",
            f"{costs.departing:,}",
            f"{costs.differing:,}",
        )
    return table
