"""Files of terms: TOML with the fields of `Terms`, and a table `[[games]]` for each game."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from domain.refusals import Refusal
from domain.template import Terms, complete
from domain.template.refusals import InvalidTerms

LARGEST = 2**16
"""Bytes that a file of terms may have."""

WANTED = {
    "missing": "is missing",
    "unexpected_keyword_argument": "is not a known field; leave it out",
    "int_type": "must be a whole number, without quotes or a decimal point",
    "float_type": "must be a number of seconds",
    "bool_type": "must be true or false",
    "string_type": "must be a text in quotes",
    "tuple_type": "must be a list (of games: a table [[games]] for each)",
    "too_long": "has too many entries",
    "dataclass_type": "must be a table: [[games]]",
}
"""What would be right, by pydantic's kinds of error; for all others its own words are clear enough."""

_TERMS = TypeAdapter(Terms)


class BadTemplateFile(Refusal):
    """A file of terms cannot be used: the message names the file, the line or the field, and what is wrong."""

    kind = "invalid"


def read(path: Path) -> Terms:
    """The terms of a file, complete and verified. Raises BadTemplateFile, or OSError where it cannot be read."""
    content = _content(path)
    try:
        # Only from JSON does strict validation take lists for tuples, and tables for dataclasses.
        terms = _TERMS.validate_json(json.dumps(content, default=_no_value), strict=True, extra="forbid")
        return complete(terms)
    except ValidationError as error:
        raise _bad(path, _sentence(error)) from None
    except InvalidTerms as invalid:
        raise _bad(path, invalid.message) from None


def written(terms: Terms) -> str:
    """The terms as such a file."""
    content = asdict(terms)
    games: tuple[Mapping[str, object], ...] = content.pop("games")
    tables = [content, *games]
    return "\n[[games]]\n".join("".join(_lines(table)) for table in tables)


def _content(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _bad(path, f"The file is larger than {LARGEST} bytes.")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise _bad(path, f"Line {line} is not UTF-8 text.") from None
    except RecursionError:
        raise _bad(path, "This is not TOML: the values are nested too deeply.") from None
    except ValueError as problem:
        raise _bad(path, f"This is not TOML: {problem}.") from None


def _no_value(_: object) -> None:
    """Dates and times, which no field takes."""


def _sentence(error: ValidationError) -> str:
    details = error.errors(include_url=False)
    more = f" ({len(details) - 1} more.)" if len(details) > 1 else ""
    return f"{_path(details[0])} {_wanted(details[0])}.{more}"


def _path(detail: ErrorDetails) -> str:
    """The path to the field, such as `games[1].big_bet`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in detail["loc"])
    return "".join(steps).removeprefix(".")


def _wanted(detail: ErrorDetails) -> str:
    return WANTED.get(detail["type"], f"is wrong: {detail['msg']}")


def _bad(path: Path, sentence: str) -> BadTemplateFile:
    """The refusal on one line that every terminal can show: names come from the file."""
    shown = "".join(character if character.isprintable() else "?" for character in f"{path}: {sentence}")
    return BadTemplateFile(shown)


def _lines(table: Mapping[str, object]) -> Iterator[str]:
    """Texts, numbers, flags and lists of them are written in TOML as in JSON."""
    for name, value in table.items():
        yield f"{name} = {json.dumps(value, ensure_ascii=False)}\n"
