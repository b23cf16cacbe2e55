"""Read models for operators: how they stand, and what became of a build."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from adapters.postgres.stops import Stop
from adapters.postgres.upkeep.rebuild import Outcome
from adapters.postgres.upkeep.standing import Standing
from projections.projection import schema_of

WIDE = 200
"""Columns: names stay whole; a narrower terminal breaks the lines itself."""
STYLES = {"stopped": "red", "not built": "yellow", "changed": "yellow"}


def told(standing: Standing) -> dict[str, object]:
    """For machines: the standing with times as UTC seconds since the epoch."""
    beside = [
        {"schema": each.schema.name, "use": each.schema.use, "position": each.position} for each in standing.beside
    ]
    return {**asdict(standing), "beside": beside}


def print_standings(standings: Sequence[Standing]) -> None:
    """A line for each, and one for each event that stops or is skipped."""
    headings = ("read model", "schema", "state", "position", "behind", "code", "built", "MB", "beside")
    table = Table(*headings, box=None, pad_edge=False)
    for standing in standings:
        table.add_row(*(Text(cell, STYLES.get(cell, "")) for cell in _cells(standing)))
    console = Console(width=WIDE, soft_wrap=True)
    console.print(table)
    for standing in standings:
        for line in _events(standing):
            console.print(Text(line))


def _cells(standing: Standing) -> Iterator[str]:
    yield from (standing.name, standing.schema, standing.state)
    yield from (_count(standing.position), _count(standing.behind), standing.code)
    yield f"{datetime.fromtimestamp(standing.since, UTC):%Y-%m-%d %H:%M}" if standing.since else ""
    yield f"{standing.bytes / 1e6:,.1f}"
    yield ", ".join(f"{each.schema.name} ({_count(each.position)})" for each in standing.beside)


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _events(standing: Standing) -> Iterator[str]:
    if standing.leader:
        yield f"{standing.schema} is followed by {standing.leader}"
    for stop in standing.stops:
        yield f"{stop.schema} stands before {stop.event}, {stop.complaint}"
    for skip in standing.skips:
        at = datetime.fromtimestamp(skip.at, UTC)
        yield f"{standing.schema} skips {skip.event}: {skip.reason} ({skip.who}, {at:%Y-%m-%d %H:%M} UTC)"


def told_outcome(outcome: Outcome) -> dict[str, object]:
    """For machines: what became of one read model."""
    comparison = outcome.comparison
    return {
        "name": outcome.projection.NAME,
        "schema": schema_of(outcome.projection),
        "position": outcome.position,
        "compared": None if comparison is None else asdict(comparison),
        "switched": outcome.switched,
        "fault": outcome.fault,
    }


def print_outcomes(outcomes: Sequence[Outcome]) -> None:
    """A line for each read model of which there is something good to say."""
    console = Console(soft_wrap=True)
    for outcome in outcomes:
        if line := "; ".join(_said(outcome)):
            console.print(Text(f"{schema_of(outcome.projection)}: {line}."))


def _said(outcome: Outcome) -> Iterator[str]:
    comparison = outcome.comparison
    if comparison is not None:
        equal = "all equal" if not comparison.different else f"{comparison.different:,} differ"
        yield f"{comparison.rows:,} rows compared at position {comparison.position:,}, {equal}"
    if outcome.switched:
        yield f"built to position {outcome.position:,}, and read from now on"
    elif comparison is None and not outcome.fault:
        yield f"built to position {outcome.position:,} as {schema_of(outcome.projection)}_next"


def complaints(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A line for each row that differs, and for each read model that something stopped."""
    for outcome in outcomes:
        schema = schema_of(outcome.projection)
        for each in outcome.comparison.differences if outcome.comparison else ():
            place = f"{schema}.{each.table}, {each.row}"
            yield f"{place}: live {each.live or 'has no such row'}, built {each.built or 'has no such row'}"
        if outcome.fault:
            yield f"{schema}: {outcome.fault}"


def told_skip(name: str, stop: Stop, reason: str) -> dict[str, object]:
    """For machines: which event is skipped, and why."""
    return {"name": name, "position": stop.position, "event": stop.event, "complaint": stop.complaint, "reason": reason}
