"""`cardroom projections`: how the read models stand, and building them anew from the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from adapters.cli.workplace import at_work

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from psycopg import AsyncConnection

    from adapters.compose import Foundation
    from adapters.postgres.upkeep.build import BuildProgress
    from adapters.postgres.upkeep.rebuild import Outcome
    from adapters.postgres.upkeep.standing import Standing
    from projections.projection import Projection, Row

Result = TypeVar("Result")

projections = typer.Typer(no_args_is_help=True, help="How the read models stand, and building them anew from the log.")

Names = Annotated[
    list[str] | None, typer.Argument(metavar="[NAME]…", help="Read models; all of them without.", show_default=False)
]
Chosen = Annotated[list[str] | None, typer.Argument(metavar="[NAME]…", help="Read models.", show_default=False)]
Name = Annotated[str, typer.Argument(help="A read model.", show_default=False)]
All = Annotated[bool, typer.Option("--all", help="All of them; the log is read once.")]
Compare = Annotated[bool, typer.Option("--compare", help="Compare row by row first; no switch where rows differ.")]
Switch = Annotated[bool, typer.Option("--switch/--no-switch", help="Whether it is read from now on.")]
Anew = Annotated[bool, typer.Option("--anew", help="Leave what an interrupted rebuild has done.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; it is kept with the event.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="The answer as JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(projections, name="projections")


@projections.command()
def status(names: Names = None, as_json: Json = False) -> None:
    """Show what is live, how far it is, who projects, what stopped it, and what stands beside it."""
    from adapters.cli import projection_text as text

    chosen = _chosen(names, everything=True)

    async def look(connection: AsyncConnection[Row]) -> Sequence[Standing]:
        from adapters.postgres.upkeep.standing import standing

        return [await standing(connection, projection) for projection in chosen]

    found = _connected(look, "cardroom projections status")
    _tell(as_json, [text.told(each) for each in found], lambda: text.print_standings(found))


@projections.command()
def rebuild(
    names: Chosen = None,
    everything: All = False,
    compare: Compare = False,
    switch: Switch = True,
    anew: Anew = False,
    as_json: Json = False,
) -> None:
    """Build read models anew beside the live ones, and let them be read. An interrupted rebuild goes on."""
    from adapters.postgres.upkeep.rebuild import Wish
    from adapters.postgres.upkeep.rebuild import rebuild as build_anew

    chosen, wish = _chosen(names, everything), Wish(compare, switch, anew)
    _built(lambda base, watch: build_anew(base.database_url, base.journal.load, chosen, wish, watch), as_json)


@projections.command(name="switch")
def switch_(name: Name, as_json: Json = False) -> None:
    """Let what `rebuild --no-switch` built be read."""
    from adapters.postgres.upkeep.rebuild import switch_to_next

    (projection,) = _chosen([name])

    async def work(base: Foundation, watch: Watch) -> Sequence[Outcome]:
        return [await switch_to_next(base.database_url, base.journal.load, projection, watch)]

    _built(work, as_json)


@projections.command()
def verify(names: Names = None, as_json: Json = False) -> None:
    """Build read models in schemas of their own, and compare them with the live ones, row by row; status 1 when rows
    differ."""
    from adapters.postgres.upkeep.rebuild import verify as build_and_compare

    chosen = _chosen(names, everything=True)
    _built(lambda base, watch: build_and_compare(base.database_url, base.journal.load, chosen, watch), as_json)


@projections.command()
def rollback(name: Name, as_json: Json = False) -> None:
    """Let the one before the last switch be read again; the projector catches it up."""
    (projection,) = _chosen([name])

    async def work(connection: AsyncConnection[Row]) -> int:
        from adapters.postgres.upkeep.claim import claimed
        from adapters.postgres.upkeep.switch import roll_back

        async with claimed(connection, [projection]):
            return await roll_back(connection, projection)

    position = _connected(work, "cardroom rollback")
    schema = _schema(projection)
    said = f"{schema} is the one before again, from position {position:,}; {schema}_before is the one just left."
    _tell(as_json, {"name": name, "schema": schema, "position": position}, lambda: typer.echo(said))


@projections.command(name="drop-old")
def drop_old(names: Names = None, as_json: Json = False) -> None:
    """Drop what is kept for going back: the ones before the last switch, and older versions."""
    chosen = _chosen(names, everything=True)

    async def work(connection: AsyncConnection[Row]) -> Sequence[str]:
        from adapters.postgres.upkeep.claim import claimed
        from adapters.postgres.upkeep.switch import drop_old as drop

        async with claimed(connection, chosen):
            return [name for projection in chosen for name in await drop(connection, projection)]

    dropped = _connected(work, "cardroom drop-old")
    said = f"Dropped {', '.join(dropped)}." if dropped else "There is nothing to drop."
    _tell(as_json, {"dropped": list(dropped)}, lambda: typer.echo(said))


@projections.command()
def skip(name: Name, reason: Reason, as_json: Json = False) -> None:
    """Let a read model pass over the event that stopped it, now and whenever it is rebuilt."""
    import getpass

    from adapters.cli import projection_text as text
    from adapters.fault import Fault
    from adapters.postgres import stops

    (projection,) = _chosen([name])
    if not reason.strip():
        raise Fault("--reason: say why; it is kept with the event.")
    stop = _connected(lambda session: stops.skip(session, projection, getpass.getuser(), reason), "cardroom skip")
    if stop is None:
        raise Fault(f"{name} does not stand at an event, so there is nothing to skip.")
    _tell(as_json, text.told_skip(name, stop, reason), lambda: typer.echo(f"{name} passes over {stop.event}."))


if TYPE_CHECKING:
    Watch = Callable[[BuildProgress], None]


def _built(work: Callable[[Foundation, Watch], Awaitable[Sequence[Outcome]]], as_json: bool) -> None:
    """Build with a look at how far it is, and say what became of it; status 1 where something is not as it should."""
    from adapters.cli import projection_text as text
    from adapters.cli.build_progress import watching
    from adapters.garbage import paused

    async def watched(base: Foundation) -> Sequence[Outcome]:
        with watching() as watch, paused():
            return await work(base, watch)

    outcomes = _reachable(lambda: at_work(watched))
    _tell(as_json, [text.told_outcome(outcome) for outcome in outcomes], lambda: text.print_outcomes(outcomes))
    for line in text.complaints(outcomes):
        typer.echo(line, err=True)
    if not all(outcome.good for outcome in outcomes):
        raise typer.Exit(1)


def _connected(work: Callable[[AsyncConnection[Row]], Awaitable[Result]], doing: str) -> Result:
    """Do something over one connection, which tells others what it is for."""

    async def task(base: Foundation) -> Result:
        from adapters.postgres.read_model import connect
        from adapters.postgres.session_name import session_name

        async with await connect(base.database_url, session_name(doing)) as connection:
            return await work(connection)

    return _reachable(lambda: at_work(task))


def _reachable(work: Callable[[], Result]) -> Result:
    import psycopg

    from adapters.postgres.reason import reason
    from application.ports import JournalUnavailable

    try:
        return work()
    except psycopg.OperationalError as error:
        raise JournalUnavailable(f"The database went away: {reason(error)}") from error


def _chosen(names: Sequence[str] | None, everything: bool = False) -> Sequence[Projection]:
    """The projections of these names. Raises Fault for a name that is none, and for none at all."""
    from adapters.fault import Fault
    from projections.catalogue import PROJECTIONS

    known = {projection.NAME: projection for projection in PROJECTIONS}
    wrong = [name for name in names or () if name not in known]
    if wrong:
        raise Fault(f"There is no read model {', '.join(wrong)}; there are {', '.join(known)}.")
    if not names and not everything:
        raise Fault(f"Name one or more of {', '.join(known)}, or say --all.")
    return [known[name] for name in dict.fromkeys(names)] if names else list(known.values())


def _schema(projection: Projection) -> str:
    from projections.projection import schema_of

    return schema_of(projection)


def _tell(as_json: bool, told: object, say: Callable[[], None]) -> None:
    if not as_json:
        say()
        return
    import json

    typer.echo(json.dumps(told))
