"""`cardroom hands export`: finished hands in the formats of other programs."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from adapters.cli.workplace import at_work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from adapters.compose import Foundation
    from adapters.histories.formats import Format
    from adapters.histories.sinks import Sink
    from adapters.histories.writer import HistoryWriter
    from application.histories import Reader
    from application.told_hand import ToldHand
    from application.wanted_hands import Wanted

FormatName = Literal["pokerstars", "phh", "phhs", "ohh", "csv", "parquet"]
DAY = 86_400
DATE = len("2026-01-31")

To = Annotated[FormatName, typer.Option(help="The format.", show_default=False)]
Out = Annotated[
    Path | None,
    typer.Option(help="The file, or for phh, csv and parquet the folder; standard output without it.", dir_okay=True),
]
Hand = Annotated[list[str] | None, typer.Option(help="A hand's id, hand:0190…; may be repeated.", show_default=False)]
Player = Annotated[str, typer.Option(help="Hands of this player: an account's id or a name.", show_default=False)]
Table = Annotated[str, typer.Option(help="Hands of this table: its id or its name.", show_default=False)]
Game = Annotated[str, typer.Option(help="Hands of this game, such as nlhe or plo4.", show_default=False)]
Origin = Annotated[
    Literal["room", "import"] | None, typer.Option(help="Played in the room, or imported.", show_default=False)
]
From = Annotated[str, typer.Option("--from", metavar="TIME", help="That began at or after this date or time (UTC).")]
Until = Annotated[str, typer.Option(metavar="TIME", help="That began by the end of this date, or before this time.")]
As = Annotated[
    str, typer.Option("--as", metavar="PLAYER", help="This player's hands as that player may see them, own cards too.")
]
Reveal = Annotated[bool, typer.Option("--reveal", help="With everyone's cards; each hand's opening is recorded.")]
StraddleAsRaise = Annotated[
    bool, typer.Option("--straddle-as-raise", help="pokerstars: for readers that know no straddles.")
]
Dollars = Annotated[bool, typer.Option("--dollars", help="pokerstars: for readers that pass play money over.")]
Json = Annotated[bool, typer.Option("--json", help="The outcome as one JSON object; takes --out.")]


@dataclass(slots=True)
class Outcome:
    """How many hands were written, and a line for each that the format cannot say."""

    hands: int = 0
    left_out: list[str] = field(default_factory=list)


def export(
    to: To,
    out: Out = None,
    hand: Hand = None,
    player: Player = "",
    table: Table = "",
    game: Game = "",
    origin: Origin = None,
    since: From = "",
    until: Until = "",
    as_player: As = "",
    reveal: Reveal = False,
    straddle_as_raise: StraddleAsRaise = False,
    dollars: Dollars = False,
    as_json: Json = False,
) -> None:
    """Write finished hands down, in the order in which they ended: what everyone at the table saw, unless told
    otherwise. Status 1 where the format cannot say some of them."""
    from adapters.histories.formats import FORMATS, Wishes
    from application.wanted_hands import Wanted

    chosen = FORMATS[to]
    _verify(to, chosen, out, as_json, (as_player, reveal))
    if to != "pokerstars" and (straddle_as_raise or dollars):
        raise typer.BadParameter("--straddle-as-raise and --dollars are for --to pokerstars")
    began, ended = _time(since), _time(until)
    if ended is not None and len(until) == DATE:
        ended += DAY
    wanted = Wanted(player, table, game, origin or "", began, ended, tuple(hand or ()))
    writer = chosen.make(Wishes(straddle_as_raise, dollars))
    with _sink(chosen, out) as sink:
        outcome = at_work(lambda base: _export(base, wanted, _reader(as_player, reveal), writer, sink))
    _report(outcome, out, as_json)


async def _export(base: Foundation, wanted: Wanted, reader: Reader, writer: HistoryWriter, sink: Sink) -> Outcome:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    outcome = Outcome()
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("hands", total=await base.journal.end())

        def on_position(position: int) -> None:
            progress.update(task, completed=position, description=f"{outcome.hands} hands")

        for chunk in writer.begin():
            sink.take(chunk)
        async for told in base.histories.tell(wanted, reader, on_position):
            _write(told, writer, sink, outcome)
        for chunk in writer.end():
            sink.take(chunk)
    return outcome


def _write(told: ToldHand, writer: HistoryWriter, sink: Sink, outcome: Outcome) -> None:
    from adapters.histories.writer import Unsayable

    try:
        for chunk in writer.hand(told):
            sink.take(chunk)
        outcome.hands += 1
    except Unsayable as unsayable:
        outcome.left_out.append(f"{told.hand}: {unsayable}.")


def _verify(to: str, chosen: Format, out: Path | None, as_json: bool, eyes: tuple[str, bool]) -> None:
    """Raise BadParameter for what does not go together."""
    if all(eyes):
        raise typer.BadParameter("choose one of --as and --reveal")
    if out is None and chosen.folder:
        raise typer.BadParameter(f"--to {to} writes several files; name their folder with --out")
    if out is None and as_json:
        raise typer.BadParameter("--json takes --out, or the hands and the outcome would be mixed")
    if out is not None and to == "ohh" and not out.name.isascii():
        raise typer.BadParameter("Open Hand History wants an ASCII file name")
    if out is not None and not out.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {out.absolute().parent}")
    if out is not None and out.exists() and out.is_dir() != chosen.folder:
        raise typer.BadParameter(f"{out} is {'no' if chosen.folder else 'a'} folder")


def _time(text: str) -> float | None:
    """UTC seconds since the epoch of what was typed, None for nothing."""
    import time

    from adapters.cli.past_time import NoTime, past_time

    if not text:
        return None
    try:
        return past_time(text, time.time())
    except NoTime as problem:
        raise typer.BadParameter(str(problem)) from None


def _reader(player: str, reveal: bool) -> Reader:
    import getpass

    from application.histories import Analyst, Auditor, Player

    return Player(player) if player else Auditor(getpass.getuser()) if reveal else Analyst()


@contextmanager
def _sink(chosen: Format, out: Path | None) -> Iterator[Sink]:
    from adapters.histories.sinks import Stream, whole_file, whole_folder

    if out is None:
        yield Stream(sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    with (whole_folder if chosen.folder else whole_file)(out.absolute()) as sink:
        yield sink


def _report(outcome: Outcome, out: Path | None, as_json: bool) -> None:
    for line in outcome.left_out:
        typer.echo(line, err=True)
    if as_json:
        import json

        typer.echo(json.dumps({"out": str(out), "hands": outcome.hands, "left_out": outcome.left_out}))
    else:
        typer.echo(f"{outcome.hands} hands written, {len(outcome.left_out)} left out", err=True)
    if outcome.left_out:
        raise typer.Exit(1)
