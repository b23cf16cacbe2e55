"""Values as TOML writes them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import time

Value = str | int | bool | time | Sequence[int] | Sequence[str]

DELETE = "\x7f"


def lines(fields: Mapping[str, Value]) -> Iterator[str]:
    """A line for each field; the names must be bare keys."""
    for name, value in fields.items():
        yield f"{name} = {_value(value)}"


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, time):
        return value.isoformat("seconds")
    if isinstance(value, Sequence):
        return f"[{', '.join(map(_value, value))}]"
    return str(value)


def _text(text: str) -> str:
    """JSON's strings are TOML's, but for one control character. A quote that PokerKit would have to escape itself
    stays a basic string."""
    return json.dumps(text, ensure_ascii=False).replace(DELETE, "\\u007f")
