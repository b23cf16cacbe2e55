"""The ring of keys: the first one seals, all of them open, so keys rotate without losing what is stored."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from adapters.sealing.secrets_file import NAME, BadSecrets, read_or_create

KEY_BYTES = 32
_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")


@dataclass(frozen=True, slots=True)
class KeyRing:
    """AES-256 keys by id, in order; the first one is the `current` key. Raises BadSecrets without any."""

    keys: Mapping[str, bytes] = field(repr=False)

    def __post_init__(self) -> None:
        if not self.keys:
            raise BadSecrets("The key ring is empty; it needs at least one key.")

    @property
    def current(self) -> str:
        """The id of the key that seals."""
        return next(iter(self.keys))


def load_ring(setting: str | None, folder: Path) -> KeyRing:
    """The ring of a setting `id:hex64,id2:hex64`, or without one that of the data folder's file, made on first use.

    Raises BadSecrets, which says what is wrong and never repeats a key."""
    if setting is not None:
        return _ring(setting, "the key ring")
    return _ring(read_or_create(folder).ring, f"the key ring in {folder / NAME}")


def load_token_key(setting: str | None, folder: Path) -> bytes:
    """The key that signs login tokens: a setting of 64 hexadecimal digits, or that of the data folder's file.

    Raises BadSecrets, which says what is wrong and never repeats the key."""
    if setting is not None:
        return _key(setting.strip(), "The token-signing key")
    return _key(read_or_create(folder).token_key, f"The token_key in {folder / NAME}")


def _ring(text: str, where: str) -> KeyRing:
    keys: dict[str, bytes] = {}
    for place, entry in enumerate(text.split(","), start=1):
        key_id, colon, digits = entry.strip().partition(":")
        if not colon:
            raise BadSecrets(f"Entry {place} of {where} has no colon; write ID:KEY, several with commas between.")
        if not _ID.fullmatch(key_id):
            raise BadSecrets(f"The id of entry {place} of {where} must be 1 to 32 of A-Z, a-z, 0-9, _ and -.")
        if key_id in keys:
            raise BadSecrets(f"Entry {place} of {where} has the id of an earlier one; each key needs its own.")
        key = _key(digits, f"The key of entry {place} of {where}")
        if key in keys.values():
            raise BadSecrets(f"Entry {place} of {where} has the key of an earlier one; a new id needs a new key.")
        keys[key_id] = key
    return KeyRing(keys)


def _key(digits: str, what: str) -> bytes:
    if not re.fullmatch(r"[0-9A-Fa-f]{64}", digits):
        raise BadSecrets(f"{what} must be {2 * KEY_BYTES} hexadecimal digits ({KEY_BYTES} bytes).")
    return bytes.fromhex(digits)
