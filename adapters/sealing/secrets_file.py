"""The data folder's own secrets: one file, made once with fresh keys, readable by its owner only."""

import json
import os
import secrets
import stat
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

NAME = "secrets.json"
_LIMIT = 65536


class BadSecrets(Exception):
    """Keys are missing, malformed or exposed; the message is one line, says what would be right and repeats no key."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What the file holds, as text: the key ring (`id:hex64,id2:hex64`, the first key seals) and the key that
    signs login tokens (64 hexadecimal digits)."""

    ring: str = field(repr=False)
    token_key: str = field(repr=False)


def read_or_create(folder: Path) -> Secrets:
    """The secrets of a data folder; the first process to ask makes the file, all others read that one.

    Raises BadSecrets."""
    path = folder / NAME
    try:
        text = _read(path)
        if text is None:
            _create(path)
            text = _read(path)
    except OSError as error:
        raise BadSecrets(f"{path} cannot be read or made: {error.strerror}.") from error
    if text is None:
        raise BadSecrets(f"{path} disappeared while it was being read; start again.")
    return _parsed(path, text)


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_IMODE(status.st_mode) & 0o077:
                raise BadSecrets(f"{path} can be read by others than its owner; run: chmod 600 {path}")
            return file.read(_LIMIT)
    except FileNotFoundError:
        return None


def _create(path: Path) -> None:
    """A hard link appears whole or not at all, and fails where another process was first."""
    content = {"ring": f"{secrets.token_hex(4)}:{secrets.token_hex(32)}", "token_key": secrets.token_hex(32)}
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".secrets-")
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            json.dump(content, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
        _make_durable(path.parent)
    except FileExistsError:
        return
    finally:
        Path(draft).unlink()


def _make_durable(folder: Path) -> None:
    """Write the folder's entry to disk: events sealed with a key that a power cut took could never be opened."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _parsed(path: Path, text: bytes) -> Secrets:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        content = None
    match content:
        case {"ring": str(ring), "token_key": str(token_key)}:
            return Secrets(ring, token_key)
    raise BadSecrets(f"{path} must be a JSON object with the texts ring and token_key; restore it from a backup.")
