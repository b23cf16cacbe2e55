"""`cardroom templates`: what tables are played under, written by the room's operators."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from adapters.cli.workplace import at_work

if TYPE_CHECKING:
    from application.templates import Templates
    from domain.template import Template

Result = TypeVar("Result")

templates = typer.Typer(no_args_is_help=True, help="What tables are played under: games, stakes, clocks, options.")

Id = Annotated[str, typer.Argument(metavar="ID", help="The template's id, template:….", show_default=False)]
File = Annotated[
    Path, typer.Argument(metavar="FILE.toml", help="Its terms; `show --toml` writes such a file.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="The answer as JSON.")]
Toml = Annotated[bool, typer.Option("--toml", help="The terms as a file to edit.")]
Number = Annotated[int | None, typer.Option("--version", help="An earlier version, from 1.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(templates, name="templates")


@templates.command(name="list")
def list_(as_json: Json = False) -> None:
    """List the room's templates, in the order in which they were added."""
    found = _carry_out(lambda room: room.all())
    if as_json:
        _echo_json([_told(template, template.version) for template in found])
    else:
        from adapters.cli.template_text import print_list

        print_list(found)


@templates.command()
def show(template: Id, version: Number = None, as_json: Json = False, as_toml: Toml = False) -> None:
    """Show the terms of a template, of its latest version unless another is asked for."""
    from adapters.cli.template_text import print_terms
    from adapters.template_files import written

    if as_json and as_toml:
        raise typer.BadParameter("choose one of --json and --toml")
    found = _carry_out(lambda room: room.find(template))
    number = found.version if version is None else version
    if as_toml:
        typer.echo(written(found.terms(number)), nl=False)
    elif as_json:
        _echo_json(_told(found, number))
    else:
        print_terms(found, number)


@templates.command()
def add(file: File, as_json: Json = False) -> None:
    """Put a new template into the room."""
    from adapters.template_files import read

    terms, command_id = read(file), _command_id()
    template = _carry_out(lambda room: room.add(terms, command_id))
    if as_json:
        _echo_json({"template": template, "version": 1})
    else:
        typer.echo(f"{template}: version 1")


@templates.command()
def change(template: Id, file: File, as_json: Json = False) -> None:
    """Give a template its next version. Tables go on under the one that they have pinned."""
    from adapters.template_files import read

    terms, command_id = read(file), _command_id()
    number = _carry_out(lambda room: room.change(template, terms, command_id))
    if as_json:
        _echo_json({"template": template, "version": number})
    else:
        typer.echo(f"{template}: version {number}")


@templates.command()
def retire(template: Id, as_json: Json = False) -> None:
    """Open no further tables from a template; its versions stay readable."""
    command_id = _command_id()
    _carry_out(lambda room: room.retire(template, command_id))
    if as_json:
        _echo_json({"template": template, "retired": True})
    else:
        typer.echo(f"{template}: retired")


def _carry_out(task: Callable[[Templates], Awaitable[Result]]) -> Result:
    """Run a task on the templates of the settings' room."""
    from application.templates import Templates

    return at_work(lambda base: task(Templates(base.journal, base.clock)))


def _command_id() -> str:
    from adapters.ids import Uuid7Ids

    return Uuid7Ids().new("command")


def _told(template: Template, version: int) -> dict[str, object]:
    """A version of a template for machines."""
    from dataclasses import asdict

    terms = asdict(template.terms(version))
    return {"template": template.id, "version": version, "retired": template.retired, "terms": terms}


def _echo_json(answer: object) -> None:
    import json

    typer.echo(json.dumps(answer, indent=2, ensure_ascii=False))
