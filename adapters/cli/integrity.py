"""`cardroom integrity`: suspicions with their evidence, for a person to judge."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.workplace import at_work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.cli.integrity_work import Shown
    from projections.integrity.reviewed import Reviewed

integrity = typer.Typer(
    no_args_is_help=True, help="Suspicions with their evidence, for a person to judge; nothing follows by itself."
)


class State(StrEnum):
    """What people made of a signal."""

    new = "new"
    seen = "seen"
    dismissed = "dismissed"
    confirmed = "confirmed"


class Kind(StrEnum):
    """What is suspected."""

    chip_dumping = "chip_dumping"
    soft_play = "soft_play"
    fold_to_partner = "fold_to_partner"
    same_device = "same_device"
    same_address = "same_address"
    time_out_ring = "time_out_ring"
    improbable_results = "improbable_results"
    bot_timing = "bot_timing"


Id = Annotated[
    str, typer.Argument(metavar="SIGNAL", help="The signal's id, or its first characters.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="The answer as JSON.")]
Kinds = Annotated[list[Kind] | None, typer.Option("--kind", help="Only these; may be repeated.", show_default=False)]
States = Annotated[
    list[State] | None,
    typer.Option("--state", help="Only these; may be repeated.", show_default="new, seen, confirmed"),
]
Least = Annotated[
    float | None,
    typer.Option(
        "--min-score", min=0.01, help="The least score: the number of zeros in its chance.", show_default="by kind"
    ),
]
Reason = Annotated[str, typer.Option("--reason", help="Why, in one line; merely seen needs none.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(integrity, name="integrity")


@integrity.command(name="list")
def list_(kinds: Kinds = None, states: States = None, least: Least = None, as_json: Json = False) -> None:
    """List the signals, the strongest first. Dismissed ones come up again when their score has grown clearly."""
    from adapters.cli.integrity_work import found

    every = at_work(lambda base: found(base, least))
    wanted_kinds = {kind.value for kind in kinds or Kind}
    wanted_states = {state.value for state in states or (State.new, State.seen, State.confirmed)}
    chosen = [each for each in every if each.signal.kind in wanted_kinds and each.state in wanted_states]
    if as_json:
        _echo_json([_told(each) for each in chosen])
    else:
        from adapters.cli.integrity_text import print_list

        print_list(chosen)


@integrity.command()
def show(signal: Id, as_json: Json = False) -> None:
    """Show why a signal is raised: the figures in words, the events to look at, and what was said of it."""
    from adapters.cli.integrity_work import shown

    found = at_work(lambda base: shown(base, signal))
    if as_json:
        _echo_json(_told_whole(found))
    else:
        from adapters.cli.integrity_text import print_signal

        print_signal(found)


@integrity.command()
def mark(
    signal: Id,
    state: Annotated[State, typer.Argument(help="What you make of it; new takes a decision back.")],
    reason: Reason = "",
    as_json: Json = False,
) -> None:
    """Say what you make of a signal; that is recorded, with your name and reason."""
    import getpass

    from adapters.cli.integrity_work import marked

    review = at_work(lambda base: marked(base, signal, state.value, getpass.getuser(), reason))
    if as_json:
        _echo_json({"signal": review.signal, "state": review.state, "score": review.score})
    else:
        typer.echo(f"{review.signal}: {review.state}")


def _told(each: Reviewed) -> dict[str, object]:
    """A signal for machines."""
    signal = each.signal
    return {
        "signal": signal.id,
        "kind": signal.kind,
        "score": signal.score,
        "state": each.state,
        "again": each.again,
        "accounts": list(signal.accounts),
        "explanation": signal.explanation,
    }


def _told_whole(found: Shown) -> dict[str, object]:
    from dataclasses import asdict

    history: Sequence[dict[str, object]] = [asdict(said) for said in found.reviewed.history]
    return {
        **_told(found.reviewed),
        "names": list(found.names),
        "look_at": found.advice,
        "evidence": [asdict(exhibit) for exhibit in found.exhibits],
        "reviews": history,
    }


def _echo_json(answer: object) -> None:
    import json

    typer.echo(json.dumps(answer, indent=2, ensure_ascii=False))
