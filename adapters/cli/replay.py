"""`cardroom hands replay`: a hand told again, step by step in the terminal, or as text or JSON."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.workplace import at_work

if TYPE_CHECKING:
    from adapters.compose import Foundation
    from application.replay import Onlooker, Replay
    from domain.hand.events import HandStarted

PURPOSE = "replay"


def replay(
    hand: Annotated[str, typer.Argument(help="The hand's id, hand:0190….", show_default=False)],
    at: Annotated[int | None, typer.Option(metavar="N", help="That step alone, from 0.", show_default=False)] = None,
    seat: Annotated[
        str, typer.Option("--as", metavar="SEAT", help="As the player on that seat saw it; the look is recorded.")
    ] = "",
    reveal: Annotated[bool, typer.Option("--reveal", help="With everyone's cards; the look is recorded.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The step, or all of them, as one JSON object.")] = False,
) -> None:
    """Replay a hand: → and ← go step by step, ? tells the other keys. As a spectator saw it, unless told otherwise."""
    if seat and reveal:
        raise typer.BadParameter("choose one of --as and --reveal")
    told, onlooker = at_work(lambda base: _opened(base, hand, at, seat, reveal))
    if as_json:
        _print_json(told, onlooker, at)
    else:
        _show(told, onlooker, at)


async def _opened(base: Foundation, hand: str, at: int | None, seat: str, reveal: bool) -> tuple[Replay, Onlooker]:
    """The replay, and who watches it. A step that is not there is refused before any card is opened."""
    import getpass

    from adapters.fault import Fault
    from application.ports import SealBroken
    from application.replay import Onlooker

    told = await base.replaying.replay(hand)
    told.step(at or 0)
    if not seat and not reveal:
        return told, Onlooker()
    seats = (_seat(told.started, seat),) if seat else ()
    try:
        cards = await base.revealing.reveal(hand, getpass.getuser(), PURPOSE, seats)
    except SealBroken as broken:
        raise Fault(f"The sealed deck cannot be opened: {broken}") from None
    return told, Onlooker(next(iter(cards)) if seat else None, cards)


def _seat(started: HandStarted, text: str) -> int:
    """The seat that was meant by its number, or by the name of the player on it."""
    from adapters.fault import Fault

    if text.isascii() and text.isdigit():
        return int(text)
    named = [seat for seat, name in zip(started.seats, started.names, strict=True) if name == text]
    if len(named) != 1:
        dealt = sorted(zip(started.seats, started.names, strict=True))
        seats = ", ".join(f"{seat} {name}" for seat, name in dealt)
        raise Fault(f"--as: {text!r} is no seat of this hand; dealt in were {seats}.")
    return named[0]


def _print_json(told: Replay, onlooker: Onlooker, at: int | None) -> None:
    import json

    from adapters.cli.card_faces import faces_for
    from adapters.cli.replay_pages import ReplayPages

    pages = ReplayPages(told, onlooker, faces_for("ascii"))
    if at is not None:
        typer.echo(json.dumps(pages.told(at)))
        return
    steps = [pages.told(number) for number in range(told.last + 1)]
    typer.echo(json.dumps({"hand": told.hand, "last_step": told.last, "over": told.over, "steps": steps}))


def _show(told: Replay, onlooker: Onlooker, at: int | None) -> None:
    """On the whole terminal where there is one; page after page where the output goes elsewhere."""
    from adapters.cli.card_faces import faces_for
    from adapters.cli.console import console
    from adapters.cli.replay_pages import ReplayPages
    from adapters.cli.replay_screen import watch

    out = console()
    pages = ReplayPages(told, onlooker, faces_for(out.encoding))
    if at is not None:
        out.print(pages.page(at))
    elif out.is_terminal and sys.stdin.isatty() and not out.is_dumb_terminal:
        watch(pages, out, sys.stdin.fileno())
    else:
        for number in range(told.last + 1):
            out.print(pages.page(number), "")
