"""The vault: AES-GCM under the key ring, each secret bound to the stream that owns it."""

import binascii
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.sealing.keyring import KeyRing
from application.ports import SealBroken

_NONCE_BYTES = 12
_TAG_BYTES = 16
_SEALED = re.compile(r"([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]+)")


class AesGcmVault:
    """Seals as `keyid.base64url(nonce‖ciphertext)` without padding; satisfies `application.ports.Vault`.

    The nonce comes from the system's generator and is no port: one nonce used twice would give the key away."""

    def __init__(self, ring: KeyRing) -> None:
        self._current = ring.current
        self._ciphers = {key_id: AESGCM(key) for key_id, key in ring.keys.items()}

    def seal(self, secret: bytes, owner: str) -> str:
        """Encrypt `secret` under the ring's first key, bound to the stream id `owner`."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        box = nonce + self._ciphers[self._current].encrypt(nonce, secret, owner.encode())
        return f"{self._current}.{_encoded(box)}"

    def open(self, sealed: str, owner: str) -> bytes:
        """Decrypt what `seal` made for the same owner; raises SealBroken for anything else."""
        form = _SEALED.fullmatch(sealed)
        if form is None:
            raise SealBroken("This is not a sealed text.")
        cipher = self._ciphers.get(form[1])
        if cipher is None:
            raise SealBroken(f"The key {form[1]} is not on the ring; add it behind the first key to open this.")
        box = _decoded(form[2])
        try:
            return cipher.decrypt(box[:_NONCE_BYTES], box[_NONCE_BYTES:], owner.encode())
        except InvalidTag:
            raise SealBroken(f"The sealed text was changed, or it does not belong to {owner}.") from None


def _encoded(box: bytes) -> str:
    return urlsafe_b64encode(box).rstrip(b"=").decode("ascii")


def _decoded(text: str) -> bytes:
    """The bytes of the one text that encodes them: another spelling of the same bytes counts as tampering."""
    try:
        box = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error:
        box = b""
    if len(box) < _NONCE_BYTES + _TAG_BYTES or _encoded(box) != text:
        raise SealBroken("The sealed text was changed.")
    return box
