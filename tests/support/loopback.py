"""Loopback ports for the servers that tests start: below 32768, where the kernel hands out none by itself."""

import random
import socket


def loopback_socket(port: int | None = None) -> socket.socket:
    """A socket bound to `port` on 127.0.0.1, or to a free one from 20000 to 31999."""
    for candidate in [port] if port else random.sample(range(20_000, 32_000), 50):
        bound = socket.socket()
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind(("127.0.0.1", candidate))
        except OSError:
            bound.close()
        else:
            return bound
    raise OSError(f"no free port: {port or 'fifty were tried'}")
