"""The last gate before a log line is written: no card, seed, token or other secret passes, whoever logged it."""

import re
from collections.abc import Mapping

from structlog.typing import EventDict, WrappedLogger

HIDDEN = "[hidden]"

SECRET_WORDS = frozenset({
    "auth", "authorization", "bearer", "card", "cookie", "credential", "cut", "deck", "dsn", "hash", "hole", "init",
    "key", "passwd", "password", "proof", "salt", "seal", "sealed", "secret", "seed", "signature", "token",
})  # fmt: skip
"""A field is hidden when its name holds one of these words, in the singular or the plural."""

SECRET_TEXTS = re.compile(
    r"""(?P<credentials> (?<=://) [^/@\s]+ (?=@) )
      | (?P<bot_token>   (?<!\d) \d{6,12} : [A-Za-z0-9_-]{30,} )
      | (?P<bearer>      \b bearer \s+ \S+ )
      | (?P<signed>      [\w-]{16,} \. [\w-]+ \. [\w-]{40,} )
      | (?P<init_data>   \b (?: hash | signature ) = \S+ )
      | (?P<cards>       (?<![\w:-]) (?-i: [2-9TJQKA][cdhs] [\s,'"]{0,4} ){2,} (?![\w-]) )
    """,
    re.VERBOSE | re.IGNORECASE,
)

DEPTH = 6

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")


def redact(_logger: WrappedLogger, _method: str, line: EventDict) -> EventDict:
    """The structlog processor: hide every field with a secret's name and every secret found in a text.

    Only text, numbers, flags and containers of these are printed; any other object becomes the name of its type,
    because its representation could hold anything."""
    return {name: _value(name, value, DEPTH) for name, value in line.items()}


def _value(name: str, value: object, depth: int) -> object:
    if _is_secret(name):
        return HIDDEN
    if isinstance(value, str):
        return SECRET_TEXTS.sub(HIDDEN, value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return _container(name, value, depth) if depth else HIDDEN


def _container(name: str, value: object, depth: int) -> object:
    if isinstance(value, Mapping):
        return {str(key): _value(str(key), item, depth - 1) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return _texts_or_items(name, list(value), depth)
    return f"<{type(value).__name__}>"


def _texts_or_items(name: str, items: list[object], depth: int) -> object:
    """Texts in a row can spell what each alone does not (two cards of a hand), so they are looked at together."""
    if len(items) > 1 and all(isinstance(item, str) for item in items):
        joined = " ".join(str(item) for item in items)
        return items if SECRET_TEXTS.sub(HIDDEN, joined) == joined else HIDDEN
    return [_value(name, item, depth - 1) for item in items]


def _is_secret(name: str) -> bool:
    return any(word.lower().removesuffix("s") in SECRET_WORDS for word in _WORDS.findall(name))
