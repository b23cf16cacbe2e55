"""The one source of chance: the operating system's generator."""

import secrets


class SystemEntropy:
    """Unpredictable bytes for seeds; satisfies `application.ports.Entropy`."""

    def bytes(self, count: int) -> bytes:
        """`count` unpredictable bytes."""
        return secrets.token_bytes(count)
