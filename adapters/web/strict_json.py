"""JSON as we accept it: UTF-8, one object, every key once, nothing nested absurdly; and what is wrong in a sentence."""

import json
from collections.abc import Iterable
from typing import TypeVar

import orjson
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from adapters.web.rejections import Invalid, Malformed

Model = TypeVar("Model", bound=BaseModel)
Frame = TypeVar("Frame")

SHOWN = 64
"""Characters of a client's own text that an error repeats."""


def read_object(text: str | bytes) -> dict[str, object]:
    """The one object that a JSON text holds; raises Malformed for anything else."""
    try:
        # Two readings: orjson refuses bad UTF-8, lone surrogates and NaN, the other one repeated keys.
        orjson.loads(text)
        value: object = json.loads(text, object_pairs_hook=_every_key_once)
    except RecursionError:
        raise Malformed("The JSON is nested too deeply; send one flat object.") from None
    except ValueError as error:
        raise Malformed(f"This is not JSON: {error}.") from None
    if not isinstance(value, dict):
        raise Malformed(f"Send one JSON object, not {_json_type(value)}.")
    return value


def plain_frame(frames: TypeAdapter[Frame], text: bytes) -> Frame | None:
    """`text` as one of the tagged union `frames` where a quick look finds nothing wrong with it; None where
    `read_object` and `check_frame` must look closer, who would read the same."""
    try:
        told = orjson.loads(text)
        return frames.validate_python(told) if _surely_each_key_once(told, text) else None
    except ValueError:
        return None


def _surely_each_key_once(told: object, text: bytes) -> bool:
    """Whether every quote in `text` belongs to a key or a value of the flat object that was read from it: a pair that
    gave way to a later one with the same key would leave at least two over."""
    if not isinstance(told, dict):
        return False
    texts = [value for value in told.values() if isinstance(value, str)]
    return text.count(b'"') == 2 * (len(told) + len(texts))


def _every_key_once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {_line(key)!r} appears twice")
        found[key] = value
    return found


def check(model: type[Model], value: dict[str, object]) -> Model:
    """`value` as `model`; raises Invalid with a sentence that names the first field in the way."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise Invalid(_sentence(error, tags=0)) from None


def check_frame(frames: TypeAdapter[Frame], value: dict[str, object]) -> Frame:
    """`value` as one of the tagged union `frames`; raises Malformed with a sentence that names the first field in
    the way."""
    try:
        return frames.validate_python(value)
    except ValidationError as error:
        raise Malformed(_sentence(error, tags=1)) from None


def _sentence(error: ValidationError, tags: int) -> str:
    details = error.errors(include_url=False)
    more = f" ({len(details) - 1} more.)" if len(details) > 1 else ""
    return f"{_field(details[0], tags)} {_wanted(details[0])}.{more}"


def _field(detail: ErrorDetails, tags: int) -> str:
    """The path to the field without the union's tags before it; the tag itself is the field `t`."""
    if detail["type"].startswith("union_tag"):
        return "t"
    return _line(".".join(str(step) for step in detail["loc"][tags:])) or "The object"


WANTED = {
    "missing": "is required",
    "union_tag_not_found": "is required",
    "extra_forbidden": "is not a known field; leave it out",
    "int_type": "must be a whole number, written without quotes or a decimal point",
    "string_type": "must be a text",
    "string_pattern_mismatch": "must match {pattern}",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "literal_error": "must be {expected}",
    "union_tag_invalid": "must be one of {expected_tags}",
}
"""What would be right, by pydantic's kinds of error; for all others its own words are clear enough."""


def _wanted(detail: ErrorDetails) -> str:
    wanted = WANTED.get(detail["type"])
    return wanted.format(**detail.get("ctx", {})) if wanted else f"is wrong: {detail['msg']}"


def _line(text: str) -> str:
    short = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in short)


def _json_type(value: object) -> str:
    names = {list: "an array", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
