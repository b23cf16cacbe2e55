"""Where an export goes: a stream, one file, or a folder of files. Files appear whole or not at all."""

import os
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from adapters.histories.writer import Chunk

OPEN_FILES = 16
"""So many files of a folder are open at once."""


class Sink(Protocol):
    """Takes what a writer writes."""

    def take(self, chunk: Chunk) -> None:
        """Add it to its file. Raises OSError."""


class Stream:
    """An open stream, such as standard output; a chunk's file is not asked for."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def take(self, chunk: Chunk) -> None:
        """Write it."""
        self._stream.write(chunk.data)


class _Folder:
    """A folder whose files grow; those last written to stay open."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open: OrderedDict[str, BinaryIO] = OrderedDict()

    def take(self, chunk: Chunk) -> None:
        """Add it to its file."""
        file = self._open.pop(chunk.file, None) or (self._path / chunk.file).open("ab")
        self._open[chunk.file] = file
        file.write(chunk.data)
        if len(self._open) > OPEN_FILES:
            self._open.popitem(last=False)[1].close()

    def close(self) -> None:
        """Write everything out."""
        while self._open:
            self._open.popitem()[1].close()


@contextmanager
def whole_file(path: Path) -> Iterator[Sink]:
    """One file: what is written stands beside it under another name until all is there, and then takes its place. After
    a failure the path is as it was. Raises OSError."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield Stream(file)
            os.fchmod(file.fileno(), _permissions())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def whole_folder(path: Path) -> Iterator[Sink]:
    """A folder of files, of which none is there before all are written. Files of a folder that exists already are
    replaced where they have the same names. Raises OSError."""
    made = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        folder = _Folder(made)
        try:
            yield folder
        finally:
            folder.close()
        _move(made, path)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _move(made: Path, path: Path) -> None:
    if not path.exists():
        made.chmod(_permissions() | 0o111 & ~_umask())
        made.replace(path)
        return
    for file in sorted(made.iterdir()):
        file.replace(path / file.name)


def _permissions() -> int:
    """Those of any new file: temporary ones are their owner's alone."""
    return 0o666 & ~_umask()


def _umask() -> int:
    """It cannot be read without being set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
