"""`cardroom config`: the settings in force, and where each comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

if TYPE_CHECKING:
    from adapters.settings import Settings


class Row(NamedTuple):
    """A setting as text, secrets hidden; `origin` is `environment` or `default`."""

    variable: str
    value: str | None
    origin: str
    default: str | None
    description: str


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(config)


def config(
    explain: Annotated[bool, typer.Option("--explain", help="Add origin, default and description.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as a JSON list.")] = False,
) -> None:
    """Show the settings in force; secrets are hidden."""
    from adapters.settings import load_settings

    rows = explained(load_settings())
    if as_json:
        import json

        typer.echo(json.dumps([row._asdict() for row in rows], indent=2))
    elif explain:
        _print_explained(rows)
    else:
        for row in rows:
            typer.echo(f"{row.variable}={row.value or ''}")


def explained(settings: Settings) -> list[Row]:
    """Every setting in the order of its class."""
    from adapters.settings import variable_of

    return [
        Row(
            variable=variable_of(name),
            value=_shown(getattr(settings, name)),
            origin="environment" if name in settings.model_fields_set else "default",
            default=_shown(field.get_default(call_default_factory=True, validated_data={})),
            description=field.description or "",
        )
        for name, field in type(settings).model_fields.items()
    ]


def _shown(value: object) -> str | None:
    from pydantic import SecretStr

    if isinstance(value, SecretStr):
        return _hidden(value.get_secret_value())
    if isinstance(value, tuple):
        return ", ".join(value) or None
    return None if value is None else str(value)


def _hidden(secret: str) -> str:
    """Of a server's address everything but the password and the parameters; of any other secret nothing."""
    scheme, separator, rest = secret.partition("://")
    if not separator:
        return "(hidden)"
    place, asked, _ = rest.partition("?")
    login, at, server = place.rpartition("@")
    name, colon, _ = login.partition(":")
    return f"{scheme}://{name}{colon and ':(hidden)'}{at}{server}{asked and '?(hidden)'}"


def _print_explained(rows: list[Row]) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for row in rows:
        told = row.origin == "environment"
        value = (row.value or "none", "bold" if told else "dim")
        origin = f" (environment; default: {row.default or 'none'})" if told else " (default)"
        console.print(Text.assemble((row.variable, "cyan"), " = ", value, origin), soft_wrap=True)
        console.print(Padding(row.description, (0, 0, 0, 4), expand=False))
