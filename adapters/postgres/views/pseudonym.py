"""Pseudonyms of players: a keyed hash of the id, so that only who has the key can tell whose one is."""

KEY_BYTES = 32
BLOCK_BYTES = 64
"""The block of SHA-256, to which HMAC (RFC 2104) pads its key."""


def padded(key: bytes) -> tuple[bytes, bytes]:
    """A key in HMAC's inner and outer form, which the row of `pseudonym_key` holds."""
    block = key.ljust(BLOCK_BYTES, b"\0")
    return bytes(byte ^ 0x36 for byte in block), bytes(byte ^ 0x5C for byte in block)


def pseudonym(player: str) -> str:
    """The SQL expression for the pseudonym of the player whose id the expression `player` gives: the first 64 bits of
    its HMAC-SHA-256, under the key that the query must bring along as `key`."""
    inner = f"sha256(key.inner_pad || convert_to({player}, 'UTF8'))"
    return f"'p' || encode(substring(sha256(key.outer_pad || {inner}) FOR 8), 'hex')"
