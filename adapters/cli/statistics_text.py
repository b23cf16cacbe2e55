"""Statistics on a terminal, and as JSON: counts beside every figure, a dash where there was no opportunity."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from adapters.cli.printable import printable
from adapters.cli.statistics_asked import Answer, FiguresAnswer, HandsAnswer
from domain.variants import RULESETS
from projections.analysis import CATALOGUE
from projections.analysis.figures import LEAST_HANDS, Figure
from projections.player_figures import FigureGroup

NONE = "–"
WIDTH = 120
"""A table that would be wider goes on below."""


def as_json_text(answer: Answer) -> str:
    """The answer as one JSON object."""
    if isinstance(answer, HandsAnswer):
        return json.dumps(asdict(answer), ensure_ascii=False)
    groups = [
        {**asdict(group), "name": answer.names.get(group.label)} if answer.by == "player" else asdict(group)
        for group in answer.groups
    ]
    player = None if answer.player is None else asdict(answer.player)
    statistics = [asdict(each) for each in CATALOGUE.values()]
    return json.dumps(
        {"player": player, "by": answer.by, "groups": groups, "statistics": statistics}, ensure_ascii=False
    )


def as_text(answer: Answer) -> str:
    """The answer for a person."""
    if isinstance(answer, HandsAnswer):
        return "\n".join(_explained(answer))
    if not answer.groups:
        return f"{printable(answer.player.name)}: no such hands." if answer.player else "No such hands."
    if answer.by == "all" and answer.player:
        return "\n".join(_sheet(printable(answer.player.name), answer.groups[0]))
    return "\n".join([*_blocks(answer), "", *_legend()])


def _sheet(name: str, group: FigureGroup) -> Iterator[str]:
    """One player, a line for each statistic."""
    yield f"{name}: {group.hands:,} {'hand' if group.hands == 1 else 'hands'}, {group.net:+,} chips"
    yield ""
    rows = [("", "", "counted", "made / opportunity")]
    for figure in group.figures:
        statistic = CATALOGUE[figure.statistic]
        rows.append((statistic.name, _value(figure), _counts(figure), statistic.formula))
    yield from _table(rows, left={0, 3})


def _blocks(answer: FiguresAnswer) -> Iterator[str]:
    """A line for each group: as many statistics side by side as there is room for, the rest below."""
    if answer.player:
        yield f"{printable(answer.player.name)} by {answer.by}"
        yield ""
    labels = ["", *(_label(answer, group) for group in answer.groups)]
    hands = ["hands", *(f"{group.hands:,}" for group in answer.groups)]
    columns = [
        [statistic.name, *(_cell(group.figures[place]) for group in answer.groups)]
        for place, statistic in enumerate(CATALOGUE.values())
    ]
    while columns:
        count = max(1, _fitting([labels, hands, *columns]) - 2)
        yield from _table(list(zip(labels, hands, *columns[:count], strict=True)), left={0})
        columns = columns[count:]
        if columns:
            yield ""


def _fitting(columns: Sequence[Sequence[str]]) -> int:
    """How many of the columns go side by side."""
    width = 0
    for count, column in enumerate(columns):
        width += max(map(len, column)) + 2
        if width - 2 > WIDTH:
            return count
    return len(columns)


def _label(answer: FiguresAnswer, group: FigureGroup) -> str:
    if answer.by == "player":
        return printable(answer.names.get(group.label, group.label))
    if answer.by == "variant":
        return RULESETS[group.label].name
    return group.label or NONE


def _legend() -> Iterator[str]:
    yield "Per cent, or what else the name says, and beside it made/opportunities."
    yield from _table([(f"{each.name}:", each.formula) for each in CATALOGUE.values()], left={0, 1})


def _explained(answer: HandsAnswer) -> Iterator[str]:
    """The hands behind a figure, the latest first."""
    statistic, figure = answer.statistic, answer.figure
    told = f"{_value(figure)} ({_counts(figure)})" if figure else NONE
    yield f"{statistic.name} of {printable(answer.player.name)}: {told}"
    yield f"made: {statistic.made}"
    yield f"of: {statistic.opportunity}"
    yield ""
    if not answer.hands:
        yield "No hand counts."
        return
    rows = [("hand", "table", "played (UTC)", "game", "stakes", "position", "pot", "made", "of", "net", "EV")]
    for hand in answer.hands:
        at = datetime.fromtimestamp(hand.at, UTC)
        where = (hand.hand, f"{printable(hand.table_name)} #{hand.number}", f"{at:%Y-%m-%d %H:%M}", hand.game)
        made = f"{hand.made:+.1f} bb" if statistic.measure == "rate" else f"{hand.made:g}"
        result = (made, f"{hand.opportunities}", f"{hand.net:+,}", f"{hand.ev:+,.0f}")
        rows.append((*where, hand.stakes, hand.position or NONE, hand.pot_type or NONE, *result))
    yield from _table(rows, left={0, 1, 2, 3, 4, 5, 6})
    if figure and figure.opportunities > len(answer.hands) and statistic.measure != "ratio" and statistic.key != "afq":
        yield f"… the latest {len(answer.hands)} of {figure.opportunities:,}; --limit tells how many."


def _cell(figure: Figure) -> str:
    if CATALOGUE[figure.statistic].measure == "rate":
        return _value(figure)
    return f"{_value(figure)} {figure.made:g}/{figure.opportunities}" if figure.opportunities else NONE


def _value(figure: Figure) -> str:
    if figure.value is None:
        few = CATALOGUE[figure.statistic].measure == "rate" and figure.opportunities
        return f"{NONE} (below {LEAST_HANDS} hands)" if few else NONE
    match CATALOGUE[figure.statistic].measure:
        case "share":
            return f"{figure.value:.1f}%"
        case "ratio":
            return f"{figure.value:.2f}"
        case "rate":
            return f"{figure.value:+.1f} ± {figure.margin:.1f}"


def _counts(figure: Figure) -> str:
    if CATALOGUE[figure.statistic].measure == "rate":
        return f"{figure.made:+,.1f} bb / {figure.opportunities:,}"
    return f"{figure.made:,.0f} / {figure.opportunities:,}"


def _table(rows: Sequence[Sequence[str]], left: Iterable[int]) -> Iterator[str]:
    """The rows in columns, those named `left` set to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.ljust(width) if place in left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
