"""Finds files of recorded hands on disk."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from adapters.phh.reader import LARGEST
from adapters.phh.refusals import BadHandFile


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """The .phh and .phhs files at and below the given paths, each once, path by path in order of their names, with
    numbers by value (`9.phh` before `10.phh`). Links to folders are not followed.

    Raises BadHandFile for a path that does not exist, cannot be read or holds no such file, before it gives any."""
    found: dict[str, Path] = {}
    for path in paths:
        for file in _below(path):
            found.setdefault(os.path.realpath(file), file)
    return iter(found.values())


def _below(path: Path) -> list[Path]:
    try:
        folder, there = path.is_dir(), path.is_symlink() or path.exists()
    except OSError as error:
        _refuse(error)
    if folder:
        return _inside(path)
    if not there:
        raise BadHandFile(f"{path}: does not exist.")
    if path.suffix.lower() not in LARGEST:
        raise BadHandFile(f"{path}: not a file of recorded hands; their names end in .phh or .phhs.")
    return [path]


def _inside(path: Path) -> list[Path]:
    files = (Path(folder, name) for folder, _, names in os.walk(path, onerror=_refuse) for name in names)
    hands = sorted((file for file in files if file.suffix.lower() in LARGEST), key=_by_number)
    if not hands:
        raise BadHandFile(f"{path}: holds no .phh or .phhs file.")
    return hands


def _by_number(path: Path) -> tuple[list[list[str | int]], str]:
    """Names and numbers alternate, so that text is never compared with a number."""
    parts = [re.split(r"([0-9]+)", part) for part in path.parts]
    return [[int(text) if i % 2 else text for i, text in enumerate(split)] for split in parts], str(path)


def _refuse(error: OSError) -> NoReturn:
    raise BadHandFile(f"{error.filename}: cannot be read: {error.strerror}.")
