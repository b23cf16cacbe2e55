"""Reads files of recorded hands: `.phh` holds one, `.phhs` many in the tables [1], [2], …"""

import os
import stat
import tomllib
from pathlib import Path

from adapters.phh.amounts import decimal, kind_of
from adapters.phh.hand import hand
from adapters.phh.recorded import RecordedHand
from adapters.phh.refusals import BadHandFile, printable

LARGEST = {".phh": 2**20, ".phhs": 2**25}
"""The kinds of files by suffix, and the most bytes that one of them may have."""


def read(path: Path) -> tuple[RecordedHand, ...]:
    """The hands of a file, in its order, all or none.

    Raises BadHandFile, which names the file and, where there is one, the line, field or action."""
    content = _content(path)
    if path.suffix.lower() != ".phhs":
        return (hand(printable(str(path)), content, path.stem),)
    if not content:
        raise BadHandFile(f"{path}: the file holds no hand.")
    return tuple(
        hand(printable(f"{path}[{key[:40]}]"), _table(path, key, value), key) for key, value in content.items()
    )


def _content(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(_text(path), parse_float=decimal)
    except RecursionError:
        raise BadHandFile(f"{path}: not valid TOML: the values are nested too deeply.") from None
    except ValueError as problem:
        raise BadHandFile(f"{path}: not valid TOML: {problem}.") from None


def _table(path: Path, key: str, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise BadHandFile(f"{path}: {key[:40]} is {kind_of(value)}; a .phhs file holds only the tables [1], [2], ….")
    return value


def _text(path: Path) -> str:
    data = _bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise BadHandFile(f"{path}: line {line} is not UTF-8 text.") from None
    if not text.strip():
        raise BadHandFile(f"{path}: the file is empty.")
    return text


def _bytes(path: Path) -> bytes:
    """The file's bytes, at most one more than the limit."""
    limit = LARGEST.get(path.suffix.lower())
    if limit is None:
        raise BadHandFile(f"{path}: not a file of recorded hands; their names end in .phh or .phhs.")
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise BadHandFile(f"{path}: not a regular file.")
            data = file.read(limit + 1)
    except OSError as error:
        raise BadHandFile(f"{path}: cannot be read: {error.strerror}.") from None
    if len(data) > limit:
        raise BadHandFile(f"{path}: larger than {limit} bytes.")
    return data


def _without_waiting(path: str, flags: int) -> int:
    """Open a pipe without a writer too, to refuse it."""
    return os.open(path, flags | os.O_NONBLOCK)
